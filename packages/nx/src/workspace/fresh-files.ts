import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { compileGlob, isWithin, joinPath, pathOrHolder } from '@plangate/core/graph';
import { fsWorkspaceFiles } from './fs-files.js';
import { placeOfOutput } from './interpolate.js';
import { confinePath } from './paths.js';

/** Disks keep times as coarse as this, in milliseconds. */
const COARSE = 2000;

/** Files that count only if they were written since a moment. */
export interface FreshOnly {
  /** Directories, files and patterns of files, relative to the workspace root, as Nx has outputs. */
  readonly outputs: readonly string[];
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/**
 * The files of a workspace without those that an earlier run left in some places: a target that failed before it
 * wrote its report must not be judged by the report of the run before.
 * @param root absolute path of the workspace root
 */
export function freshWorkspaceFiles(root: string, { outputs, since }: FreshOnly): WorkspaceFiles {
  const files = fsWorkspaceFiles(root);
  const tests = outputs.map(outputTest);
  const isOutput = (path: string): boolean => tests.some((matches) => matches(path));
  const isStale = (path: string): boolean => {
    const confined = confinePath(path);
    if (confined === null || !isOutput(confined)) return false;
    return files.kind(confined) === 'file' && writtenAt(join(root, confined)) < since - COARSE;
  };
  return {
    read: (path, maxBytes) =>
      isStale(path) ? { ok: false, problem: 'missing' } : files.read(path, maxBytes),
    chunks: (path) => (isStale(path) ? [] : files.chunks(path)),
    kind: (path) => (isStale(path) ? null : files.kind(path)),
    list: (directory) => files.list(directory).filter((name) => !isStale(joinPath(directory, name))),
  };
}

/** A pattern means what matches it and everything in directories that do; one that cannot be matched, its whole place. */
function outputTest(output: string): (path: string) => boolean {
  const place = placeOfOutput(output);
  const glob = compileGlob(output);
  return place === output || !glob.ok
    ? (path) => isWithin(path, place)
    : (path) => pathOrHolder(path, glob.matches);
}

function writtenAt(file: string): number {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}
