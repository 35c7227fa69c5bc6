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

describe.each(['ts', 'apps', 'pnpm'] as const)('nx add @plangate/nx in a workspace of kind %s', (flavour) => {
  let ws: Workspace;
  beforeAll(() => {
    ws = workspace(flavour);
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
    const lock = flavour === 'pnpm' ? 'pnpm-lock.yaml' : 'package-lock.json';
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

describe('a workspace that has a constitution of Spec Kit', () => {
  const OWN = [
    '# Acme Constitution',
    '',
    '## Core Principles',
    '',
    '### I. Library-First',
    'Every feature starts as a standalone library.  ',
    '',
    '### II. Test Coverage',
    'Every package MUST have a minimum of 85% line coverage.',
    '',
    '## Governance',
    'The constitution supersedes all other practices.',
    '',
    '**Version**: 2.1.1 | **Ratified**: 2025-06-13 | **Last Amended**: 2025-07-16',
    '',
  ].join('\r\n');

  it('keeps it byte for byte and prints its gates and attested principles', async () => {
    const ws = workspace('ts', 'bare');
    ws.write(CONSTITUTION, OWN);
    const { output } = await ws.nxOk('add @plangate/nx');
    expect(ws.read(CONSTITUTION)).toBe(OWN);
    expect(output).toContain('II.coverage');
    expect(output).toMatch(/I\. Library-First.*attested/);
  });
});
