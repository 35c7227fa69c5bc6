import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import type { ProjectVerdict } from '@plangate/core';
import gateBatchExecutor from '../../../src/executors/gate/batch-impl.js';
import gateExecutor from '../../../src/executors/gate/impl.js';
import { CONSTITUTION_TEXT, planText } from '../../support/documents.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const junit = (root: string) =>
  `<testsuites><testsuite name="unit" file="${root}/tests/unit/a.spec.ts" tests="1" failures="0"><testcase name="a" classname="u" file="${root}/tests/unit/a.spec.ts"/></testsuite></testsuites>`;
const targets = { lint: {}, test: { outputs: ['{projectRoot}/reports'] }, gate: {} };
const NODES = {
  '@acme/pay': { data: { root: 'packages/pay', targets, tags: [] } },
  web: { data: { root: 'packages/web', targets } },
  'feature-x': { data: { root: 'specs/001-x', targets: { gate: {} }, tags: ['type:feature'] } },
};
const FILES = {
  '.specify/memory/constitution.md': CONSTITUTION_TEXT,
  'packages/pay/tests/unit/a.spec.ts': '//',
  'packages/pay/reports/junit.xml': junit('packages/pay'),
  'specs/001-x/plan.md': planText('packages/\n└── pay/\n    └── tests/'),
  'specs/001-x/spec.md': '# Spec\n\nText.\n',
};
const PROJECTS = Object.keys(NODES);

function workspace(more: Readonly<Record<string, string>> = {}): string {
  const root = temporaryDirectory();
  writeFiles(root, { ...FILES, ...more });
  return root;
}

/** The graph of a run over all gates, with the targets that they wait for. */
function taskGraph(nodes: Record<string, { data: { root: string; targets: object } }> = NODES): TaskGraph {
  const graph = {
    tasks: {},
    dependencies: {},
    continuousDependencies: {},
    roots: [],
  } as unknown as TaskGraph;
  for (const [project, { data }] of Object.entries(nodes)) {
    for (const target of Object.keys(data.targets)) {
      const id = `${project}:${target}`;
      const outputs = target === 'test' ? [`${data.root}/reports`] : [];
      graph.tasks[id] = {
        id,
        target: { project, target },
        outputs,
        overrides: {},
        parallelism: true,
        cache: true,
      };
      graph.dependencies[id] =
        target === 'gate' && 'test' in data.targets ? [`${project}:lint`, `${project}:test`] : [];
    }
  }
  return graph;
}

const contextOf = (
  root: string,
  more: Partial<ExecutorContext> = {},
  nodes: object = NODES,
): ExecutorContext =>
  ({
    root,
    cwd: root,
    isVerbose: false,
    projectGraph: { nodes, dependencies: {} },
    taskGraph: taskGraph(),
    ...more,
  }) as unknown as ExecutorContext;

async function single(root: string, projectName: string, options = {}, more: Partial<ExecutorContext> = {}) {
  const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const { success } = await gateExecutor(
    options,
    contextOf(root, { projectName, targetName: 'gate', ...more }),
  );
  const output = written.mock.calls.map(([text]) => text).join('');
  written.mockRestore();
  return { success, output };
}

async function batch(root: string, options: Record<string, unknown> = {}, nodes: object = NODES) {
  const all = taskGraph(nodes as typeof NODES);
  const gates = Object.fromEntries(Object.entries(all.tasks).filter(([id]) => id.endsWith(':gate')));
  const results = new Map<string, { success: boolean; terminalOutput: string }>();
  const context = contextOf(root, { taskGraph: all }, nodes);
  for await (const { task, result } of gateBatchExecutor({ ...all, tasks: gates }, options, {}, context))
    results.set(task, result);
  return results;
}

const verdictText = (root: string, project: string) =>
  readFileSync(join(root, `dist/gate/${project}.json`), 'utf8');
