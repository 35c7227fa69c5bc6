import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Workspace } from './workspace.ts';

/** Every file of a workspace with its content, without what is installed, built, or kept by Nx and git. */
export type Contents = Readonly<Record<string, string>>;

/** Where a run is killed: at a change that it makes, counted from 1. */
export interface Kill {
  readonly at: number;
  /** Which part of the file is written; null for none. */
  readonly cut: number | null;
}

const LEFT_OUT: ReadonlySet<string> = new Set([
  '.git',
  '.nx',
  'dist',
  'node_modules',
  'out-tsc',
  'reports',
  'test-output',
  'tmp',
]);
const PRELOAD = join(__dirname, 'kill-at-write.cjs');

export function contentsOf(ws: Workspace): Contents {
  return Object.fromEntries(
    filesIn(ws, '').map((path) => [path, readFileSync(ws.path(path), 'latin1')] as const),
  );
}

/** Makes the files of a workspace those that it had, and drops what runs that were killed left for the next one. */
export function restore(ws: Workspace, contents: Contents): void {
  for (const [path, text] of Object.entries(contentsOf(ws))) {
    if (contents[path] === undefined) ws.remove(path);
    else if (contents[path] !== text) ws.write(path, Buffer.from(contents[path], 'latin1'));
  }
  for (const [path, text] of Object.entries(contents))
    if (!existsSync(ws.path(path))) ws.write(path, Buffer.from(text, 'latin1'));
  removeEmptyDirectories(ws, '');
  ws.remove('.nx/workspace-data/plangate/interrupted');
}

function filesIn(ws: Workspace, directory: string): string[] {
  return entriesIn(ws, directory).flatMap(({ path, isDirectory }) =>
    isDirectory ? filesIn(ws, path) : [path],
  );
}

/** A directory without files has the number of a feature still. */
function removeEmptyDirectories(ws: Workspace, directory: string): void {
  for (const { path, isDirectory } of entriesIn(ws, directory)) {
    if (!isDirectory) continue;
    removeEmptyDirectories(ws, path);
    if (readdirSync(ws.path(path)).length === 0) ws.remove(path);
  }
}

function entriesIn(ws: Workspace, directory: string): { path: string; isDirectory: boolean }[] {
  return readdirSync(ws.path(directory), { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .map((entry) => ({ path: posix.join(directory, entry.name), isDirectory: entry.isDirectory() }));
}

/** Runs Nx to its end and counts what it changes. */
export async function countChanges(ws: Workspace, line: string): Promise<number> {
  const file = ws.path('tmp-count');
  const { code, output } = await ws.run(`node node_modules/.bin/nx ${line}`, {
    ...preloaded(ws),
    PLANGATE_KILL_COUNT: file,
  });
  if (code !== 0) throw new Error(`nx ${line}\n${output}`);
  const changes = Number(readFileSync(file, 'utf8'));
  rmSync(file);
  return changes;
}

/**
 * Runs Nx until it is killed with all that it started.
 * @returns whether it was killed; it may have ended before
 */
export function runKilled(ws: Workspace, line: string, { at, cut }: Kill): Promise<boolean> {
  const child = spawn(`exec node node_modules/.bin/nx ${line}`, {
    cwd: ws.root,
    env: {
      ...ws.environmentOf(),
      ...preloaded(ws),
      PLANGATE_KILL_AT: String(at),
      ...(cut === null ? {} : { PLANGATE_KILL_CUT: String(cut) }),
    },
    shell: true,
    detached: true,
    stdio: 'ignore',
  });
  return new Promise((done, fail) => {
    child.once('error', fail).once('exit', (_, signal) => done(signal === 'SIGKILL'));
  });
}

function preloaded(ws: Workspace): Record<string, string> {
  return { NODE_OPTIONS: `--require ${JSON.stringify(PRELOAD)}`, PLANGATE_KILL_ROOT: ws.root };
}

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
