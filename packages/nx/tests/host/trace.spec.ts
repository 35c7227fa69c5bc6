import { readRunState } from '../../src/runs/run-state.js';
import { plangateDataDirectory } from '../../src/workspace/index.js';
import { skippedGates } from '../../src/plugin/skipped-gates.js';
import {
  CONSTITUTION,
  FEATURE,
  FEATURE_NODE,
  plannedWorkspace,
  PROJECT,
  PROJECT_NODE,
  REPORTS,
} from './shop.js';
import { failure, type HostWorkspace } from './support.js';

const TEST = `${PROJECT}/tests/unit/cards.spec.ts`;
const SPEC = `# Feature Specification: Saved cards at checkout

## Requirements

- **FR-101**: The shop MUST keep a card.
- **FR-102**: The shop MUST refuse an expired card.
- **FR-103**: The shop MUST list the cards.
`;
const TRACE = `# Shop Constitution

## Core Principles

### I. Proven

Each requirement has a test.

\`\`\`yaml gate
- kind: trace
\`\`\`
`;

function report(...tests: readonly (readonly [name: string, inner?: string])[]): string {
  const cases = tests.map(
    ([name, inner = '']) =>
      `<testcase classname="cards" name="${name}" file="tests/unit/cards.spec.ts">${inner}</testcase>`,
  );
  return `<testsuites><testsuite name="cards" tests="${tests.length}">${cases.join('')}</testsuite></testsuites>`;
}

describe('a gate of features that reads tests', () => {
  let ws: HostWorkspace;

  beforeEach(async () => {
    ws = await plannedWorkspace();
    ws.write(CONSTITUTION, TRACE);
    ws.write(`${FEATURE}/spec.md`, SPEC);
    ws.write(`${FEATURE}/tasks.md`, '# Tasks: Cards\n\n- [ ] T001 Write the documents\n');
    ws.write(TEST, "// FR-102 comes next\nit('FR-101 keeps a card', () => undefined);\n");
    ws.write(`${REPORTS}/junit.xml`, report(['FR-101 keeps a card']));
  });

  it('waits for the tests of the projects that the feature touches, and is made from all that it reads', async () => {
    const { nodes } = await ws.graph();
    const gate = nodes[FEATURE_NODE]?.data.targets?.gate;
    expect(gate?.dependsOn).toEqual(['^test']);
    expect(gate?.inputs).toEqual(
      expect.arrayContaining([
        `{workspaceRoot}/${PROJECT}/**/*`,
        '{workspaceRoot}/specs/**/spec.md',
        { dependentTasksOutputFiles: '**/*', transitive: false },
      ]),
    );
    const { evidence = {} } = readRunState(plangateDataDirectory(ws.root)) ?? {};
    expect(Object.keys(evidence[PROJECT_NODE]?.outputs ?? {})).toContain('test');
  });

  it('waits for nothing where no constitution asks for it, and its verdict names no requirement', async () => {
    ws.edit(CONSTITUTION, 'kind: trace', 'kind: attestation');
    const { nodes } = await ws.graph();
    expect(nodes[FEATURE_NODE]?.data.targets?.gate?.dependsOn).toEqual([]);
    expect(await ws.judge(FEATURE_NODE)).not.toHaveProperty('requirements');
  });

  it('tells of each requirement which tests of this run prove it', async () => {
    const verdict = await ws.judge(FEATURE_NODE);
    const test = { project: PROJECT_NODE, file: TEST, name: 'cards FR-101 keeps a card', passed: true };
    expect(verdict.requirements).toMatchObject([
      { id: 'FR-101', state: 'tested', tests: [test], location: { line: 5 } },
      { id: 'FR-102', state: 'named', tests: [{ file: TEST, name: null, passed: null }] },
      { id: 'FR-103', state: 'missing', text: 'The shop MUST list the cards.', tests: [] },
    ]);
    const untested = verdict.gates.filter(({ reason }) => reason === 'requirement-untested');
    expect(untested.map(({ location }) => location?.line)).toEqual([6, 7]);
  });

  it('takes no report for the work of this run that no run is known to have written', async () => {
    const { nodes, edges } = await ws.graph();
    const task = {
      id: `${FEATURE_NODE}:gate`,
      project: FEATURE_NODE,
      options: {},
      outcomes: [],
      leftOut: [],
    };
    const { findTaskVerdicts } = await import('../../src/executors/gate/judge-tasks.js');
    const [verdict] = await findTaskVerdicts({ root: ws.root, nodes, edges, tasks: [task] });
    expect(verdict?.requirements?.map(({ state }) => state)).toEqual(['named', 'named', 'missing']);
    expect(verdict?.gates.map(({ reason }) => reason)).toContain('evidence-unrecorded');
  });

  it('fails by a test that failed, also where Nx left the gate out', async () => {
    ws.write(`${REPORTS}/junit.xml`, report(['FR-101 keeps a card'], ['FR-101 twice', '<failure/>']));
    const verdict = await ws.judge(FEATURE_NODE, { failed: ['test'] });
    expect(failure(verdict, 'requirement-failing').message).toContain('FR-101 twice');
    const { nodes, edges } = await ws.graph();
    const ended = (project: string, target: string, status: string) => ({
      [`${project}:${target}`]: {
        status,
        task: { id: '', target: { project, target }, outputs: [], overrides: {} },
      },
    });
    const results = (status: string) =>
      ({ ...ended(PROJECT_NODE, 'test', status), ...ended(FEATURE_NODE, 'gate', 'skipped') }) as never;
    const host = {
      graph: { nodes, dependencies: edges } as never,
      run: { project: null, all: false, gates: true } as never,
      gateTargetName: 'gate',
    };
    const [skipped] = skippedGates(results('failure'), host).filter(
      ({ task }) => task.project === FEATURE_NODE,
    );
    expect(skipped?.task.touched?.get(PROJECT_NODE)).toMatchObject([{ target: 'test', succeeded: false }]);
    const passed = skippedGates(results('success'), host);
    expect(passed.filter(({ task }) => task.project === FEATURE_NODE)).toEqual([]);
  });
});
