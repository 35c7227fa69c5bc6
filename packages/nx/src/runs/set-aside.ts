import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from '../workspace/error-code.js';
import { writeAtomically } from '../workspace/document-cache.js';

/** A report that an earlier run left, by the target that will write it again. */
export interface AsideReport {
  readonly project: string;
  readonly target: string;
  /** Relative to the workspace root. */
  readonly path: string;
}

const DIRECTORY = 'aside';
const INDEX = 'index.json';
/** What a run left that was killed goes after a day. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Moves reports out of the way before the targets that write them run. Nx stores whatever is in the outputs of a target
 * when it ends: a report that the run did not write again would enter the cache and come back on other machines.
 * @param host absolute paths, and the id that Nx gave the run
 */
export function setAside(
  reports: readonly AsideReport[],
  { root, dataDirectory, run }: { root: string; dataDirectory: string; run: string },
): void {
  if (reports.length === 0) return;
  const directory = placeOf(dataDirectory, run);
  // Written first: a run that is killed between two moves still leaves a list of all that it may have moved.
  if (!writeAtomically(join(directory, INDEX), JSON.stringify(reports))) return;
  for (const [number, { path }] of reports.entries()) move(join(root, path), join(directory, String(number)));
}

/** Puts back what the run did not come to write, and drops the rest. */
export function endAside(
  { root, dataDirectory, run }: { root: string; dataDirectory: string; run: string },
  ended: (report: AsideReport) => boolean,
): void {
  const directory = placeOf(dataDirectory, run);
  for (const [number, report] of readIndex(directory).entries()) {
    const original = join(root, report.path);
    if (!ended(report) && !exists(original)) move(join(directory, String(number)), original);
  }
  rmSync(directory, { recursive: true, force: true });
}

/** Removes what runs left that were killed more than a day ago. */
export function dropLeftovers(dataDirectory: string): void {
  const parent = join(dataDirectory, DIRECTORY);
  for (const name of namesIn(parent)) {
    const directory = join(parent, name);
    if (Date.now() - modifiedAt(directory) > KEPT_MS) rmSync(directory, { recursive: true, force: true });
  }
}

function placeOf(dataDirectory: string, run: string): string {
  return join(dataDirectory, DIRECTORY, run.replaceAll(/[^\w-]/g, '_'));
}

function move(from: string, to: string): void {
  try {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  } catch (error) {
    if (errorCode(error) === 'EXDEV') copy(from, to);
  }
}

/** Nx's own data may be on another disk than the workspace. */
function copy(from: string, to: string): void {
  copyFileSync(from, to);
  rmSync(from, { force: true });
}

function readIndex(directory: string): readonly AsideReport[] {
  try {
    const value: unknown = JSON.parse(readFileSync(join(directory, INDEX), 'utf8'));
    return Array.isArray(value) ? value.filter(isReport) : [];
  } catch {
    return [];
  }
}

function isReport(value: unknown): value is AsideReport {
  return (
    typeof value === 'object' &&
    value !== null &&
    'project' in value &&
    typeof value.project === 'string' &&
    'target' in value &&
    typeof value.target === 'string' &&
    'path' in value &&
    typeof value.path === 'string'
  );
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function modifiedAt(directory: string): number {
  return statSync(directory, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
