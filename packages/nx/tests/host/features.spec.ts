import { FEATURE, FEATURE_NODE, plan, plannedWorkspace, PROJECT_NODE } from './shop.js';
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
    for (const name of Object.keys(nodes)) {
      expect(inputsOf(name)).toContain('.specify/memory/constitution.md');
      expect(inputsOf(name)).toContain('.specify/memory/waivers.md');
    }
  });
});
