import { execFileSync } from 'node:child_process';
import {
  CONSTITUTION,
  FEATURE,
  FEATURE_NODE,
  plan,
  plannedWorkspace,
  PROJECT,
  PROJECT_NODE,
} from './shop.js';
import type { HostWorkspace } from './support.js';

const OTHER_NODE = 'spec-002-returns';
const OTHER_PROJECT = '@acme/returns';

describe('features in the project graph', () => {
  let ws: HostWorkspace;

  beforeAll(async () => {
    ws = await plannedWorkspace();
    const options = { feature: 'Returns', directory: 'packages/returns', entities: 'Parcel' };
    await ws.generate(plan, { ...options, skipFormat: true });
  });

  it('are nodes with an edge to each project of their layout', async () => {
    const { nodes, edges } = await ws.graph();
    expect(nodes[FEATURE_NODE]?.data).toMatchObject({ root: FEATURE, tags: ['type:feature'] });
    expect(edges[FEATURE_NODE]).toEqual([{ target: PROJECT_NODE, type: 'implicit' }]);
    expect(edges[OTHER_NODE]).toEqual([{ target: OTHER_PROJECT, type: 'implicit' }]);
  });

  it('are no nodes when the option says so', async () => {
    const { nodes, edges } = await ws.graph({ features: false });
    expect(Object.keys(nodes).sort()).toEqual([PROJECT_NODE, OTHER_PROJECT].sort());
    expect(Object.values(edges).flat()).toEqual([]);
  });

  it('share no input but the constitutions: a plan is input of its own feature and of the projects it touches', async () => {
    const { nodes } = await ws.graph();
    const inputsOf = (name: string) => JSON.stringify(nodes[name]?.data.targets?.gate?.inputs);
    expect(inputsOf(FEATURE_NODE)).toContain('{projectRoot}/**/*');
    expect(inputsOf(PROJECT_NODE)).toContain(`${FEATURE}/{plan,tasks}.md`);
    for (const name of [OTHER_NODE, OTHER_PROJECT]) expect(inputsOf(name)).not.toContain(FEATURE);
    for (const name of Object.keys(nodes).filter((one) => one !== 'plangate')) {
      expect(inputsOf(name)).toContain('.specify/memory/constitution.md');
      expect(inputsOf(name)).toContain('.specify/memory/waivers.md');
    }
  });
});

describe('a directory that a plan draws', () => {
  it('fails where the change deletes it, whatever the phase, and is pending where it never was', async () => {
    const ws = await plannedWorkspace();
    const reasons = async () => (await ws.judge(FEATURE_NODE)).gates.map(({ reason }) => reason);
    const directory = `${PROJECT}/tests/contract`;
    ws.remove(directory);
    expect(await reasons()).toContain('feature-paths-pending');
    const kept = await plannedWorkspace();
    const git = (...command: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...command], {
        cwd: kept.root,
      });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'a');
    kept.remove(directory);
    const { verdict, gates } = await kept.judge(FEATURE_NODE);
    expect(verdict).toBe('fail');
    expect(gates.map(({ reason }) => reason)).toContain('layout-directory-missing');
  });
});

describe('the inputs of a gate that chooses its projects', () => {
  it('hold the names of all, and those of another gate do not', async () => {
    const ws = await plannedWorkspace();
    const inputsOf = async (name: string) =>
      JSON.stringify((await ws.graph()).nodes[name]?.data.targets?.gate?.inputs);
    const variable = '{"env":"PLANGATE_PROJECTS"}';
    expect(await inputsOf(PROJECT_NODE)).not.toContain(variable);
    ws.edit(CONSTITUTION, '- kind: lint', "- kind: lint\n  projects: ['!*-e2e']");
    expect(await inputsOf(PROJECT_NODE)).toContain(variable);
    expect(await inputsOf(FEATURE_NODE)).toContain(variable);
  });
});
