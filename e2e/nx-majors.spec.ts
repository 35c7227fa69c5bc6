import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runLine } from '../tools/process/run.mjs';
import { copyFolder, sharedFolders, useRegistry, workspaceEnvironment } from './support/shared.ts';
import { Workspace } from './support/workspace.ts';

type Major = 22 | 24;

const MODES = [
  ['a batch', 'true'],
  ['single tasks', 'false'],
] as const;

const { PLANGATE_E2E_BASE: base = '', PLANGATE_E2E_REGISTRY: registry = '' } = process.env;
const folders = sharedFolders(base);
const environment = workspaceEnvironment(folders.tools);

async function runAll(lines: readonly string[], cwd: string): Promise<void> {
  for (const line of lines) {
    const { code, output } = await runLine(line, { cwd, env: environment });
    if (code !== 0) throw new Error(`${line}\nended with code ${code}\n${output}`);
  }
}

/** A copy of a workspace as Nx makes it. */
async function bareWorkspace(major: Major): Promise<Workspace> {
  const parent = join(base, 'bare', `nx${major}`);
  const bare = join(parent, 'acme');
  if (!existsSync(join(bare, 'nx.json'))) {
    mkdirSync(parent, { recursive: true });
    await MAKE[major](parent);
  }
  mkdirSync(join(base, 'copies'), { recursive: true });
  const target = join(mkdtempSync(join(base, 'copies', `nx${major}-`)), 'acme');
  copyFolder(bare, target);
  useRegistry(target, registry);
  return new Workspace(target, environment, 'npm');
}

/** The majors beside the one that the shared workspaces have, as a person gets a workspace of each from npm. */
const MAKE: Record<Major, (parent: string) => Promise<void>> = {
  22: (parent) => {
    const flags = '--preset=ts --nxCloud=skip --interactive=false --packageManager=npm';
    return runAll([`npx --yes create-nx-workspace@22.7.12 acme ${flags}`], parent);
  },
  // No create-nx-workspace of this version is published, and of the packages of Nx only the devkit.
  24: async (parent) => {
    const bare = join(parent, 'acme');
    mkdirSync(bare);
    const manifest = { name: '@acme/source', version: '0.0.0', private: true, workspaces: ['packages/*'] };
    writeFileSync(join(bare, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(bare, '.gitignore'), 'node_modules\ndist\n.nx\n');
    const lines = [
      'git init -q',
      'npm install -D nx@24.0.6 --no-audit --no-fund',
      'npx nx init --interactive=false --no-nxCloud',
    ];
    await runAll([...lines, 'git add -A', 'git commit -q -m Bare'], bare);
  },
};

/** What a person does on the first day; each step begins where the one before ended. */
describe.each([22, 24] as const)('with Nx %d and npm', (major) => {
  let ws: Workspace;
  let project: string;
  const reasons = () =>
    Object.fromEntries(ws.verdict(project).gates.map(({ id, reason }) => [id, reason] as const));

  beforeAll(async () => {
    ws = await bareWorkspace(major);
  });

  it('the plugin is added, with packages of Nx of the same major only', async () => {
    await ws.nxOk('add @plangate/nx');
    expect(ws.exists('.specify/memory/constitution.md')).toBe(true);
    const { version } = ws.json<{ version: string }>('node_modules/@nx/devkit/package.json');
    expect(version.split('.')[0]).toBe(String(major));
    const { plugins } = ws.json<{ plugins: unknown[] }>('nx.json');
    expect(plugins).toContainEqual({ plugin: '@plangate/nx/plugin', options: {} });
    ws.commit('Add Plangate');
  });

  it('a feature is planned as a project', async () => {
    // Installs some 800 packages: without the time limit of other commands.
    await runAll(['npx nx g @plangate/nx:plan "Saved cards" --entities=Card --no-interactive'], ws.root);
    expect(ws.exists('specs/001-saved-cards/plan.md')).toBe(true);
    project = await ws.nameAt('packages/saved-cards');
    ws.commit('Plan');
  });

  it.each(MODES)('it passes its gates in %s', async (_, batch) => {
    ws.remove('dist/gate');
    await ws.nxOk('run-many -t gate --skip-nx-cache', { NX_BATCH_MODE: batch });
    expect(ws.verdict(project).verdict).toBe('pass');
    expect(reasons()).toMatchObject({ 'I.lint': 'target-succeeded', 'I.types': 'target-succeeded' });
    expect(ws.verdict('spec-001-saved-cards').verdict).toBe('pending');
  });

  it('its verdict says that a test failed, although Nx leaves the gate out', async () => {
    ws.write('packages/saved-cards/tests/unit/red.spec.ts', "it('is red', () => expect(1).toBe(2));\n");
    const { code } = await ws.nx('run-many -t gate');
    expect(code).not.toBe(0);
    expect(reasons()).toMatchObject({ 'II.tests': 'tests-failed' });
  });
});
