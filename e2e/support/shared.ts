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
import { runLine } from '../../tools/process/run.mjs';
import { expectSuccess } from './expect-success.ts';
import { FLAVOURS, NX_VERSION, type Flavour } from './flavours.ts';
import { inOneProcess, PACKAGE_MANAGERS, useRegistry, workspaceEnvironment } from './package-managers.ts';

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

/** Makes a workspace with create-nx-workspace. */
export async function createBare(folders: SharedFolders, flavour: Flavour): Promise<void> {
  const target = folders.bare(flavour);
  if (existsSync(join(target, 'nx.json'))) return;
  const parent = join(target, '..');
  mkdirSync(parent, { recursive: true });
  const { preset, packageManager } = FLAVOURS[flavour];
  const env = workspaceEnvironment(folders, packageManager);
  const line =
    `npx --yes create-nx-workspace@${NX_VERSION} acme --preset=${preset} ` +
    `--nxCloud=skip --interactive=false --packageManager=${packageManager}`;
  expectSuccess(line, await runLine(line, { cwd: parent, env }));
}

/** Copies the bare workspace and adds the plugin as a user does; the result is committed. */
export async function addPlugin(folders: SharedFolders, flavour: Flavour, registry: string): Promise<void> {
  const target = folders.ready(flavour);
  copyFolder(folders.bare(flavour), target);
  const { packageManager } = FLAVOURS[flavour];
  const env = workspaceEnvironment(folders, packageManager);
  useRegistry(target, packageManager, registry);
  for (const line of ['npx nx add @plangate/nx', 'git add -A', 'git commit -q -m "Add Plangate"']) {
    expectSuccess(line, await runLine(line, { cwd: target, env }));
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
  const env = inOneProcess(workspaceEnvironment(folders, packageManager));
  const { runner } = PACKAGE_MANAGERS[packageManager];
  const lines = [
    `${runner} nx ${PLAN_COMMAND}`,
    'git add -A',
    'git commit -q -m Plan',
    `${runner} nx run-many -t gate`,
  ];
  try {
    for (const line of lines) {
      expectSuccess(line, await runLine(line, { cwd: target, env }));
    }
  } catch (error) {
    writeFileSync(problemFile(target), error instanceof Error ? error.message : String(error));
  }
}

/** Where `planFeature` says what went wrong. */
export function problemFile(target: string): string {
  return `${target}.problem.txt`;
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