const verdictOf = (root: string, project: string): ProjectVerdict =>
  JSON.parse(verdictText(root, project)) as ProjectVerdict;
const reasonsOf = (root: string, project: string) =>
  Object.fromEntries(verdictOf(root, project).gates.map(({ id, reason }) => [id, reason]));

describe('gate', () => {
  it('passes by evidence and by targets that succeeded, and writes the verdict', async () => {
    const root = workspace();
    expect(await single(root, '@acme/pay')).toEqual({
      success: true,
      output: expect.stringContaining('@acme/pay') as unknown,
    });
    expect(verdictOf(root, '@acme/pay')).toMatchObject({
      schemaVersion: 2,
      project: '@acme/pay',
      root: 'packages/pay',
      verdict: 'pass',
    });
  });

  it('gives the same verdicts and results one by one and in a batch', async () => {
    const one = workspace();
    const many = workspace();
    const results = await batch(many);
    expect([...results.keys()]).toEqual(PROJECTS.map((project) => `${project}:gate`));
    for (const project of PROJECTS) {
      const { success, output } = await single(one, project);
      expect(results.get(`${project}:gate`)).toEqual({ success, terminalOutput: output });
      expect(verdictText(one, project)).toBe(verdictText(many, project));
    }
  });

  it('fails a project without evidence and no other', async () => {
    const results = await batch(workspace());
    expect([...results].map(([id, { success }]) => [id, success])).toEqual([
      ['@acme/pay:gate', true],
      ['web:gate', false],
      ['feature-x:gate', true],
    ]);
  });

  it('judges the node of a feature as that feature, under the name of the node', async () => {
    const root = workspace();
    await single(root, 'feature-x');
    const verdict = verdictOf(root, 'feature-x');
    expect(verdict).toMatchObject({ project: 'feature-x', root: 'specs/001-x' });
    expect(verdict.gates.map(({ kind }) => kind)).toContain('plan');
  });

  it('judges a feature in the phase that is asked for', async () => {
    const root = workspace();
    const pending = await single(root, 'feature-x');
    const designed = await single(root, 'feature-x', { phase: 'design' });
    expect([pending.success, designed.success]).toEqual([true, false]);
  });

  it('takes no success for granted where no target ran', async () => {
    const root = workspace();
    const alone = { tasks: {}, dependencies: { '@acme/pay:gate': [] }, roots: [] } as unknown as TaskGraph;
    expect((await single(root, '@acme/pay', {}, { taskGraph: alone })).success).toBe(false);
    expect(reasonsOf(root, '@acme/pay')).toMatchObject({ 'I.lint': 'target-not-run' });
  });

  describe('without the targets that write its evidence', () => {
    const records = '.nx/workspace-data/plangate/runs.json';
    const ran = (at: number, succeeded = true) =>
      JSON.stringify({ '@acme/pay:test': { succeeded, at, madeFrom: null } });

    async function testsGate(root: string) {
      const { taskGraph: _, ...context } = contextOf(root, { projectName: '@acme/pay', targetName: 'gate' });
      const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
      await gateExecutor({}, context);
      written.mockRestore();
      return verdictOf(root, '@acme/pay').gates.find(({ kind }) => kind === 'tests');
    }
    const testsReason = async (root: string) => (await testsGate(root))?.reason;

    it('takes what the last run of the target wrote', async () => {
      const root = workspace();
      writeFiles(root, { [records]: ran(Date.now() + 60_000) });
      expect(await testsReason(root)).toBe('tests-passed');
    });

    it('tells that the last run was of a part of the tests', async () => {
      const root = workspace();
      const words = { added: ['--testNamePattern=cards'] };
      const record = { succeeded: true, at: Date.now() + 60_000, madeFrom: null, words };
      writeFiles(root, { [records]: JSON.stringify({ '@acme/pay:test': record }) });
      expect((await testsGate(root))?.notes?.map(({ reason }) => reason)).toEqual(['tests-run-partial']);
    });

    it('takes no record whose words are something else', async () => {
      const root = workspace();
      const record = { succeeded: true, at: Date.now() + 60_000, madeFrom: null, words: { added: 'x' } };
      writeFiles(root, { [records]: JSON.stringify({ '@acme/pay:test': record }) });
      expect(await testsReason(root)).toBe('evidence-unrecorded');
    });

    it('takes nothing of which no run is on record', async () => {
      expect(await testsReason(workspace())).toBe('evidence-unrecorded');
      const damaged = workspace();
      writeFiles(damaged, { [records]: '{"@acme/pay:test":{"succeeded":true' });
      expect(await testsReason(damaged)).toBe('evidence-unrecorded');
    });

    it('takes nothing from before the last change of the project', async () => {
      const root = workspace();
      writeFiles(root, { [records]: ran(Date.now() - 60_000) });
      expect(await testsReason(root)).toBe('evidence-outdated');
    });

    it('takes no report that was written after the run', async () => {
      const root = workspace();
      const at = Date.now() + 60_000;
      writeFiles(root, { [records]: ran(at) });
      utimesSync(join(root, 'packages/pay/reports/junit.xml'), at / 1000 + 60, at / 1000 + 60);
      expect(await testsReason(root)).toBe('evidence-replaced');
    });
  });

  it('writes where the option says', async () => {
    const root = workspace();
    await single(root, '@acme/pay', { output: 'out/verdicts' });
    expect(existsSync(join(root, 'out/verdicts/@acme/pay.json'))).toBe(true);
    expect(existsSync(join(root, 'dist/gate'))).toBe(false);
  });

  it('says what is wrong with an option, the same in a batch, and leaves no verdict of an earlier run', async () => {
    const root = workspace({ 'dist/gate/@acme/pay.json': '{"verdict":"pass"}' });
    const one = await single(root, '@acme/pay', { phase: 'desing' });
    expect(one).toEqual({ success: false, output: expect.stringContaining('"design"') as unknown });
    expect(existsSync(join(root, 'dist/gate/@acme/pay.json'))).toBe(false);
    const results = await batch(root, { '@acme/pay:gate': { phase: 'desing' } });
    expect(results.get('@acme/pay:gate')).toEqual({ success: false, terminalOutput: one.output });
    expect(results.get('feature-x:gate')?.success).toBe(true);
  });

  it('lets one broken project take no other down, whatever its names hold', async () => {
    const root = workspace({ 'dist/gate/broken.json/x': '' });
    const nodes = {
      ...NODES,
      broken: { data: { root: 'packages/broken', targets: { gate: {} } } },
      '../../evil': { data: { root: 'packages/evil', targets: { gate: {} } } },
      nowhere: { data: { root: '../outside', targets: { gate: {} } } },
    };
    const results = await batch(root, {}, nodes);
    expect(results.size).toBe(Object.keys(nodes).length);
    expect(results.get('broken:gate')).toEqual({
      success: false,
      terminalOutput: expect.stringContaining('dist/gate/broken.json') as unknown,
    });
    expect(results.get('@acme/pay:gate')?.success).toBe(true);
    expect(existsSync(join(root, '../evil.json'))).toBe(false);
    expect(existsSync(join(root, '../../evil.json'))).toBe(false);
  });

  it('fails with a plain word when judging itself breaks', async () => {
    const root = workspace({ 'dist/gate/@acme/pay.json': '{"verdict":"pass"}' });
    const nodes = {
      '@acme/pay': {
        data: {
          get root(): string {
            throw new Error('boom');
          },
          targets,
        },
      },
    };
    const context = contextOf(root, { projectName: '@acme/pay', targetName: 'gate' }, nodes);
    const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const { success } = await gateExecutor({}, context);
    const output = written.mock.calls.join('');
    written.mockRestore();
    expect({ success, output }).toEqual({
      success: false,
      output: expect.stringContaining('boom') as unknown,
    });
    expect(existsSync(join(root, 'dist/gate/@acme/pay.json'))).toBe(false);
  });

  it.each([
    ['there is no constitution', { '.specify/memory/constitution.md': '' }],
    [
      'the constitution has a block that is none',
      { '.specify/memory/constitution.md': CONSTITUTION_TEXT.replace('kind: lint', 'kind: lnit') },
    ],
  ])('never passes when %s', async (_, more) => {
    const root = workspace(more);
    expect((await single(root, '@acme/pay')).success).toBe(false);
    expect(verdictOf(root, '@acme/pay').verdict).toBe('fail');
  });

  it('leaves no control characters on the terminal', async () => {
    const { output } = await single(
      workspace(),
      'web\u001b[2J',
      {},
      { projectGraph: { nodes: {}, dependencies: {} } },
    );
    expect(output).not.toContain('\u001b[2J');
  });

  it('decides boundaries by the edges of the graph, one by one and in a batch', async () => {
    const law =
      '# C\n\n## Core Principles\n\n### I. Layers\n\nLayers.\n\n```yaml gate\n- kind: boundaries\n  deny: [web]\n```\n';
    const root = workspace({ '.specify/memory/constitution.md': law, 'packages/pay/package.json': '{}' });
    const judged = async (edges: Record<string, { target: string }[]> | undefined) => {
      const projectGraph = {
        nodes: NODES,
        dependencies: edges,
      } as unknown as ExecutorContext['projectGraph'];
      await single(root, '@acme/pay', {}, { projectGraph });
      const alone = reasonsOf(root, '@acme/pay');
      const all = taskGraph();
      const tasks = { '@acme/pay:gate': all.tasks['@acme/pay:gate'] } as TaskGraph['tasks'];
      const context = contextOf(root, { taskGraph: all, projectGraph });
      for await (const { task } of gateBatchExecutor({ ...all, tasks }, {}, {}, context))
        expect(task).toBe('@acme/pay:gate');
      expect(reasonsOf(root, '@acme/pay')).toEqual(alone);
      return alone;
    };
    expect(await judged({ '@acme/pay': [{ target: 'web' }] })).toEqual({
      'I.boundaries': 'boundary-crossed',
    });
    expect(await judged({ '@acme/pay': [] })).toEqual({ 'I.boundaries': 'boundaries-kept' });
    expect(await judged({})).toEqual({ 'I.boundaries': 'dependencies-unknown' });
    expect(await judged(undefined)).toEqual({ 'I.boundaries': 'dependencies-unknown' });
  });

  it('holds a project against a structure of the workspace, and says what is wrong with one', async () => {
    const gate = (structure: string): string =>
      `# C\n\n## Core Principles\n\n### I. Layout\n\nLayout.\n\n\`\`\`yaml gate\n- kind: layout\n  structure: ${structure}\n\`\`\`\n`;
    const structure = (text: string) => ({ '.specify/structures/tested/structure.yaml': text });
    const judged = async (name: string, files: Readonly<Record<string, string>>) => {
      const root = workspace({ '.specify/memory/constitution.md': gate(name), ...files });
      await single(root, '@acme/pay');
      return reasonsOf(root, '@acme/pay')['I.layout'];
    };
    const tested = 'description: Tested\nprojects: { .: { suites: [unit] } }\n';
    expect(await judged('tested', structure(tested))).toBe('layout-as-required');
    expect(await judged('tested', structure(tested.replace('unit', 'smoke')))).toBe(
      'layout-required-directory-missing',
    );
    expect(await judged('tested', structure('description: 3\n'))).toBe('layout-structure-unreadable');
    expect(await judged('single', {})).toBe('layout-required-directory-missing');
    expect(await judged('tseted', structure(tested))).toBe('layout-structure-unknown');
  });
});
