import type { Evidence } from '../../../src/evidence/evidence-kinds.js';
import type { TestsEvidence } from '../../../src/evidence/kinds/tests/tests-evidence.js';
import { foreignTo, ownerByPlace } from '../../../src/evidence/report-owner.js';
import { workspace } from './workspace.js';

const files = workspace(
  Object.fromEntries(
    [
      'packages/a/src/index.ts',
      'packages/a/src/only-a.ts',
      'packages/a/tests/unit/a.spec.ts',
      'packages/a/e2e/login.spec.ts',
      'packages/a/nested/src/deep.ts',
      'packages/b/src/index.ts',
      'packages/b/src/only-b.ts',
      'packages/b/tests/unit/b.spec.ts',
      'src/index.ts',
      'src/root.ts',
      'tools/unowned.ts',
    ].map((path) => [path, '']),
  ),
);
const ROOTS = ['packages/a', 'packages/b', 'packages/a/nested'];
const at = (root: string, ...more: string[]) => ({ root, roots: new Set([...ROOTS, ...more]) });
const lint = (...named: string[]): Evidence => ({
  kind: 'lint',
  errors: 0,
  warnings: 0,
  messages: [],
  counts: [],
  tools: [],
  rules: null,
  files: named,
});
const tests = (...named: (string | null)[]): TestsEvidence => ({
  kind: 'tests',
  problems: [],
  ranOn: null,
  files: named.map((file) => ({
    file,
    name: '',
    passed: 1,
    failed: 0,
    skipped: 0,
    firstFailure: null,
    crashed: false,
    module: null,
    expected: 0,
    flaky: 0,
    flakyTests: [],
  })),
});
const origin = (evidence: Evidence, root = 'packages/a', ...more: string[]) =>
  foreignTo(evidence, at(root, ...more), files);

describe('whose a report is', () => {
  it.each([
    ['an absolute path of this machine', '/repo/packages/a/src/index.ts'],
    ['an absolute path of another one', '/home/ci/builds/42/packages/a/src/index.ts'],
    ['a Windows path', 'C:\\agent\\_work\\1\\packages\\a\\src\\index.ts'],
    ['a path from the workspace root', 'packages/a/src/index.ts'],
    ['a path from the project root', './src/index.ts'],
    ['a path from the project root, with backslashes', 'tests\\unit\\a.spec.ts'],
    ['a path from the test directory', 'login.spec.ts'],
    ['a path from a directory beside', '../a/src/only-a.ts'],
    ['a path from above the workspace', 'repo/packages/a/src/only-a.ts'],
  ])('is this project with %s', (_, file) => {
    expect(origin(lint(file))).toEqual({ origin: 'own' });
  });

  it('is this project when the sources of its dependencies are counted too', () => {
    expect(origin(lint('/repo/packages/b/src/index.ts', '/repo/packages/a/src/index.ts'))).toEqual({
      origin: 'own',
    });
  });

  it.each([
    ['another project', '/repo/packages/b/src/index.ts', 'packages/b/src/index.ts', 'packages/b'],
    [
      'another project, by a relative path',
      'packages/b/src/index.ts',
      'packages/b/src/index.ts',
      'packages/b',
    ],
    ['another project, by a path beside', '../b/src/only-b.ts', 'packages/b/src/only-b.ts', 'packages/b'],
    [
      'a project inside this one',
      '/repo/packages/a/nested/src/deep.ts',
      'packages/a/nested/src/deep.ts',
      'packages/a/nested',
    ],
    ['no project', '/repo/tools/unowned.ts', 'tools/unowned.ts', null],
    ['another workspace', '/elsewhere/lib/card.ts', '/elsewhere/lib/card.ts', null],
    ['another workspace, by a relative path', 'lib/card.ts', 'lib/card.ts', null],
    ['files that are gone', '/repo/packages/a/src/gone.ts', '/repo/packages/a/src/gone.ts', null],
    ['a directory', '/repo/packages/a/src', '/repo/packages/a/src', null],
    ['a path out of the workspace', '../../../etc/passwd', '../../../etc/passwd', null],
    ['a path of a thousand parts', '/a'.repeat(1_000), '/a'.repeat(1_000), null],
  ])('is foreign when it speaks of %s', (_, file, example, owner) => {
    expect(origin(lint(file))).toEqual({ origin: 'foreign', example, owner });
  });

  it('shows the file that is known rather than the one that is not', () => {
    const evidence = lint('/elsewhere/x.ts', '/repo/packages/b/src/index.ts');
    expect(origin(evidence)).toMatchObject({ example: 'packages/b/src/index.ts', owner: 'packages/b' });
  });

  it('cannot be told of a report that names no files', () => {
    expect(origin(tests(null, null))).toEqual({ origin: 'unnamed' });
    expect(origin(tests(null, 'packages/b/tests/unit/b.spec.ts'))).toMatchObject({ origin: 'foreign' });
  });

  describe('for the root project', () => {
    const root = (...named: string[]) => origin(lint(...named), '.', '.').origin;

    it('is its own files', () => {
      expect(root('/repo/src/index.ts', '/repo/src/root.ts')).toBe('own');
      expect(root('src/root.ts')).toBe('own');
    });
    it('is not the report of one project inside', () => {
      expect(root('/repo/packages/b/src/index.ts', '/repo/packages/b/src/only-b.ts')).toBe('foreign');
    });
    it('is not a run over the projects inside', () => {
      expect(root('/repo/packages/b/src/index.ts', '/repo/packages/a/src/index.ts')).toBe('foreign');
    });
    it('is not another workspace that shares a file name', () => {
      expect(root('/other/src/index.ts', '/other/src/x.ts', '/other/src/y.ts')).toBe('foreign');
    });
  });

  it('knows a project that is missing among the roots', () => {
    expect(
      foreignTo(lint('/repo/packages/a/src/index.ts'), { root: 'packages/a', roots: new Set(['.']) }, files),
    ).toEqual({
      origin: 'own',
    });
  });

  it('takes the longest end of a path that is there', () => {
    // `a/src/index.ts` would be a file of a project `a`, but the path goes on to the left.
    const more = workspace({ 'packages/a/src/index.ts': '', 'a/src/index.ts': '' });
    const place = { root: 'a', roots: new Set(['a', 'packages/a']) };
    expect(foreignTo(lint('/repo/packages/a/src/index.ts'), place, more)).toMatchObject({
      owner: 'packages/a',
    });
    expect(foreignTo(lint('/repo/a/src/index.ts'), place, more)).toEqual({ origin: 'own' });
  });
});

describe('the project that the place of a report speaks of', () => {
  it.each([
    ['coverage/packages/b/coverage-summary.json', 'packages/a', 'packages/b'],
    ['coverage/packages/a/coverage-summary.json', 'packages/a', 'packages/a'],
    ['coverage/packages/a/nested/junit.xml', 'packages/a/nested', 'packages/a/nested'],
    ['packages/a/out/packages/b/junit.xml', 'packages/a', 'packages/a'],
    ['coverage/packages/b/junit.xml', '.', 'packages/b'],
    ['coverage/junit.xml', 'packages/a', null],
    ['packages/b/out/junit.xml', 'packages/a', 'packages/b'],
    ['packages/a/nested/out/junit.xml', 'packages/a', 'packages/a/nested'],
    ['packages/a/out/junit.xml', '.', 'packages/a'],
  ])('%s for %s', (path, root, owner) => {
    expect(ownerByPlace(path, at(root, '.'))).toBe(owner);
  });
});
