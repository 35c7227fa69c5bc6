import { PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const PLUGIN = '@plangate/nx/plugin';
const OPTIONS = {
  gateTargetName: 'judge',
  output: 'out/verdicts',
  specsRoots: ['specs', 'docs/specs'],
  targets: { lint: 'eslint:lint' },
};
const MODES = [
  ['a batch', 'true'],
  ['single tasks', 'false'],
] as const;

interface Entry {
  readonly plugin: string;
  readonly options?: Record<string, unknown>;
}
interface NxJson {
  readonly plugins: readonly Entry[];
}

/** Options at each place where a person writes them, as Nx hands them to the gate. */
describe('options', () => {
  let ws: Workspace;
  let project: string;

  function setOptions(plugin: string, options: Record<string, unknown>): void {
    const nxJson = ws.json<NxJson>('nx.json');
    const plugins = nxJson.plugins.map((entry) =>
      entry.plugin === plugin ? { plugin, options: { ...entry.options, ...options } } : entry,
    );
    ws.write('nx.json', JSON.stringify({ ...nxJson, plugins }, null, 2));
  }

  function setGateOptions(options: Record<string, unknown>): void {
    const manifest = ws.json<{ nx?: { targets?: Record<string, unknown> } }>(`${PROJECT}/package.json`);
    const targets = { ...manifest.nx?.targets, judge: { options } };
    ws.write(`${PROJECT}/package.json`, JSON.stringify({ ...manifest, nx: { ...manifest.nx, targets } }));
  }

  function verdictAt(path: string): string | null {
    return ws.exists(path) ? ws.json<{ verdict: string }>(path).verdict : null;
  }

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    project = await ws.nameAt(PROJECT);
    const plugins = ws.json<NxJson>('nx.json').plugins.map(({ plugin }) => plugin);
    expect(plugins).toEqual(expect.arrayContaining([PLUGIN, '@nx/eslint/plugin']));
    setOptions('@nx/eslint/plugin', { targetName: 'eslint:lint' });
    setOptions(PLUGIN, OPTIONS);
    ws.write(
      'docs/specs/002-refunds/spec.md',
      '# Feature Specification: Refunds\n\n## Requirements\n\n- **FR-001**: Money MUST be given back.\n',
    );
    ws.remove('dist/gate');
    await ws.nxOk('run-many -t test eslint:lint typecheck build');
  });

  it.each(MODES)('of the plugin hold in %s', async (_, batch) => {
    ws.remove('out');
    await ws.nxOk('run-many -t judge --skip-nx-cache', { NX_BATCH_MODE: batch });
    expect(verdictAt(`out/verdicts/${project}.json`)).toBe('pass');
    expect(verdictAt('out/verdicts/spec-002-refunds.json')).not.toBeNull();
    expect(ws.exists('dist/gate')).toBe(false);
  });

  it.each(MODES)('of one project hold in %s', async (_, batch) => {
    setGateOptions({ ...OPTIONS, gateTargetName: undefined, output: 'out/own', phase: 'design' });
    await ws.nxOk(`run ${project}:judge`, { NX_BATCH_MODE: batch });
    expect(verdictAt(`out/own/${project}.json`)).toBe('pass');
    ws.remove('out/own');
  });

  it.each(MODES)('of the command line hold in %s', async (_, batch) => {
    const options =
      '--output=out/line --specsRoots=specs,docs/specs --targets.lint=eslint:lint --phase=tasks';
    await ws.nxOk(`run ${project}:judge ${options}`, { NX_BATCH_MODE: batch });
    expect(verdictAt(`out/line/${project}.json`)).toBe('pass');
    ws.remove('out/line');
  });

  it.each(MODES)(
    'that are wrong are told in %s, by name and with the nearest right word',
    async (_, batch) => {
      setGateOptions({ targets: { lnt: 'eslint:lint' }, specsRoots: [['specs']], output: { is: 'out' } });
      const { code, output } = await ws.nx(`run ${project}:judge`, { NX_BATCH_MODE: batch });
      expect(code).toBe(1);
      for (const word of ['"lnt"', '"lint"', '"specsRoots[0]"', '"output"']) expect(output).toContain(word);
    },
  );
});
