import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { renderJson, type ProjectVerdict } from '@plangate/core';
import type { PostTasksExecutionContext, ProjectGraph, TaskResults } from '@nx/devkit';
import { postTasksExecution } from '../../../src/plugin.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const gate = { executor: '@plangate/nx:gate', dependsOn: ['test'], options: { output: 'dist/gate' } };
const PROJECTS = ['pay', 'web', 'docs'];
let graph: ProjectGraph;

jest.mock('@nx/devkit', () => ({ readCachedProjectGraph: () => graph }));

type Status = TaskResults[string]['status'];
interface Report {
  readonly verdict: string;
  readonly missing: readonly string[];
  readonly unreadable: readonly { readonly file: string; readonly why: string }[];
  readonly notInRun?: readonly string[];
  readonly verdicts: readonly ProjectVerdict[];
}

function verdict(project: string, word: 'pass' | 'fail' = 'pass'): string {
  const decided = {
    id: 'II.tests',
    principle: 'II. Testing',
    kind: 'tests',
    status: 'enforced',
    verdict: word,
    reason: word === 'pass' ? 'tests-passed' : 'tests-failed',
    message: 'Tests ran.',
    fix: null,
    help: 'docs/reference/reasons/tests-passed.md',
    advice: null,
    expected: null,
    actual: null,
    location: null,
    evidence: [],
    waiver: null,
  } as const;
  return renderJson({ schemaVersion: 2, project, root: project, verdict: word, gates: [decided] });
}

function graphOf(projects: readonly string[]): ProjectGraph {
  const nodes = projects.map((name) => [
    name,
    { name, type: 'lib', data: { root: `packages/${name}`, targets: { gate, test: {} } } },
  ]);
  return { nodes: Object.fromEntries(nodes) as ProjectGraph['nodes'], dependencies: {} };
}

function ended(statuses: Readonly<Record<string, Status>>, directory = 'dist/gate'): TaskResults {
  const results = Object.entries(statuses).map(([id, status]) => {
    const [project = '', target = ''] = id.split(':');
    const outputs = target === 'gate' ? [`${directory}/${project}.json`] : [];
    return [id, { task: { id, target: { project, target }, outputs }, status }];
  });
  return Object.fromEntries(results) as TaskResults;
}

/** Ends a run; `files` are the verdict files that it left. */
async function end(
  statuses: Readonly<Record<string, Status>>,
  {
    line = 'run-many -t gate',
    files = {},
    projects = PROJECTS,
    directory = 'dist/gate',
    prepare = () => undefined,
  }: {
    line?: string;
    files?: Readonly<Record<string, string>>;
    projects?: readonly string[];
    directory?: string;
    prepare?: (root: string) => void;
  } = {},
) {
  graph = graphOf(projects);
  const root = temporaryDirectory();
  writeFiles(root, files);
  prepare(root);
  let output = '';
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const context = {
    id: '1',
    workspaceRoot: root,
    taskResults: ended(statuses, directory),
    argv: ['node', 'nx', ...line.split(' ')],
    startTime: 0,
    endTime: 1_500,
  };
  try {
    await postTasksExecution({}, context as unknown as PostTasksExecutionContext);
  } finally {
    output = written.mock.calls.join('');
    written.mockRestore();
  }
  const file = join(root, 'dist/gate/report.json');
  const report =
    existsSync(file) && statSync(file).isFile() ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null;
  return { root, output, report };
}

const BOTH = { 'dist/gate/pay.json': verdict('pay'), 'dist/gate/web.json': verdict('web') };
const ALL = { ...BOTH, 'dist/gate/docs.json': verdict('docs') };

