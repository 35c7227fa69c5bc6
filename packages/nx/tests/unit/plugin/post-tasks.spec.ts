import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostTasksExecutionContext, ProjectGraph, TaskResults } from '@nx/devkit';
import { postTasksExecution } from '../../../src/plugin.js';
import { skippedGates } from '../../../src/plugin/skipped-gates.js';
import { requestedRun } from '../../../src/plugin/command-line.js';
import { readRunRecords } from '../../../src/runs/run-records.js';
import { writeRunState } from '../../../src/runs/run-state.js';
import { plangateDataDirectory } from '../../../src/workspace/cache-directory.js';
import { CONSTITUTION_TEXT } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const gate = { executor: '@plangate/nx:gate', dependsOn: ['lint', 'test'], options: { output: 'dist/gate' } };
const targets = { gate, test: { outputs: ['{projectRoot}/reports'] }, lint: { outputs: [] } };
const graph = {
  nodes: {
    pay: { name: 'pay', type: 'lib', data: { root: 'packages/pay', targets } },
    web: { name: 'web', type: 'lib', data: { root: 'packages/web', targets } },
    plain: { name: 'plain', type: 'lib', data: { root: 'packages/plain', targets: { test: {} } } },
  },
} as unknown as ProjectGraph;

jest.mock('@nx/devkit', () => ({ readCachedProjectGraph: () => graph }));

interface Verdict {
  readonly verdict: string;
  readonly gates?: readonly { readonly id: string; readonly reason: string }[];
}
type Status = TaskResults[string]['status'];
const ended = (statuses: Readonly<Record<string, Status>>): TaskResults =>
  Object.fromEntries(
    Object.entries(statuses).map(([id, status]) => {
      const [project = '', target = ''] = id.split(':');
      const outputs = target === 'test' ? [`packages/${project}/reports`] : [];
      return [
        id,
        { task: { id, target: { project, target }, outputs }, status } as unknown as TaskResults[string],
      ];
    }),
  );
const run = (line: string) => requestedRun(['node', 'nx', ...line.split(' ')], 'gate');
const skipped = (statuses: Readonly<Record<string, Status>>, line = 'affected -t gate') =>
  skippedGates(ended(statuses), { graph, run: run(line), gateTargetName: 'gate' });

describe('skippedGates', () => {
  it('are those whose targets failed, with what became of each', () => {
    const found = skipped({
      'pay:test': 'failure',
      'pay:lint': 'local-cache',
      'web:test': 'success',
      'web:lint': 'success',
      'web:gate': 'success',
    });
    expect(found).toEqual([
      {
        missing: ['test'],
        task: {
          id: 'pay:gate',
          project: 'pay',
          options: { output: 'dist/gate' },
          outcomes: [
            { target: 'test', succeeded: false, outputs: ['packages/pay/reports'] },
            { target: 'lint', succeeded: true, outputs: [] },
          ],
        },
      },
    ]);
  });

  it('are those too whose targets never came to run', () => {
    expect(skipped({ 'plain:test': 'failure' }, 'run-many -t gate').map(({ task }) => task.project)).toEqual([
      'pay',
      'web',
    ]);
    expect(skipped({ 'plain:test': 'failure' }, 'affected -t gate')).toEqual([]);
    expect(skipped({ 'plain:test': 'failure' }, 'gate pay').map(({ task }) => task.project)).toEqual(['pay']);
  });

  it('are none where the gate ran, or where there is none of ours', () => {
    expect(skipped({ 'pay:test': 'failure', 'pay:gate': 'failure' })).toEqual([]);
    expect(skipped({ 'plain:test': 'failure' })).toEqual([]);
    expect(skipped({ 'pay:test': 'failure', 'pay:gate': 'skipped' })).toHaveLength(1);
    expect(skipped({ 'gone:test': 'failure' })).toEqual([]);
  });

  it('are none where nothing that the gate waits for failed', () => {
    expect(skipped({ 'pay:test': 'success', 'pay:lint': 'success', 'pay:build': 'failure' })).toEqual([]);
    const alone = { gate: { executor: gate.executor }, test: {} };
    const nodes = { pay: { name: 'pay', type: 'lib', data: { root: 'packages/pay', targets: alone } } };
    const host = {
      graph: { nodes } as unknown as ProjectGraph,
      run: run('gate pay'),
      gateTargetName: 'gate',
    };
    expect(skippedGates(ended({ 'pay:test': 'failure' }), host)).toEqual([]);
  });
});

