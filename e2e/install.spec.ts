import { FLAVOURS, wantedFlavours } from './support/flavours.ts';
import { PACKAGE_MANAGERS } from './support/package-managers.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const CONSTITUTION = '.specify/memory/constitution.md';

interface NxJson {
  plugins?: (string | { plugin: string })[];
}

function pluginNames(ws: Workspace): string[] {
  return (ws.json<NxJson>('nx.json').plugins ?? []).map((entry) =>
    typeof entry === 'string' ? entry : entry.plugin,
  );
}

describe.each(wantedFlavours())('nx add @plangate/nx in a workspace of kind %s', (flavour) => {
  let ws: Workspace;
  beforeAll(() => {
    ws = workspace(flavour, 'ready', true);
  });

  it('registers the plugin once and keeps those that were there', () => {
    expect(pluginNames(ws).filter((name) => name === '@plangate/nx/plugin')).toHaveLength(1);
    const before = JSON.parse(ws.git('show', 'HEAD~1:nx.json')) as NxJson;
    for (const entry of before.plugins ?? []) {
      expect(ws.json<NxJson>('nx.json').plugins).toContainEqual(entry);
    }
  });

  it('writes a constitution of five principles with gate blocks', () => {
    const text = ws.read(CONSTITUTION);
    expect(text.match(/^### (I|II|III|IV|V)\. /gm)).toHaveLength(5);
    expect(text).toMatch(/^```yaml gate$/m);
  });

  it('changes only package.json, its lock, nx.json and the constitution', () => {
    const changed = ws.git('diff', '--name-only', 'HEAD~1').split('\n').sort();
    const { lock } = PACKAGE_MANAGERS[FLAVOURS[flavour].packageManager];
    expect(changed).toEqual(['.npmrc', CONSTITUTION, lock, 'nx.json', 'package.json'].sort());
  });

  it('changes nothing the second time', async () => {
    await ws.nxOk('g @plangate/nx:init --no-interactive');
    expect(ws.changes()).toEqual([]);
  });

  it('leaves a graph that builds', async () => {
    await ws.nxOk('show projects');
  });
});