describe('the end of a run of gates', () => {
  it('is a summary and a report of all that was judged, in one process and without the graph', async () => {
    graph = graphOf([]);
    const { output, report } = await end(
      { 'pay:gate': 'success', 'web:gate': 'local-cache', 'docs:gate': 'remote-cache' },
      { files: ALL, projects: [] },
    );
    expect(output).toContain('pass. 3 verdicts in 1.5 s');
    expect(report?.verdicts.map(({ project }) => project)).toEqual(['docs', 'pay', 'web']);
    expect(report).toMatchObject({ verdict: 'pass', missing: [], unreadable: [] });
    expect(report).not.toHaveProperty('notInRun');
  });

  it.each(['affected -t gate', 'run-many -t gate -p pay,web'])(
    'says after "%s" which projects the report is not about',
    async (line) => {
      const statuses = { 'pay:gate': 'success', 'web:gate': 'success' } as const;
      const { output, report } = await end(statuses, { line, files: ALL });
      expect(report).toMatchObject({ verdict: 'pass', notInRun: ['docs'], missing: [] });
      expect(report?.verdicts).toHaveLength(2);
      expect(output).toContain('1 project');
    },
  );

  it('takes each verdict from where the gate of the project writes it', async () => {
    const files = { 'out/pay.json': verdict('pay'), 'out/web.json': verdict('web'), ...ALL };
    const statuses = { 'pay:gate': 'failure', 'web:gate': 'success' } as const;
    const { report } = await end(statuses, {
      files: { ...files, 'out/pay.json': verdict('pay', 'fail') },
      directory: 'out',
      line: 'affected -t gate',
    });
    expect(report?.verdicts.map((one) => one.verdict)).toEqual(['fail', 'pass']);
  });

  it('counts a gate without a verdict as not judged', async () => {
    const { report } = await end(
      { 'pay:gate': 'success', 'web:gate': 'failure', 'docs:gate': 'success' },
      { files: { 'dist/gate/pay.json': verdict('pay'), 'dist/gate/docs.json': verdict('docs') } },
    );
    expect(report).toMatchObject({ verdict: 'fail', missing: ['web'] });
  });

  it.each<[Status, 'pass' | 'fail']>([
    ['failure', 'pass'],
    ['success', 'fail'],
  ])(
    'does not believe a file of another run: the gate ended with %s, the file says %s',
    async (status, word) => {
      const { report } = await end(
        { 'pay:gate': status, 'web:gate': 'success', 'docs:gate': 'success' },
        { files: { ...ALL, 'dist/gate/pay.json': verdict('pay', word) } },
      );
      expect(report?.unreadable.map(({ file }) => file)).toEqual(['dist/gate/pay.json']);
      expect(report?.verdict).toBe('fail');
    },
  );

  it('takes no verdict of an earlier run for what a stopped run did not reach', async () => {
    const statuses = { 'pay:gate': 'success', 'web:gate': 'success', 'docs:gate': 'stopped' } as const;
    const { output, report } = await end(statuses, { files: ALL });
    expect(report).toMatchObject({ verdict: 'fail', missing: ['docs'] });
    expect(output).toContain('stopped');
    const unreached = await end(
      { 'pay:gate': 'success', 'web:gate': 'success', 'docs:test': 'stopped' },
      { files: ALL },
    );
    expect(unreached.report?.missing).toEqual(['docs']);
  });

  it('has what was judged after the run in it, each under its name', async () => {
    const statuses = { 'pay:gate': 'success', 'web:test': 'failure', 'docs:gate': 'success' } as const;
    const { output, report } = await end(statuses, { files: ALL });
    expect(report?.verdicts).toHaveLength(3);
    expect(report?.verdicts.find(({ project }) => project === 'web')?.verdict).toBe('fail');
    expect(output.indexOf('> web:gate')).toBeLessThan(output.indexOf('Plangate: fail'));
    expect(output).not.toContain('> pay:gate');
  });

  it.each([
    ['a project alone', { 'pay:gate': 'success' } as const, 'run pay:gate'],
    ['no gate', { 'pay:test': 'success', 'web:test': 'success' } as const, 'run-many -t test'],
    ['no gate of ours', { 'pay:test': 'success', 'web:test': 'success' } as const, 'run-many -t test gate'],
  ])('is silent where the run was of %s', async (_, statuses, line) => {
    expect(await end(statuses, { line, files: ALL })).toMatchObject({ output: '', report: null });
  });

  it('does not write over the verdict of a project named report', async () => {
    const files = { ...BOTH, 'dist/gate/report.json': verdict('report') };
    for (const line of ['run-many -t gate', 'affected -t gate']) {
      const statuses = { 'pay:gate': 'success', 'web:gate': 'success' } as const;
      const whole = line.startsWith('run-many')
        ? { ...statuses, 'report:gate': 'success' as const }
        : statuses;
      const { output, report } = await end(whole, { line, files, projects: ['pay', 'web', 'report'] });
      expect(report).toMatchObject({ project: 'report' });
      expect(output).toContain('no report was written');
    }
  });

  it('says so where the report cannot be written', async () => {
    const statuses = { 'pay:gate': 'success', 'web:gate': 'success', 'docs:gate': 'success' } as const;
    const outside = await end(statuses, {
      prepare: (root) => symlinkSync(temporaryDirectory(), join(root, 'dist')),
    });
    expect(outside.output).toContain('leads outside');
    const file = await end(statuses, { files: { 'dist/gate/report.json/x': '' } });
    expect(file.output).toContain('cannot be written');
  });
});

describe('in the daemon of Nx, which shows nothing but errors', () => {
  beforeEach(() => {
    process.env.NX_DAEMON_PROCESS = 'true';
  });
  afterEach(() => {
    delete process.env.NX_DAEMON_PROCESS;
  });

  it('a failing run is told by one', async () => {
    const statuses = { 'pay:gate': 'failure', 'web:gate': 'success', 'docs:gate': 'success' } as const;
    const files = { ...ALL, 'dist/gate/pay.json': verdict('pay', 'fail') };
    await expect(end(statuses, { files })).rejects.toMatchObject({
      name: 'FailedRun',
      message: expect.stringContaining('Plangate: fail') as string,
      stack: '',
    });
  });

  it('a good run stays one, with its report', async () => {
    const statuses = { 'pay:gate': 'success', 'web:gate': 'success', 'docs:gate': 'success' } as const;
    const { output, report } = await end(statuses, { files: ALL });
    expect([output, report?.verdict]).toEqual(['', 'pass']);
  });
});