describe('a target that did not run', () => {
  const behind = (dependsOn: readonly unknown[], failed = ['web:build']) => {
    const of = (root: string, more: object) => ({ name: root, type: 'lib', data: { root, targets: more } });
    const nodes = {
      pay: of('pay', { gate, test: {}, lint: { dependsOn }, build: { dependsOn: ['^build', 'build'] } }),
      web: of('web', { build: {} }),
    };
    const dependencies = { pay: [{ source: 'pay', target: 'web', type: 'static' }], web: [] };
    const host = { graph: { nodes, dependencies } as unknown as ProjectGraph, run: run('gate pay') };
    const results = ended({
      'pay:test': 'success',
      ...Object.fromEntries(failed.map((id) => [id, 'failure' as const])),
    });
    const [found] = skippedGates(results, { ...host, gateTargetName: 'gate' });
    return Object.fromEntries(found?.task.heldUp ?? []);
  };

  it.each([
    [['build']],
    [['^build']],
    [['web:build']],
    [[{ target: 'build' }]],
    [[{ target: 'build', projects: 'self' }]],
    [[{ target: 'build', projects: ['web'] }]],
    [[{ target: 'build', dependencies: true }]],
  ])('is held up by the failed task behind %j', (dependsOn) => {
    expect(behind(dependsOn)).toEqual({ lint: 'web:build' });
  });

  it.each([
    [['web:build:production'], 'web:build:production'],
    [['web:build', 'pay:build'], 'pay:build'],
    [['pay:build', 'web:build:ci'], 'pay:build'],
  ])('is held up by the nearest of %j, whatever its configuration', (failed, by) => {
    expect(behind(['build'], failed)).toEqual({ lint: by });
  });

  it('finds in one pass what holds up many gates that wait for each other', () => {
    const names = Array.from({ length: 1_000 }, (_, at) => `p${String(at)}`);
    const below = (at: number) => names.slice(Math.floor(at / 50) * 50 - 50, Math.floor(at / 50) * 50);
    const build = { build: { dependsOn: ['^build'] }, lint: { dependsOn: ['build'] }, gate };
    const nodes = Object.fromEntries(
      names.map((name) => [name, { name, data: { root: name, targets: build } }]),
    );
    let asked = 0;
    const dependencies = new Proxy<Record<string, { target: string }[]>>(
      Object.fromEntries(names.map((name, at) => [name, below(at).map((target) => ({ target }))])),
      { get: (all, name: string) => ((asked += 1), all[name]) },
    );
    const host = { graph: { nodes, dependencies } as unknown as ProjectGraph, run: run('run-many -t gate') };
    const found = skippedGates(ended({ 'p7:build': 'failure' }), { ...host, gateTargetName: 'gate' });
    expect(found.filter(({ task }) => task.heldUp?.get('lint') === 'p7:build')).toHaveLength(951);
    expect(asked).toBeLessThanOrEqual(names.length);
  });

  it('is held up by none that it does not wait for', () => {
    expect(behind(['prepare', null, { projects: ['web'] }])).toEqual({});
  });
});

describe('after a run', () => {
  const junit = (failures: number) =>
    `<testsuites><testsuite name="unit" file="packages/pay/tests/unit/a.spec.ts" tests="1" failures="${failures}"><testcase name="a" classname="u" file="packages/pay/tests/unit/a.spec.ts">${failures ? '<failure message="no"/>' : ''}</testcase></testsuite></testsuites>`;

  async function verdictAfter(
    statuses: Readonly<Record<string, Status>>,
    { startTime = 0, line = 'run-many -t gate' } = {},
  ) {
    const root = temporaryDirectory();
    writeFiles(root, {
      '.specify/memory/constitution.md': CONSTITUTION_TEXT,
      'packages/pay/tests/unit/a.spec.ts': '//',
      'packages/pay/reports/junit.xml': junit(1),
      'dist/gate/pay.json': '{"verdict":"pass"}',
    });
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const context = {
      id: '1',
      workspaceRoot: root,
      taskResults: ended(statuses),
      argv: ['node', 'nx', ...line.split(' ')],
      startTime,
    };
    await postTasksExecution({}, context as unknown as PostTasksExecutionContext);
    const output = written.mock.calls.join('');
    written.mockRestore();
    const file = join(root, 'dist/gate/pay.json');
    const verdict = JSON.parse(readFileSync(file, 'utf8')) as Verdict;
    return { verdict, output, others: existsSync(join(root, 'dist/gate/web.json')) };
  }
  const reasons = (verdict: Verdict) =>
    Object.fromEntries((verdict.gates ?? []).map(({ id, reason }) => [id, reason]));

  it('judges a project whose tests failed by what they wrote', async () => {
    const { verdict, output } = await verdictAfter({ 'pay:test': 'failure', 'pay:lint': 'success' });
    expect(verdict.verdict).toBe('fail');
    expect(reasons(verdict)).toMatchObject({ 'II.tests': 'tests-failed', 'I.lint': 'target-succeeded' });
    expect(output).toContain('pay');
  });

  it('takes no report of an earlier run for evidence', async () => {
    const { verdict } = await verdictAfter(
      { 'pay:test': 'failure', 'pay:lint': 'success' },
      { startTime: Date.now() + 60_000 },
    );
    expect(reasons(verdict)['II.tests']).toBe('evidence-missing');
  });

  it.each([
    ['nothing failed', { 'pay:test': 'success' } as const, 'run-many -t gate'],
    ['the run was stopped', { 'pay:test': 'failure', 'web:test': 'stopped' } as const, 'run-many -t gate'],
    ['no gate was asked for', { 'pay:test': 'failure' } as const, 'run-many -t test'],
  ])('does nothing when %s', async (_, statuses, line) => {
    expect(await verdictAfter(statuses, { line })).toEqual({
      verdict: { verdict: 'pass' },
      output: '',
      others: false,
    });
  });

  it('never fails a run', async () => {
    const context = { workspaceRoot: '/nowhere', taskResults: ended({ 'pay:test': 'failure' }), argv: [] };
    await expect(
      postTasksExecution({}, context as unknown as PostTasksExecutionContext),
    ).resolves.toBeUndefined();
    await expect(
      postTasksExecution({ wrong: 1 } as never, context as unknown as PostTasksExecutionContext),
    ).resolves.toBeUndefined();
  });
});

