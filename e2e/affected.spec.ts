import { FEATURE, FEATURE_NODE, PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const OTHER_PROJECT = 'packages/returns';
const OTHER_NODE = 'spec-002-returns';

async function affected(ws: Workspace): Promise<string[]> {
  const { stdout } = await ws.nxOk(
    'show projects --affected --with-target=gate --base=HEAD~1 --head=HEAD --json',
  );
  return (JSON.parse(stdout) as string[]).sort();
}

describe('features in the project graph', () => {
  let ws: Workspace;
  let checkout: string;
  let returns: string;

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    await ws.nxOk(`g plan "Returns" --directory=${OTHER_PROJECT} --entities=Parcel --no-interactive`);
    ws.commit('Plan returns');
    checkout = await ws.nameAt(PROJECT);
    returns = await ws.nameAt(OTHER_PROJECT);
  });

  it('are nodes with an edge to each project of their layout', async () => {
    const graph = await ws.graph();
    expect(graph.nodes[FEATURE_NODE]?.data.root).toBe(FEATURE);
    expect(graph.nodes[FEATURE_NODE]?.data.tags).toContain('type:feature');
    expect((graph.dependencies[FEATURE_NODE] ?? []).map(({ target }) => target)).toEqual([checkout]);
    expect((graph.dependencies[OTHER_NODE] ?? []).map(({ target }) => target)).toEqual([returns]);
  });

  it('are beside a node that has nothing but the report', async () => {
    const { data } = (await ws.graph()).nodes.plangate ?? {};
    expect([data?.root, Object.keys(data?.targets ?? {})]).toEqual(['.specify', ['gate-report']]);
  });

  it('a change in a project affects it and the features that plan it', async () => {
    ws.write(`${PROJECT}/src/lib/added.ts`, 'export const added = 1;\n');
    ws.commit('Change checkout');
    expect(await affected(ws)).toEqual([checkout, FEATURE_NODE].sort());
  });

  it('a change of a plan affects the feature', async () => {
    ws.edit(`${FEATURE}/plan.md`, '## Summary\n', '## Summary\n\nOne more sentence.\n');
    ws.commit('Change the plan');
    const names = await affected(ws);
    expect(names).toContain(FEATURE_NODE);
    expect(names).not.toContain(returns);
    expect(names).not.toContain(OTHER_NODE);
  });

  it('nx sync makes what a changed plan declares, and nx sync:check fails until then', async () => {
    const missing = () =>
      ws.verdicts()[FEATURE_NODE]?.gates.filter(({ reason }) => reason === 'layout-directory-missing');
    await ws.nxOk('sync');
    ws.write(`${FEATURE}/tasks.md`, '# Tasks\n\n- [ ] T001 Write it\n');
    ws.edit(`${FEATURE}/plan.md`, /^├── src\//m, '├── receipts/\n├── src/');
    await ws.nx(`run ${FEATURE_NODE}:gate`);
    expect(missing()).toHaveLength(1);
    const check = await ws.nx('sync:check');
    expect(check.code).toBe(1);
    expect(check.output).toContain(`${PROJECT}/receipts/.gitkeep`);
    expect(ws.exists(`${PROJECT}/receipts`)).toBe(false);
    expect((await ws.nxOk('sync')).output).toContain(`${PROJECT}/receipts/.gitkeep`);
    await ws.nxOk('sync:check');
    await ws.nx(`run ${FEATURE_NODE}:gate`);
    expect(missing()).toEqual([]);
    ws.remove(`${FEATURE}/tasks.md`);
    ws.commit('Sync');
  });

  it('nx affected -t gate judges what it lists', async () => {
    const { code } = await ws.nx('affected -t gate --base=HEAD~1 --head=HEAD');
    expect(code).toBe(0);
    expect(Object.keys(ws.verdicts())).toContain(FEATURE_NODE);
  });

  it('follows a package that the constitution extends, in affected and in the hash, by version and by content', async () => {
    const verdict = () => ws.json<{ packages?: unknown }>(`dist/gate/${returns}.json`).packages;
    const install = async (version: string, text: string) => {
      const manifest = JSON.stringify({ name: 'acme-rules', version, files: ['constitution.md'] });
      ws.write('vendor/rules/package.json', manifest);
      ws.write('vendor/rules/constitution.md', `# Rules\n\n## Core Principles\n\n### I. Small\n\n${text}\n`);
      const archive = `./vendor/acme-rules-${version}.tgz`;
      for (const line of ['npm pack ./vendor/rules --pack-destination vendor', `npm install -D ${archive}`])
        expect(await ws.run(line)).toMatchObject({ code: 0 });
    };
    await install('1.0.0', 'Changes are small.');
    const constitution = '.specify/memory/constitution.md';
    ws.write(constitution, `---\nextends: acme-rules\n---\n\n${ws.read(constitution)}`);
    ws.commit('Extend the rules');
    await ws.nx(`run ${returns}:gate --excludeTaskDependencies`);
    expect(verdict()).toEqual([{ name: 'acme-rules', version: '1.0.0' }]);
    await install('1.0.1', 'Changes are small.');
    ws.commit('Take new rules');
    expect(await affected(ws)).toEqual(expect.arrayContaining([checkout, returns, FEATURE_NODE, OTHER_NODE]));
    await ws.nx(`run-many -t gate -p ${returns}`);
    expect(verdict()).toEqual([{ name: 'acme-rules', version: '1.0.1' }]);
    const gates = () =>
      ws.json<{ gates: { id: string }[] }>(`dist/gate/${returns}.json`).gates.map(({ id }) => id);
    expect(gates()).not.toContain('edited');
    const block = '```yaml gate\n- kind: layout\n  id: edited\n  files: [package.json]\n```\n';
    ws.write(
      'node_modules/acme-rules/constitution.md',
      `${ws.read('node_modules/acme-rules/constitution.md')}\n${block}`,
    );
    await ws.nx(`run-many -t gate -p ${returns}`);
    expect(gates()).toContain('edited');
  });
});
