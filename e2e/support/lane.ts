import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runLine } from '../../tools/process/run.mjs';
import { expectSuccess } from './expect-success.ts';
import { NX_VERSION } from './flavours.ts';
import {
  installPackageManager,
  PACKAGE_MANAGERS,
  useRegistry,
  workspaceEnvironment,
  type PackageManager,
} from './package-managers.ts';
import { copyFolder, sharedFolders } from './shared.ts';
import { Workspace } from './workspace.ts';

/** A version of Nx with a package manager, beside those that the shared workspaces have. */
export interface Lane {
  /** The exact version of Nx. */
  readonly nx: string;
  readonly packageManager: PackageManager;
  /** Where create-nx-workspace cannot make the workspace: its files, and the command lines that make it of them. */
  readonly made?: { readonly files: Readonly<Record<string, string>>; readonly lines: readonly string[] };
}

const MODES = [
  ['a batch', 'true'],
  ['single tasks', 'false'],
] as const;

const { PLANGATE_E2E_BASE: base = '', PLANGATE_E2E_REGISTRY: registry = '' } = process.env;
const folders = sharedFolders(base);

/** What a person does on the first day; each step begins where the one before ended. */
export function describeLane(lane: Lane): void {
  const major = majorOf(lane.nx);
  const { packageManager } = lane;
  const environment = workspaceEnvironment(folders, packageManager);

  describe(`with Nx ${major} and ${packageManager}`, () => {
    let ws: Workspace;
    let project: string;
    const reasons = () =>
      Object.fromEntries(ws.verdict(project).gates.map(({ id, reason }) => [id, reason] as const));

    beforeAll(async () => {
      ws = await bareWorkspace(lane, environment);
    });

    it('the plugin is added, with packages of Nx of the same major only', async () => {
      await ws.nxOk('add @plangate/nx');
      expect(ws.exists('.specify/memory/constitution.md')).toBe(true);
      const { version } = ws.json<{ version: string }>('node_modules/@nx/devkit/package.json');
      expect(majorOf(version)).toBe(major);
      const { plugins } = ws.json<{ plugins: unknown[] }>('nx.json');
      expect(plugins).toContainEqual({ plugin: '@plangate/nx/plugin', options: {} });
      ws.commit('Add Plangate');
    });

    it('a feature is planned as a project', async () => {
      // Installs some 800 packages: without the time limit of other commands.
      const line = `${PACKAGE_MANAGERS[packageManager].runner} nx g @plangate/nx:plan "Saved cards" --entities=Card --no-interactive`;
      expectSuccess(line, await runLine(line, { cwd: ws.root, env: environment }));
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

    // How Nx tells of the tasks that it leaves out differs between its majors, not between package managers.
    if (major === majorOf(NX_VERSION)) return;
    it('its verdict says that a test failed, although Nx leaves the gate out', async () => {
      ws.write('packages/saved-cards/tests/unit/red.spec.ts', "it('is red', () => expect(1).toBe(2));\n");
      const { code } = await ws.nx('run-many -t gate');
      expect(code).not.toBe(0);
      expect(reasons()).toMatchObject({ 'II.tests': 'tests-failed' });
    });

    it('nx sync makes what a changed plan declares, once', async () => {
      ws.write('specs/001-saved-cards/tasks.md', '# Tasks\n\n- [ ] T001 Write it\n');
      ws.edit('specs/001-saved-cards/plan.md', /^├── src\//m, '├── receipts/\n├── src/');
      expect((await ws.nx('sync:check')).code).toBe(1);
      expect((await ws.nxOk('sync')).output).toContain('packages/saved-cards/receipts');
      expect(ws.exists('packages/saved-cards/receipts')).toBe(true);
      await ws.nxOk('sync:check');
    });
  });
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}

/** A copy of a workspace as Nx makes it. */
async function bareWorkspace(lane: Lane, env: NodeJS.ProcessEnv): Promise<Workspace> {
  const { nx, packageManager } = lane;
  const name = `nx-${nx}-${packageManager}`;
  const bare = join(base, 'bare', name, 'acme');
  await installPackageManager(folders, packageManager);
  if (!existsSync(join(bare, 'nx.json'))) await makeBare(lane, bare, env);
  mkdirSync(join(base, 'copies'), { recursive: true });
  const target = join(mkdtempSync(join(base, 'copies', `${name}-`)), 'acme');
  copyFolder(bare, target);
  useRegistry(target, packageManager, registry);
  return new Workspace(target, env, packageManager);
}

async function makeBare(
  { nx, packageManager, made }: Lane,
  bare: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const flags = `--preset=ts --nxCloud=skip --interactive=false --packageManager=${packageManager}`;
  const lines = made?.lines ?? [`npx --yes create-nx-workspace@${nx} acme ${flags}`];
  const cwd = made ? bare : dirname(bare);
  mkdirSync(cwd, { recursive: true });
  for (const [path, text] of Object.entries(made?.files ?? {})) writeFileSync(join(bare, path), text);
  for (const line of lines) expectSuccess(line, await runLine(line, { cwd, env }));
}