describe('what a run leaves for the next one', () => {
  const STATE = {
    dates: [],
    evidence: { pay: { root: 'packages/pay', outputs: { test: ['packages/pay/reports'] } } },
    extended: [],
    ungated: [] as readonly string[],
    unhashed: [],
    changes: [],
    compared: [],
    reach: {},
    sample: [],
    othersBatch: false,
    names: 'n',
    paths: 'p',
    files: 'f',
    environment: { variables: [], unforeseeable: false },
  };

  /** Ends a run of a workspace whose graph left a state. */
  async function end(taskResults: TaskResults, { line = 'run-many -t gate', ungated = STATE.ungated } = {}) {
    const root = temporaryDirectory();
    const dataDirectory = plangateDataDirectory(root);
    writeRunState(dataDirectory, { ...STATE, ungated });
    const context = {
      id: '1',
      workspaceRoot: root,
      taskResults,
      argv: ['node', 'nx', ...line.split(' ')],
      startTime: 0,
    };
    await postTasksExecution({}, context as unknown as PostTasksExecutionContext);
    return readRunRecords(dataDirectory);
  }

  it('is a record of each target that gates read, and of no other', async () => {
    const records = await end(
      ended({
        'pay:test': 'success',
        'pay:build': 'success',
        'web:test': 'success',
        'pay:toString': 'success',
      }),
    );
    expect(records).toEqual({
      'pay:test': {
        succeeded: true,
        at: expect.any(Number) as number,
        madeFrom: expect.stringMatching(/./) as string,
      },
    });
  });

  it.each<[Status, boolean | undefined]>([
    ['failure', false],
    ['local-cache', true],
    ['remote-cache', true],
    ['skipped', undefined],
    ['stopped', undefined],
  ])('says of a target that ended as %s whether it succeeded: %s', async (status, succeeded) => {
    const records = await end(ended({ 'pay:test': status }), { line: 'run-many -t test' });
    expect(records['pay:test']?.succeeded).toBe(succeeded);
  });

  it('says how a target was run, and not what from where a configuration may have changed that', async () => {
    const result = ended({ 'pay:test': 'success' })['pay:test'];
    if (result === undefined) throw new Error('no result');
    const target = { ...result.task.target, configuration: 'ci' };
    const records = await end({ 'pay:test': { ...result, task: { ...result.task, target } } });
    expect(records['pay:test']).toMatchObject({ madeFrom: null, words: { configuration: 'ci' } });
  });

  it('fails where a target of the name of the gate ran in its place', async () => {
    const both = ended({ 'web:gate': 'success', 'pay:gate': 'success', 'plain:test': 'success' });
    await expect(end(both, { ungated: ['plain', 'web'] })).rejects.toMatchObject({
      name: 'UnjudgedProjects',
    });
    await expect(end(both, { ungated: ['plain'] })).resolves.toEqual({});
  });

  it('names ten of many projects that nothing judged, and counts the others', async () => {
    const ungated = Array.from({ length: 12 }, (_, at) => `p${at + 10}`);
    const all = ended(Object.fromEntries(ungated.map((project) => [`${project}:gate`, 'success'])));
    const message = await end(all, { ungated }).catch((error: unknown) => String(error));
    expect(message).toMatch(/\bp19 and 2 more\b/);
    expect(message).not.toContain('p20');
  });
});
