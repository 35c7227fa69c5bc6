import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../../tools/process/environment.mjs';
import { npm, runLine } from '../../tools/process/run.mjs';
import { FLAVOURS, NX_VERSION, PNPM_VERSION, type Flavour } from './flavours.ts';

/**
 * Where the workspaces of one run lie: `bare/<flavour>` as Nx made them, `ready/<flavour>` with the plugin added,
 * `planned/<flavour>` with a planned feature, judged once; `copies/` is what the specs change.
 */
export interface SharedFolders {
  readonly base: string;
  readonly bare: (flavour: Flavour) => string;
  readonly ready: (flavour: Flavour) => string;
  readonly planned: (flavour: Flavour) => string;
  readonly tools: string;
}

export function sharedFolders(base: string): SharedFolders {
  return {
    base,
    bare: (flavour) => join(base, 'bare', flavour, 'acme'),
    ready: (flavour) => join(base, 'ready', flavour, 'acme'),
    planned: (flavour) => join(base, 'planned', flavour, 'acme'),
    tools: join(base, 'tools'),
  };
}

/** The environment of a person working in one of the workspaces, with a name for commits and pnpm at hand. */
export function workspaceEnvironment(tools: string): NodeJS.ProcessEnv {
  const environment = userEnvironment({
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    NO_COLOR: '1',
  });
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = Object.keys(environment).find((name) => name.toLowerCase() === 'path') ?? 'PATH';
  environment[path] = `${join(tools, 'node_modules/.bin')}${separator}${environment[path] ?? ''}`;
  return environment;
}

/** Installs pnpm into a folder of its own, from npm. */
export async function installTools(folders: SharedFolders): Promise<void> {
  if (existsSync(join(folders.tools, 'node_modules/.bin'))) return;
  mkdirSync(folders.tools, { recursive: true });
  writeFileSync(join(folders.tools, 'package.json'), '{ "private": true }\n');
  const result = await npm(['install', `pnpm@${PNPM_VERSION}`, '--no-audit', '--no-fund'], {
    cwd: folders.tools,
    env: userEnvironment(),
  });
  expectSuccess('npm install pnpm', result);
}

/** Makes a workspace with create-nx-workspace. */
export async function createBare(folders: SharedFolders, flavour: Flavour): Promise<void> {
  const target = folders.bare(flavour);
  if (existsSync(join(target, 'nx.json'))) return;
  const parent = join(target, '..');
  mkdirSync(parent, { recursive: true });
  const { preset, packageManager } = FLAVOURS[flavour];
  const line =
    `npx --yes create-nx-workspace@${NX_VERSION} acme --preset=${preset} ` +
    `--nxCloud=skip --interactive=false --packageManager=${packageManager}`;
  expectSuccess(line, await runLine(line, { cwd: parent, env: workspaceEnvironment(folders.tools) }));
}

/** Copies the bare workspace and adds the plugin as a user does; the result is committed. */
export async function addPlugin(folders: SharedFolders, flavour: Flavour, registry: string): Promise<void> {
  const target = folders.ready(flavour);
  copyFolder(folders.bare(flavour), target);
  useRegistry(target, registry);
  for (const line of ['npx nx add @plangate/nx', 'git add -A', 'git commit -q -m "Add Plangate"']) {
    expectSuccess(line, await runLine(line, { cwd: target, env: workspaceEnvironment(folders.tools) }));
  }
}

/** The command that plans the feature of the shared workspaces. */
export const PLAN_COMMAND =
  'g plan "Saved cards at checkout" --directory=packages/checkout --entities=Card,Wallet --no-interactive';

/**
 * Copies the ready workspace, plans a feature, runs all that proves it, and commits. Why it could not be made is
 * written beside it for the specs that ask for it; the others run.
 */
export async function planFeature(folders: SharedFolders, flavour: Flavour): Promise<void> {
  const target = folders.planned(flavour);
  copyFolder(folders.ready(flavour), target);
  const { packageManager } = FLAVOURS[flavour];
  const runner = packageManager === 'pnpm' ? 'pnpm' : 'npx';
  const lines = [
    `${runner} nx ${PLAN_COMMAND}`,
    'git add -A',
    'git commit -q -m Plan',
    `${runner} nx run-many -t gate`,
  ];
  try {
    for (const line of lines) {
      expectSuccess(line, await runLine(line, { cwd: target, env: workspaceEnvironment(folders.tools) }));
    }
  } catch (error) {
    writeFileSync(problemFile(target), error instanceof Error ? error.message : String(error));
  }
}

/** Where `planFeature` says what went wrong. */
export function problemFile(target: string): string {
  return `${target}.problem.txt`;
}

/** Tells npm and pnpm where our own packages are; everything else stays as configured. */
export function useRegistry(workspace: string, registry: string): void {
  writeFileSync(join(workspace, '.npmrc'), `@plangate:registry=${registry}\n`);
}

/**
 * A copy with links as they are, so that packages linked into node_modules are those of the copy. The files of packages,
 * which package managers replace and never change in place, are hard links: tens of thousands of them are in each copy.
 */
export function copyFolder(from: string, to: string): void {
  const modules = join(from, 'node_modules');
  const filter = (path: string): boolean => path !== modules;
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true, filter });
  if (existsSync(modules)) copyPackages(modules, join(to, 'node_modules'));
}

/** What package managers and tools keep for themselves lies beside the packages and is copied. */
function copyPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && entry.name === '.pnpm') copyPackages(source, target);
    else if (entry.isDirectory() && !entry.name.startsWith('.')) linkFolder(source, target);
    else cpSync(source, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
}

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

function expectSuccess(line: string, result: { code: number; output: string }): void {
  if (result.code !== 0) throw new Error(`${line}\nended with code ${result.code}\n${result.output}`);
}
