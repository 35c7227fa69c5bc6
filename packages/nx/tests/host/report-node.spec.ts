import { fsWorkspaceFiles } from '../../src/workspace/fs-files.js';
import { loadGateWorkspace } from '../../src/executors/gate/workspace.js';
import { collectVerdicts } from '../../src/executors/report/collect.js';
import { projectNarrower } from '../../src/generators/constitution/narrow-projects.js';
import { toolProjects } from '../../src/generators/shared/tool-projects.js';
import { diskTree } from './nx-tree.js';
import { FEATURE_NODE, plannedWorkspace, PROJECT_NODE } from './shop.js';
import type { HostWorkspace } from './support.js';

const REPORT_NODE = 'plangate';

describe('the node of the report', () => {
  let ws: HostWorkspace;
  let nodes: Awaited<ReturnType<HostWorkspace['graph']>>['nodes'];

  beforeAll(async () => {
    ws = await plannedWorkspace();
    ({ nodes } = await ws.graph());
  });

  it('is in the graph, with nothing to judge', () => {
    expect(Object.keys(nodes).sort()).toEqual([PROJECT_NODE, REPORT_NODE, FEATURE_NODE].sort());
    expect(Object.keys(nodes[REPORT_NODE]?.data.targets ?? {})).toEqual(['gate-report']);
  });

  it('is no project to any gate', async () => {
    const disk = fsWorkspaceFiles(ws.root);
    const request = { nodes, specsRoots: ['specs'], extends: [] };
    const { state } = await loadGateWorkspace(ws.root, { disk, visible: disk }, request);
    expect(state.projects.map(({ name }) => name)).toEqual([PROJECT_NODE]);
  });

  it('is no project that a report misses', () => {
    const { missing } = collectVerdicts(nodes, ['nowhere'], fsWorkspaceFiles(ws.root));
    expect(missing).toEqual([PROJECT_NODE, FEATURE_NODE].sort());
  });

  it('is no project to a generator', () => {
    const found = toolProjects(diskTree(ws.root), fsWorkspaceFiles(ws.root), nodes);
    expect(found.map(({ name }) => name)).toEqual([PROJECT_NODE]);
    const rules = { kind: 'tests', projects: [] } as never;
    // A gate of every project stays one of every project, though the node has no tests.
    const narrowed = projectNarrower(nodes, {})({ id: 'a', kind: 'tests', doubtful: true, rules } as never);
    expect(narrowed).toEqual({ rules });
  });
});
