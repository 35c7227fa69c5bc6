import { judgeProject } from '../../../src/index.js';
import type { GateDeclaration, Project, ProjectDependency } from '../../../src/index.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';

const project = (name: string, root: string, ...tags: string[]) => ({ name, root, tags });
const PROJECTS = [
  CHECKOUT,
  project('@shop/ui', 'libs/ui', 'layer:ui'),
  project('domain', 'libs/domain', 'layer:domain'),
  project('domain-cards', 'libs/domain/cards', 'layer:domain'),
  project('workspace', '.'),
];
const UI: ProjectDependency = { name: '@shop/ui', root: 'libs/ui', file: null };
const DOMAIN: ProjectDependency = { name: 'domain', root: 'libs/domain', file: null };
const ROOT: ProjectDependency = { name: 'workspace', root: '.', file: null };
const REACT: ProjectDependency = { name: 'npm:react', root: null, file: null };
const ZOD: ProjectDependency = { name: 'npm:zod', root: null, file: null };
const SCOPED: ProjectDependency = { name: 'npm:@evil/xyz', root: null, file: null };

interface Asked {
  readonly files?: Record<string, string>;
  readonly origin?: GateDeclaration['origin'];
}

function judge(rules: object, dependencies: readonly ProjectDependency[] | null, asked: Asked = {}) {
  const declared = {
    ...gate('III.boundaries', { kind: 'boundaries', ...rules }),
    origin: asked.origin ?? 'block',
  };
  const context = contextWith([declared], asked.files ?? {}, { state: { projects: PROJECTS } });
  const judged: Project = dependencies === null ? CHECKOUT : { ...CHECKOUT, dependencies };
  return only(judgeProject(judged, context));
}
const verdict = (...given: Parameters<typeof judge>) => {
  const { verdict: said, reason } = judge(...given);
  return `${said} ${reason}`;
};
const KEPT = 'pass boundaries-kept';
const CROSSED = 'fail boundary-crossed';

