import { appendFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../../tools/process/environment.mjs';
import { npm, runLine } from '../../tools/process/run.mjs';
import { expectSuccess } from './expect-success.ts';
import type { SharedFolders } from './shared.ts';

/**
 * The package managers of workspaces: the package of npm that has them, in a version that runs on every Node we support.
 * Nx has Yarn set its own version in new folders, which Yarn takes from its own site unless Corepack provides it.
 */
export const PACKAGE_MANAGERS = {
  npm: { package: null, runner: 'npx', lock: 'package-lock.json' },
  pnpm: { package: 'pnpm@10', runner: 'pnpm', lock: 'pnpm-lock.yaml' },
  yarn: { package: 'corepack@0', runner: 'yarn', lock: 'yarn.lock' },
  bun: { package: 'bun@1', runner: 'bunx', lock: 'bun.lock' },
} as const;

const INSTALL_YARN = 'corepack install --global yarn@4';

export type PackageManager = keyof typeof PACKAGE_MANAGERS;

/**
 * How tests start Nx: itself where it can be, because npx and pnpm take longer to find it than it takes to start. The shared
 * workspaces, the guides and the recipes run as users run them.
 */
export function nxIn(name: PackageManager): string {
  return name === 'npm' || name === 'pnpm'
    ? join('node_modules', '.bin', 'nx')
    : `${PACKAGE_MANAGERS[name].runner} nx`;
}

type Folders = Pick<SharedFolders, 'base' | 'tools'>;

/** Installs a package manager from npm into a folder of its own, once. */
export async function installPackageManager(folders: Folders, name: PackageManager): Promise<void> {
  const wanted = PACKAGE_MANAGERS[name].package;
  const cwd = join(folders.tools, name);
  if (wanted === null || existsSync(join(cwd, 'node_modules/.bin'))) return;
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'package.json'), '{ "private": true }\n');
  const env = workspaceEnvironment(folders, name);
  const install = ['install', wanted, '--no-audit', '--no-fund'];
  expectSuccess(`npm install ${wanted}`, await npm(install, { cwd, env }));
  if (name === 'yarn') expectSuccess(INSTALL_YARN, await runLine(INSTALL_YARN, { cwd, env }));
}

/** The environment of a person working in a workspace: with a name for commits and the package manager at hand. */
export function workspaceEnvironment({ base, tools }: Folders, name: PackageManager): NodeJS.ProcessEnv {
  const environment = userEnvironment({
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    NO_COLOR: '1',
    COREPACK_HOME: join(tools, 'corepack'),
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
    // What Yarn remembers of our own packages is where the registry of one run had them.
    YARN_GLOBAL_FOLDER: join(base, 'copies', 'yarn'),
  });
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = Object.keys(environment).find((key) => key.toLowerCase() === 'path') ?? 'PATH';
  environment[path] = `${join(tools, name, 'node_modules/.bin')}${separator}${environment[path] ?? ''}`;
  return environment;
}

/**
 * The same, with the plugins of Nx in its own process: Nx starts a process for each in every command, which is half of the
 * CPU time of these tests. What comes of it is the same; the specs of the first day run as Nx does by itself.
 */
export function inOneProcess(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, NX_ISOLATE_PLUGINS: 'false' };
}

/** Tells the package manager of a workspace where our own packages are; everything else stays as configured. */
export function useRegistry(workspace: string, name: PackageManager, registry: string): void {
  if (name !== 'yarn') {
    writeFileSync(join(workspace, '.npmrc'), `@plangate:registry=${registry}\n`);
    return;
  }
  const { hostname } = new URL(registry);
  const lines = [
    'npmScopes:',
    '  plangate:',
    `    npmRegistryServer: ${registry}`,
    'unsafeHttpWhitelist:',
    `  - ${hostname}`,
    // Yarn holds back what was published today.
    'npmPreapprovedPackages:',
    '  - "@plangate/*"',
  ];
  appendFileSync(join(workspace, '.yarnrc.yml'), `${lines.join('\n')}\n`);
}
