import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { featureNumber } from '@plangate/core';
import { plangateDataDirectory } from '../../workspace/index.js';
import { errorCode } from '../../workspace/error-code.js';
import { isWritten } from './dry-run.js';
import type { GeneratorWorkspace } from './workspace.js';

/** A directory that no other run will take. */
export interface Reservation {
  readonly directory: string;
  /** Releases it if nothing was put there. */
  readonly release: () => void;
}

const ATTEMPTS = 100;

/**
 * Reserves a directory for a new feature. Nx writes the changes of a generator only after it has returned, so until then the
 * empty directory itself reserves the number: other runs and Spec Kit's scripts count it, and git ignores it. In a dry run
 * nothing is reserved. An interrupted run leaves an empty directory, which is not a feature; after a minute the same title reuses it.
 * @param choose the next free directory, as the workspace is when it is called
 * @param directories all directories of features, in the same way
 */
export function reserveDirectory(
  workspace: GeneratorWorkspace,
  choose: () => string,
  directories: () => readonly string[],
): Reservation {
  if (!isWritten() || !existsSync(workspace.root)) return unreserved(choose());
  return locked(join(plangateDataDirectory(workspace.root), 'feature-number.lock'), () => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const taken = take(workspace, choose());
      if (taken === null) continue;
      if (isAlone(taken.directory, directories())) return taken;
      taken.release();
      pause(5 + Math.random() * 50);
    }
    return unreserved(choose());
  });
}

/** Milliseconds that a run may take from its number to its documents; an empty directory that is older was left behind. */
const HELD = 60_000;

/** Whether another run holds a directory at this moment: it is on disk, new, and nothing is in it yet. */
export function isHeld(workspace: GeneratorWorkspace, directory: string): boolean {
  const path = join(workspace.root, directory);
  try {
    return Date.now() - statSync(path).mtimeMs < HELD && readdirSync(path).length === 0;
  } catch {
    return false;
  }
}

function unreserved(directory: string): Reservation {
  return { directory, release: () => undefined };
}

/** Null when someone else was faster. */
function take(workspace: GeneratorWorkspace, directory: string): Reservation | null {
  // Nothing is written behind a link that leads out of the workspace.
  if (workspace.files.kind(dirname(directory)) === 'outside') return unreserved(directory);
  const path = join(workspace.root, directory);
  try {
    const made = mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path);
    return { directory, release: () => removeEmpty(path, made ?? path) };
  } catch (error) {
    // Nx reports a disk that cannot be written to.
    return errorCode(error) === 'EEXIST' ? null : unreserved(directory);
  }
}

/** Spec Kit's own script does not use our lock. */
function isAlone(directory: string, all: readonly string[]): boolean {
  const number = featureNumber(directory);
  return number === null || all.every((other) => other === directory || featureNumber(other) !== number);
}

function removeEmpty(path: string, top: string): void {
  try {
    for (let directory = path; directory.length >= top.length; directory = dirname(directory)) {
      rmdirSync(directory);
    }
  } catch {
    // Something is in it by now.
  }
}

/** Milliseconds after which a lock counts as left behind: it is held only while directories are listed. */
const STALE = 10_000;

function locked<Result>(lock: string, action: () => Result): Result {
  const isHeld = acquire(lock);
  try {
    return action();
  } finally {
    if (isHeld) removeEmpty(lock, lock);
  }
}

/** Whether the lock was acquired; without it, two runs may have to try twice, but nothing worse happens. */
function acquire(lock: string): boolean {
  const end = Date.now() + 2 * STALE;
  while (Date.now() < end) {
    try {
      mkdirSync(dirname(lock), { recursive: true });
      mkdirSync(lock);
      return true;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') return false;
      if (ageOf(lock) > STALE) removeEmpty(lock, lock);
      else pause(10 + Math.random() * 20);
    }
  }
  return false;
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/** Generators are called one after the other: nothing else waits for this thread. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