describe('the boundaries gate', () => {
  it.each<[string, object, readonly ProjectDependency[], string]>([
    ['nothing is used', { deny: ['@shop/ui'] }, [], KEPT],
    ['something else is used', { deny: ['@shop/ui'] }, [DOMAIN, REACT], KEPT],
    ['a denied project is used', { deny: ['@shop/ui'] }, [DOMAIN, UI], CROSSED],
    ['it is denied by directory', { deny: ['libs/ui'] }, [UI], CROSSED],
    ['it is denied by a glob of directories', { deny: ['libs/*'] }, [DOMAIN], CROSSED],
    ['it is denied by tag', { deny: ['tag:layer:ui'] }, [UI], CROSSED],
    ['it is taken out of what is denied', { deny: ['libs/*', '!domain'] }, [DOMAIN], KEPT],
    ['only what is allowed is used', { allow: ['tag:layer:domain'] }, [DOMAIN], KEPT],
    ['more than what is allowed is used', { allow: ['tag:layer:domain'] }, [DOMAIN, UI], CROSSED],
    ['what is allowed is denied as well', { allow: ['libs/*'], deny: ['libs/ui'] }, [UI], CROSSED],
    ['packages are used and only projects spoken of', { allow: ['domain'] }, [REACT], KEPT],
    ['a package is allowed', { allow: ['domain', 'npm:zod'] }, [DOMAIN, ZOD], KEPT],
    ['a package is not among those allowed', { allow: ['domain', 'npm:zod'] }, [REACT], CROSSED],
    ['only a package is allowed and a project is used', { allow: ['npm:zod'] }, [DOMAIN], CROSSED],
    ['a package is denied by a glob', { deny: ['npm:react*'] }, [REACT], CROSSED],
    ['a package is taken out of those denied', { deny: ['npm:*', '!npm:react'] }, [REACT], KEPT],
    ['all packages but one are denied', { deny: ['!npm:react'] }, [ZOD], CROSSED],
    ['all packages are denied and one has a scope', { deny: ['npm:*'] }, [SCOPED], CROSSED],
    ['all packages are denied at any depth', { deny: ['npm:**'] }, [SCOPED], CROSSED],
    ['all packages of a scope are denied', { deny: ['npm:@evil/*'] }, [SCOPED], CROSSED],
    ['packages without a scope are denied by a part', { deny: ['npm:x*'] }, [SCOPED], KEPT],
    ['all packages are allowed', { allow: ['npm:*'] }, [SCOPED], KEPT],
    ['packages of another registry are denied', { deny: ['cargo:*'] }, [SCOPED], KEPT],
    ['a package that nobody uses is denied', { deny: ['npm:moment'] }, [ZOD], KEPT],
    ['the root project is used', { allow: ['domain'] }, [ROOT], KEPT],
    ['the root project is used and all is denied', { deny: ['*'] }, [ROOT], KEPT],
    ['the root project is denied by name', { deny: ['workspace'] }, [ROOT], CROSSED],
  ])('when %s', (_, rules, dependencies, expected) => {
    expect(verdict(rules, dependencies)).toBe(expected);
  });

  it('names every dependency that crosses, and the file that makes it when the graph knows it', () => {
    const file = 'packages/checkout/src/card.ts';
    const entry = judge({ deny: ['libs/*'] }, [DOMAIN, { ...UI, file }]);
    expect(entry).toMatchObject({
      expected: 'dependencies: not libs/*',
      actual: 'domain, @shop/ui',
      location: { file, line: 1, column: 1 },
    });
    expect(entry.message).toContain(`@shop/ui (${file})`);
  });

  it.each([
    [{ deny: ['libs/*'] }, 'denies libs/*'],
    [{ allow: ['domain', 'npm:*'] }, 'allows only domain, npm:*'],
    [{ allow: ['domain'], deny: ['libs/ui'] }, 'allows only domain and denies libs/ui'],
    [
      { deny: ['libs/ui', 'libs/*', '@shop/*', 'tag:layer:*', 'domain', 'domain-cards', 'npm:react'] },
      'denies libs/ui, libs/*, @shop/*, tag:layer:*, domain (and 2 more)',
    ],
  ])('names the rule %j and its line in the constitution', (rules, said) => {
    expect(judge(rules, [UI]).message).toBe(
      `checkout must not depend on @shop/ui: the gate III.boundaries (.specify/memory/constitution.md:10) ${said}.`,
    );
  });

  it('names the file of the project when the graph does not say who imports', () => {
    const files = { 'packages/checkout/package.json': '{}' };
    expect(judge({ allow: ['domain'] }, [UI], { files }).location?.file).toBe(
      'packages/checkout/package.json',
    );
    expect(judge({ allow: ['domain'] }, [UI]).location).toBeNull();
  });

  it('is about the projects in "from" only', () => {
    expect(verdict({ from: ['tag:layer:domain'], deny: ['libs/ui'] }, [UI])).toBe(
      'skipped project-not-selected',
    );
    expect(verdict({ from: ['tag:scope:shop'], deny: ['libs/ui'] }, [UI])).toBe(CROSSED);
    expect(verdict({ from: ['packages/*'], deny: ['libs/ui'] }, [UI])).toBe(CROSSED);
  });

  it('fails for what the graph does not say', () => {
    expect(verdict({ deny: ['libs/ui'] }, null)).toBe('fail dependencies-unknown');
  });

  it.each(['from', 'allow', 'deny'])('fails for a name in "%s" that no project has', (field) => {
    const entry = judge({ allow: ['*'], [field]: ['domain', 'libs/iu'] }, [DOMAIN]);
    expect(entry).toMatchObject({ verdict: 'fail', reason: 'boundary-matcher-unmatched' });
    expect(entry.message).toContain(`"${field}"`);
    expect(entry.message).toContain('"libs/ui"');
  });

  it('fails for a name that is taken away and that no project has', () => {
    expect(verdict({ deny: ['*', '!nobody'] }, [])).toBe('fail boundary-matcher-unmatched');
  });
});

describe('a boundary read from words', () => {
  const words = { origin: 'words' as const };
  it.each<[string, object, readonly ProjectDependency[], string]>([
    ['whose names are all there', { from: ['packages/checkout'], deny: ['libs/ui'] }, [DOMAIN], KEPT],
    ['that is about nobody', { from: ['apps/web'], deny: ['libs/ui'] }, [UI], 'skipped boundary-undecided'],
    [
      'that is about others',
      { from: ['libs/ui'], deny: ['libs/domain'] },
      [UI],
      'skipped project-not-selected',
    ],
    ['that denies nobody', { deny: ['libs/old'] }, [UI], 'skipped boundary-undecided'],
    ['that denies one who is there', { deny: ['libs/old', 'libs/ui'] }, [UI], CROSSED],
    ['that allows nobody', { allow: ['libs/old'] }, [UI], 'skipped boundary-undecided'],
    ['that allows some who are there', { allow: ['libs/old', 'domain'] }, [UI], 'skipped boundary-undecided'],
    ['that allows nobody and denies one', { allow: ['libs/old'], deny: ['libs/ui'] }, [UI], CROSSED],
    ['that is about some who are there', { from: ['apps/web', 'checkout'], deny: ['libs/ui'] }, [], KEPT],
  ])('%s', (_, rules, dependencies, expected) => {
    expect(verdict(rules, dependencies, words)).toBe(expected);
  });
});
