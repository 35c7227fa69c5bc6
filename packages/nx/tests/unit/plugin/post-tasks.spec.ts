import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostTasksExecutionContext, ProjectGraph, TaskResults } from '@nx/devkit';
import { postTasksExecution } from '../../../src/plugin.js';
import { skippedGates } from '../../../src/plugin/post-tasks.js';
import { requestedRun } from '../../../src/plugin/command-line.js';
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
