import { execSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** By their lock files, as Nx itself does. */
const LOCK_FILES = {
  bun: ['bun.lock', 'bun.lockb'],
  yarn: ['yarn.lock'],
  pnpm: ['pnpm-lock.yaml', 'pnpm-workspace.yaml'],
} as const;

const ASK_LIMIT_MS = 60_000;

/** A client of the registry: what it says of packages, and how it installs them. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** All versions of a package in the registry; empty if the registry does not have it or does not answer. */
  versionsOf(this: void, packageName: string): readonly string[];
  /** Installs what package.json says, and shows what it prints. */
  install(this: void): void;
}

/** The command that adds a package to the development dependencies of a workspace. */
export function addCommand(root: string, packageName: string): string {
  const { name } = packageManagerOf(root);
  const add = { npm: 'install --save-dev', pnpm: 'add --save-dev', yarn: 'add --dev', bun: 'add --dev' }[
    name
  ];
  // pnpm asks to be told that the root of a workspace is meant.
  const atRoot = name === 'pnpm' && existsSync(join(root, 'pnpm-workspace.yaml')) ? ' --workspace-root' : '';
  return `${name} ${add}${atRoot} ${packageName}`;
}

/** The package manager of a workspace, by `@nx/devkit` or without it. */
export function packageManagerOf(root: string): PackageManager {
  const found = (['bun', 'yarn', 'pnpm'] as const).find((name) =>
    LOCK_FILES[name].some((file) => existsSync(join(root, file))),
  );
  const name = found ?? 'npm';
  return {
    name,
    versionsOf: (packageName) => versionsOf(packageName, { root, client: name === 'pnpm' ? 'pnpm' : 'npm' }),
    install: () => execSync(`${name} install`, { cwd: root, stdio: 'inherit', windowsHide: true }),
  };
}

/** npm answers for yarn and bun, whose own answers differ between their versions; Nx does the same. */
function versionsOf(packageName: string, { root, client }: { root: string; client: string }): string[] {
  try {
    const answer = execSync(`${client} view ${packageName} versions --json`, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: ASK_LIMIT_MS,
      windowsHide: true,
    });
    const versions: unknown = JSON.parse(answer);
    return [versions].flat().filter((version) => typeof version === 'string');
  } catch {
    return [];
  }
}
