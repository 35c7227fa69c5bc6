import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderJson, type BaseDifference, type GateVerdict, type ProjectVerdict } from '@plangate/core';
import type { ExecutorContext } from '@nx/devkit';
import { notAffected } from '../../../src/executors/report/affected.js';
import reportExecutor from '../../../src/executors/report/impl.js';
import { keepVerdicts, keptVerdicts } from '../../../src/runs/kept-verdicts.js';
import { TestRepository } from '../../support/repository.js';
import { temporaryDirectory } from '../../support/temporary.js';

const VARIABLES = ['CI', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TF_BUILD', 'NX_BASE', 'NX_CACHE_DIRECTORY'] as const;
const before = Object.fromEntries(VARIABLES.map((name) => [name, process.env[name]]));
beforeEach(() => {
  for (const name of VARIABLES) delete process.env[name];
  jest.spyOn(process.stdout, 'write').mockImplementation(() => true);
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => {
  for (const [name, value] of Object.entries(before)) if (value !== undefined) process.env[name] = value;
});

const targets = { gate: { executor: '@plangate/nx:gate', options: { output: 'dist/gate' } } };
const NODES = {
  pay: { data: { root: 'packages/pay', targets } },
  web: { data: { root: 'packages/web', targets } },
  docs: { data: { root: 'packages/docs', targets } },
};
const GRAPH = { nodes: NODES, dependencies: { web: [{ target: 'pay' }] } };

const GATE: GateVerdict = {
  id: 'II.tests',
  principle: 'II. Testing',
  kind: 'tests',
  status: 'enforced',
  verdict: 'pass',
  reason: 'tests-passed',
  message: 'Tests ran.',
  fix: null,
  help: 'docs/reference/reasons/tests-passed.md',
  advice: null,
  expected: null,
  actual: null,
  location: null,
  evidence: [],
  waiver: null,
};

function verdict(
  project: string,
  word: 'pass' | 'fail' | 'waived' = 'pass',
  until = '2000-01-01',
): ProjectVerdict {
  const location = { file: 'a.md', line: 1, column: 1 };
  const waiver = word === 'waived' ? { location, why: 'x', until } : null;
  const gates = [{ ...GATE, verdict: word, waiver }];
  return { schemaVersion: 2, project, root: `packages/${project}`, verdict: word, gates };
}

const files = (...verdicts: readonly ProjectVerdict[]) =>
  Object.fromEntries(verdicts.map((one) => [`dist/gate/${one.project}.json`, renderJson(one)]));

/** A repository whose second commit all changes of the branch are based on. */
function repository(): TestRepository {
  const made = new TestRepository();
  made.git('init', '-q', '-b', 'main');
  const sources = { 'packages/pay/a.ts': '1', 'packages/web/a.ts': '1', 'packages/docs/a.md': '1' };
  made.write({ '.gitignore': 'dist\n.nx\n', 'nx.json': '{}', ...sources }).commit();
  made.commit('packages/docs/b.md');
  return made;
}

async function report(made: TestRepository, options: object = {}) {
  const context = { root: made.root, projectGraph: GRAPH } as unknown as ExecutorContext;
  const { success } = await reportExecutor({ formats: ['json'], ...options }, context);
  const json = JSON.parse(readFileSync(join(made.root, 'dist/gate/report.json'), 'utf8')) as {
    commit?: string;
    missing: string[];
    verdicts: ProjectVerdict[];
    base?: BaseDifference;
  };
  return { success, ...json };
}

/** What CI reports on the main branch, and then a branch that changes a project. */
async function branchAfter(verdicts: readonly ProjectVerdict[], changed = 'packages/pay/a.ts') {
  const made = repository();
  process.env.CI = 'true';
  await report(made.write(files(...verdicts)));
  made.git('checkout', '-q', '-b', 'work');
  made.write({ [changed]: '2' }).git('commit', '-q', '-a', '-m', 'change');
  for (const name of ['pay', 'web', 'docs']) made.remove(`dist/gate/${name}.json`);
  made.remove('dist/gate/report.json');
  return made;
}

const ALL = [verdict('pay'), verdict('web', 'fail'), verdict('docs')];

describe('a report with a base', () => {
  it('compares with what a report in CI kept of that commit, and carries forward what is not affected', async () => {
    const made = await branchAfter(ALL);
    const found = await report(made.write(files(verdict('pay', 'fail'), verdict('web'))));
    expect(found.base).toEqual({
      ref: made.git('rev-parse', 'main').slice(0, 10),
      changes: [
        { project: 'pay', gate: 'II.tests', change: 'new', before: 0, after: 1 },
        { project: 'web', gate: 'II.tests', change: 'fixed', before: 1, after: 0 },
      ],
      unknown: [],
      carried: ['docs'],
    });
    expect(found).toMatchObject({ success: false, missing: [], commit: made.git('rev-parse', 'HEAD') });
    expect(found.verdicts.map(({ project }) => project)).toEqual(['docs', 'pay', 'web']);
  });

  it('carries nothing forward that the change affects, and nothing where a waiver has ended', async () => {
    const made = await branchAfter([verdict('pay'), verdict('web'), verdict('docs', 'waived')]);
    const found = await report(made.write(files(verdict('pay'))));
    expect(found).toMatchObject({ success: false, missing: ['docs', 'web'] });
    expect(found.base?.carried).toEqual([]);
  });

  it('carries nothing forward where a file of all projects changed', async () => {
    const made = await branchAfter(ALL, 'nx.json');
    const found = await report(made.write(files(verdict('pay'), verdict('web'))));
    expect(found).toMatchObject({ success: false, missing: ['docs'] });
  });

  it('says that a waiver ended', async () => {
    const made = await branchAfter([verdict('pay', 'waived'), verdict('web'), verdict('docs')]);
    const found = await report(made.write(files(verdict('pay', 'fail'), verdict('web'))));
    expect(found.base?.changes).toEqual([
      { project: 'pay', gate: 'II.tests', change: 'expired', before: 0, after: 1 },
    ]);
  });

  it('is not there where nobody asked and nothing is kept, and says so where somebody asked', async () => {
    const made = repository().write(files(...ALL));
    expect((await report(made)).base).toBeUndefined();
    const { base } = await report(made, { base: 'main' });
    expect(base).toMatchObject({ ref: 'main', changes: [], carried: [] });
    expect(base?.unknown.map(({ project }) => project)).toEqual(['docs', 'pay', 'web']);
    const gone = await report(made, { base: 'gone' });
    expect(gone.base?.unknown).toHaveLength(3);
    expect(existsSync(join(made.root, '.nx/cache/plangate'))).toBe(false);
  });

  it('keeps nothing of files that differ from the commit', async () => {
    const made = repository().write({ ...files(...ALL), 'new.txt': '1' });
    process.env.GITHUB_ACTIONS = 'true';
    expect((await report(made)).commit).toBeUndefined();
    expect(existsSync(join(made.root, '.nx/cache/plangate'))).toBe(false);
  });

  it.each([
    ['a directory of verdict files', 'dist/base', 0],
    ['a directory with a report', 'dist/reported', 1],
    ['a report', 'dist/reported/report.json', 1],
  ])('reads %s', async (_, baseReport, carried) => {
    const made = repository();
    const commit = made.git('rev-parse', 'main');
    made.git('checkout', '-q', '-b', 'work');
    made.write({ 'packages/pay/a.ts': '2' });
    const base = Object.fromEntries(ALL.map((one) => [`dist/base/${one.project}.json`, renderJson(one)]));
    const kept = { 'dist/reported/report.json': JSON.stringify({ commit, verdicts: ALL }) };
    made.write({ ...files(verdict('pay', 'fail'), verdict('web', 'fail')), ...base, ...kept });
    made.git('commit', '-q', '-a', '-m', 'change');
    const found = await report(made, { baseReport });
    expect(found.base?.changes.map(({ project, change }) => [project, change])).toEqual([['pay', 'new']]);
    // Verdict files alone do not say which commit they are of.
    expect(found.base?.carried).toHaveLength(carried);
  });

  it('carries nothing forward that another project reads by an input, that changed in a submodule, or that was elsewhere', async () => {
    const made = await branchAfter([verdict('pay'), verdict('web'), { ...verdict('docs'), root: 'docs' }]);
    const now = made.write(files(verdict('pay'), verdict('web')));
    expect((await report(now)).missing).toEqual(['docs']);
    const named = await branchAfter(ALL);
    named.write(files(verdict('pay'), verdict('web')));
    expect((await report(named)).missing).toEqual([]);
    named.write({ 'nx.json': '{ "namedInputs": { "rules": ["{workspaceRoot}/packages/pay/a.ts"] } }' });
    named.git('update-index', '--assume-unchanged', 'nx.json');
    expect((await report(named)).missing).toEqual(['docs']);
  });

  it('carries nothing forward into a submodule that moved, whatever it asks to be ignored', async () => {
    const other = repository();
    const made = repository();
    made.git(
      '-c',
      'protocol.file.allow=always',
      'submodule',
      '--quiet',
      'add',
      other.root,
      'packages/docs/rules',
    );
    made.git('config', '-f', '.gitmodules', 'submodule.packages/docs/rules.ignore', 'all');
    made.commit();
    process.env.CI = 'true';
    await report(made.write(files(...ALL)));
    made.git('checkout', '-q', '-b', 'work');
    made.git('commit', '-q', '--allow-empty', '-m', 'a');
    made.remove('dist/gate/docs.json');
    made.remove('dist/gate/report.json');
    expect((await report(made)).missing).toEqual([]);
    new TestRepository(join(made.root, 'packages/docs/rules')).commit();
    const found = await report(made);
    expect(found.missing).toEqual(['docs']);
    // What is checked out is not what the commit has.
    expect(found.commit).toBeUndefined();
  });

  it('knows nothing of a project with several verdicts at the base', async () => {
    const made = repository().write({
      ...files(...ALL),
      'dist/base.json': JSON.stringify({ verdicts: [...ALL, verdict('pay', 'fail')] }),
    });
    const { base } = await report(made, { baseReport: 'dist/base.json' });
    expect(base?.unknown.map(({ project }) => project)).toEqual(['pay']);
  });

  it('names the commit of verdicts that are not of the base, and carries none of them forward', async () => {
    const made = repository().write({
      ...files(verdict('pay')),
      'dist/old/report.json': JSON.stringify({ commit: 'a'.repeat(40), verdicts: ALL }),
    });
    const { base } = await report(made, { base: 'main', baseReport: 'dist/old' });
    expect(base).toMatchObject({ ref: 'main (verdicts of aaaaaaaaaa)', carried: [] });
  });

  it.each([
    ['nothing', {}],
    ['a file that is cut off', { 'dist/base': '{"verd' }],
    ['a directory without verdicts', { 'dist/base/other.txt': '' }],
    ['a verdict that is cut off', { 'dist/base/pay.json': '{' }],
    ['a directory whose report is none', { 'dist/base/report.json': '{}' }],
  ])('says why nothing is known of %s', async (_, given) => {
    const made = repository().write({ ...files(...ALL), ...given });
    const { base } = await report(made, { baseReport: 'dist/base' });
    expect(base?.unknown).toHaveLength(3);
  });
});

describe('what is kept', () => {
  it('are the last commits, where the cache of Nx is', () => {
    process.env.NX_CACHE_DIRECTORY = temporaryDirectory();
    for (let at = 0; at < 25; at += 1) keepVerdicts('/nowhere', at.toString(16).padStart(40, '0'), ALL);
    expect(readdirSync(join(process.env.NX_CACHE_DIRECTORY, 'plangate/verdicts'))).toHaveLength(20);
    expect(keptVerdicts('/nowhere', 'f'.repeat(40))).toBeNull();
  });

  it('is where nx.json says', () => {
    const made = repository().write({ 'nx.json': '{ "cacheDirectory": "kept" }' });
    const commit = 'b'.repeat(40);
    keepVerdicts(made.root, commit, ALL);
    keepVerdicts(made.root, '../escaped', ALL);
    expect(readdirSync(join(made.root, 'kept/plangate/verdicts'))).toEqual([`${commit}.json`]);
    expect(keptVerdicts(made.root, commit)).toMatchObject({ ok: true, commit });
    const file = `kept/plangate/verdicts/${commit}.json`;
    for (const text of [
      '{',
      JSON.stringify({ commit: 'a'.repeat(40), verdicts: ALL }),
      JSON.stringify({ verdicts: ALL }),
    ]) {
      made.write({ [file]: text });
      expect(keptVerdicts(made.root, commit)?.ok).toBe(false);
    }
    made.remove(file);
    made.write({ [`${file}/a`]: '' });
    expect(keptVerdicts(made.root, commit)?.ok).toBe(false);
  });
});

describe('what a change affects', () => {
  const nodes = {
    ...NODES,
    'spec-001': { data: { root: 'specs/001', tags: ['type:feature'] } },
    root: { data: { root: '.' } },
  };
  const dependencies = { ...GRAPH.dependencies, 'spec-001': [{ target: 'pay' }, { target: 'docs' }] };
  const unaffectedBy = (...paths: string[]) =>
    Object.keys(nodes).filter(notAffected({ nodes, dependencies }, { paths, isMove: false }));

  it.each([
    ['nothing', [], ['pay', 'web', 'docs', 'spec-001', 'root']],
    ['a project without dependents', ['packages/web/a.ts'], ['pay', 'docs', 'spec-001', 'root']],
    ['a project of a feature', ['packages/docs/a.md'], ['root']],
    ['a plan', ['specs/001/plan.md'], ['root']],
    ['the root project', ['README.md'], []],
    ['a file of no project', ['tools/a.mjs'], []],
    ['a manifest', ['packages/web/package.json'], []],
    ['a constitution', ['packages/web/.specify/memory/constitution.md'], []],
  ])('is known for %s', (_, paths, expected) => {
    expect(unaffectedBy(...paths)).toEqual(expected);
  });

  it.each([
    ['a manifest of another language', ['packages/web/pyproject.toml'], []],
    ['a project of .NET', ['packages/web/Web.csproj'], []],
    ['a submodule that is a project', ['packages/web'], []],
  ])('is known for %s', (_, paths, expected) => {
    expect(unaffectedBy(...paths)).toEqual(expected);
  });

  const CHANGE = { paths: ['packages/docs/rules.md'], isMove: false };
  const withInputs = (inputs: unknown, dependsOn: unknown = [], project = {}) => ({
    nodes: {
      ...NODES,
      pay: { data: { root: 'packages/pay', targets: { gate: { inputs, dependsOn } }, ...project } },
    },
  });
  const isKept = (graph: object, { named = {}, isMove = false } = {}): boolean =>
    notAffected({ nodes: NODES, ...graph }, { ...CHANGE, isMove }, named)('pay');

  it.each([
    ['a file', ['{workspaceRoot}/packages/docs/rules.md']],
    ['a directory', ['{workspaceRoot}/packages/docs']],
    ['a glob', ['{workspaceRoot}/packages/{docs,other}/*.md']],
    ['a glob of another kind', ['{workspaceRoot}/packages/@(docs)/*.md']],
    ['a glob of too many alternatives', [`{workspaceRoot}/${'{a,b}'.repeat(9)}`]],
    ['a set of files', [{ fileset: '{workspaceRoot}/packages/docs/**/*' }]],
    ['a part of a file', [{ json: '{workspaceRoot}/packages/docs/rules.md', fields: ['a'] }]],
    ['files of another project', [{ input: 'default', projects: ['docs'] }]],
    ['files of one project', [{ input: 'default', projects: 'docs' }]],
    ['files of projects by a tag', [{ input: 'default', projects: ['tag:rules'] }]],
  ])('is all that names it in an input: %s', (_, inputs) => {
    expect(isKept(withInputs(inputs))).toBe(false);
  });

  it('is all that waits for a target of it', () => {
    expect(isKept(withInputs([], ['docs:build']))).toBe(false);
    expect(isKept(withInputs([], [{ target: 'build', projects: ['docs'] }]))).toBe(false);
    expect(isKept(withInputs([], [{ target: 'build', projects: ['d*'] }]))).toBe(false);
  });

  it('is all that may have it in an input by a name', () => {
    const named = { rules: ['{workspaceRoot}/packages/docs/*.md'] };
    expect(isKept({}, { named })).toBe(false);
    expect(isKept(withInputs(['rules'], [], { namedInputs: named }))).toBe(false);
  });

  it('is all that looks for paths where some come or go, and all that reads contracts where one changes', () => {
    const paths = withInputs([{ env: 'PLANGATE_PATHS' }]);
    expect(isKept(paths)).toBe(true);
    expect(isKept(paths, { isMove: true })).toBe(false);
    const contracts = withInputs([{ env: 'PLANGATE_CONTRACTS' }]);
    expect(isKept(contracts)).toBe(true);
    const change = { paths: ['packages/docs/contracts/card.json'], isMove: false };
    expect(notAffected(contracts, change)('pay')).toBe(false);
  });

  it('is nothing that names other files, projects and targets', () => {
    const inputs = [
      ...[
        'default',
        '^default',
        '{projectRoot}/**/*',
        '{workspaceRoot}/packages/web/*',
        { runtime: 'node -v' },
      ],
      ...[{ externalDependencies: ['jest'] }, { input: 'default', projects: ['web'] }, { projects: 'self' }],
    ];
    expect(isKept(withInputs(inputs, ['^build', 'build', { target: 'lint', dependencies: true }]))).toBe(
      true,
    );
    expect(isKept({})).toBe(true);
    const targets = { gate: { dependsOn: ['build:all'] }, 'build:all': {} };
    expect(isKept({ nodes: { ...NODES, pay: { data: { root: 'packages/pay', targets } } } })).toBe(true);
  });
});
