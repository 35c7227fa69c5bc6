import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Tree } from '@nx/devkit';
import type { CanaryOptions } from '../../src/generators/canary/schema.js';
import {
  canary,
  canaryOf,
  CONSTITUTION,
  FEATURE_NODE,
  plannedWorkspace,
  PROJECT,
  PROJECT_NODE,
  REPORTS,
} from './shop.js';
import { HostWorkspace } from './support.js';

interface Row {
  readonly gate: string;
  readonly kind: string;
  readonly changes: number;
  readonly bites: readonly string[];
  readonly blind: readonly string[];
  readonly unnoticed: readonly { readonly what: string; readonly verdict: string }[];
  readonly notTried: readonly {
    readonly state: string;
    readonly subjects: readonly string[];
    readonly changes: number;
  }[];
}

/** Every file on disk with its content, what Nx keeps included. */
function everything(root: string): Record<string, string> {
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'latin1')]),
  );
}

/** What a constitution enforces, as its author sees it. */
describe('the canary in a workspace', () => {
  let ws: HostWorkspace;
  let rules: string;
  const told = async (options: CanaryOptions = {}) => (await ws.generate(canaryOf(ws), options)).told;
  const rows = async (options: CanaryOptions = {}): Promise<Row[]> =>
    (JSON.parse(await told({ ...options, json: true })) as { gates: Row[] }).gates;
  const row = async (gate: string): Promise<Row | undefined> =>
    (await rows()).find((one) => one.gate === gate);

  beforeAll(async () => {
    ws = await plannedWorkspace();
    rules = ws.read(CONSTITUTION);
  });

  afterEach(() => {
    ws.write(CONSTITUTION, rules);
  });

  it('shows that the gates of tests and coverage bite', async () => {
    expect(await row('II.tests')).toMatchObject({ bites: [PROJECT_NODE], blind: [], unnoticed: [] });
    expect(await row('II.coverage')).toMatchObject({ bites: [PROJECT_NODE], blind: [], unnoticed: [] });
  });

  it('tries features as well, and no gate stays green', async () => {
    const found = await rows();
    const [waiting] = found.find(({ kind }) => kind === 'plan')?.notTried ?? [];
    expect(waiting).toMatchObject({ state: 'pending', subjects: [FEATURE_NODE] });
    expect(waiting?.changes).toBeGreaterThan(2);
    expect(found.flatMap(({ unnoticed }) => unnoticed)).toEqual([]);
  });

  it('changes nothing, in a dry run or not', async () => {
    // Documents that were never read are cached by their content, as each command of Plangate does.
    await ws.generate(canaryOf(ws), {});
    const before = everything(ws.root);
    expect(Object.keys(before).some((path) => path.startsWith('.nx/'))).toBe(true);
    const { changes, told: said } = await ws.generate(canaryOf(ws), {});
    expect(changes).toEqual([]);
    expect(everything(ws.root)).toEqual(before);
    expect(said).toMatch(/\d+ of \d+ gates? bites? in 1 project and 1 feature /u);
  });

  it.each([PROJECT_NODE, FEATURE_NODE])(
    'is shown below the verdict on %s, which it leaves as it is',
    async (name) => {
      const plain = await ws.judge(name);
      const tried = await ws.judge(name, { options: { canary: true } });
      expect(tried.gates).toEqual(plain.gates);
      expect(tried.success).toBe(plain.success);
      const [of] = name === PROJECT_NODE ? ['1 project'] : ['1 feature'];
      expect(tried.output).toMatch(new RegExp(`\\d+ of \\d+ gates? bites? in ${of} `, 'u'));
      expect(plain.output).not.toMatch(/gates? bites? in/u);
    },
  );

  it('sums up the gates of a run', async () => {
    const { canaryOfRun } = await import('../../src/generators/canary/of-run.js');
    const { nodes, edges } = await ws.graph();
    const place = { root: ws.root, nodes, edges };
    const sum = async (...names: string[]) => canaryOfRun(place, new Set(names));
    expect(await sum(PROJECT_NODE, FEATURE_NODE)).toMatch(
      /\d+ of \d+ gates? bites? in 1 project and 1 feature /u,
    );
    expect(await sum(FEATURE_NODE)).toMatch(/\d+ of \d+ gates? bites? in 1 feature /u);
  });

  it('says in the sum what is wrong with the options of a gate, and keeps what else is told of the run', async () => {
    const { canaryOfRun } = await import('../../src/generators/canary/of-run.js');
    const { nodes, edges } = await ws.graph();
    const node = nodes[PROJECT_NODE];
    const gate = { ...node?.data.targets?.gate, options: { specsRoots: [7] } };
    const wrong = { data: { ...node?.data, root: PROJECT, targets: { ...node?.data.targets, gate } } };
    const place = { root: ws.root, nodes: { ...nodes, [PROJECT_NODE]: wrong }, edges };
    expect(await canaryOfRun(place, new Set([PROJECT_NODE, FEATURE_NODE]))).toContain('"specsRoots[0]"');
  });

  it('tries only the projects and gates that are asked for', async () => {
    const found = await rows({ projects: PROJECT_NODE, gates: 'coverage' });
    expect(found.map(({ gate }) => gate)).toEqual(['II.coverage']);
    expect((await rows({ gates: ['ii'] })).every(({ gate }) => gate.startsWith('II.'))).toBe(true);
  });

  it('refuses a gate that is not there, and names one that is meant', async () => {
    await expect(told({ gates: 'II.coverge' })).rejects.toThrow('"II.coverage"');
    await expect(told({ gates: 'entirely different' })).rejects.toThrow('No gate matches');
    await expect(told({ projects: 'nowhere' })).rejects.toThrow('No project matches');
  });

  it('lists a gate that fails already, and that its failure counts', async () => {
    const report = ws.read(`${REPORTS}/junit.xml`);
    ws.remove(`${REPORTS}/junit.xml`);
    expect(await row('II.tests')).toMatchObject({
      bites: [],
      changes: 0,
      notTried: [{ state: 'fails', subjects: [PROJECT_NODE] }],
    });
    await told({ strict: true, gates: 'II.tests' });
    ws.write(`${REPORTS}/junit.xml`, report);
  });

  it('says what is wrong with a gate that covers no project, is evaluated, or is disabled', async () => {
    const gate = (id: string, status: string, projects: string): string =>
      `\n### ${id}. Rule ${id}\n\n\`\`\`yaml gate\n- id: ${id}.size\n  kind: size\n  files: ["src/**/*.ts"]\n` +
      `  max: { lines: 400 }\n  status: ${status}\n  projects: [${projects}]\n\`\`\`\n`;
    const more = [
      gate('X', 'evaluated', `"${PROJECT_NODE}"`),
      gate('XI', 'disabled', `"${PROJECT_NODE}"`),
      gate('XII', 'enforced', '"lib/*"'),
    ];
    ws.write(CONSTITUTION, rules.replace(/\n## (?!Core)/u, `${more.join('')}\n## `));
    expect(await row('X.size')).toMatchObject({ bites: [PROJECT_NODE] });
    expect(await row('XI.size')).toMatchObject({
      notTried: [{ state: 'disabled', subjects: [PROJECT_NODE] }],
    });
    expect(await row('XII.size')).toMatchObject({ bites: [], notTried: [{ state: 'fails' }] });
    expect(await told({ gates: 'X.size' })).toContain('status: enforced');
  });

  it('fails with "strict" for a gate that judges nothing', async () => {
    const nothing =
      '\n### X. Small\n\n```yaml gate\n- kind: size\n  files: ["src/**/*.cobol"]\n  max: { lines: 400 }\n```\n';
    ws.write(CONSTITUTION, rules.replace(/\n## (?!Core)/u, `${nothing}\n## `));
    expect(await told({ gates: 'size' })).toContain('does not judge');
    await expect(told({ gates: 'size', strict: true })).rejects.toThrow('does not bite: X.size');
    await told({ gates: 'II.tests', strict: true });
  });

  it('shows that a waiver lets through what the gate would find', async () => {
    ws.write(
      '.specify/baseline.json',
      JSON.stringify({
        schemaVersion: 1,
        violations: { [PROJECT_NODE]: { 'II.coverage': { 'coverage-below-minimum lines': 1 } } },
      }),
    );
    const found = await row('II.coverage');
    ws.remove('.specify/baseline.json');
    expect(found).toMatchObject({ blind: [PROJECT_NODE], bites: [] });
    expect(found?.unnoticed.map(({ verdict }) => verdict)).toContain('waived');
  });

  it('refuses a workspace without gates, or without a constitution', async () => {
    const bare = new HostWorkspace({ 'nx.json': '{}', 'packages/pay/project.json': '{ "name": "pay" }' });
    await expect(bare.generate(canaryOf(bare), {})).rejects.toThrow('No gate is in force');
    const graph = () => Promise.resolve({ nodes: { pay: { data: { root: 'packages/pay' } } } });
    const without = (tree: Tree): Promise<void> => canary(tree, {}, { graph });
    await expect(bare.generate(without, {})).rejects.toThrow('No project has a gate');
  });
});
