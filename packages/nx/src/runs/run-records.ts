import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunWords } from '../workspace/target-words.js';
import { writeAtomically } from '../workspace/document-cache.js';

/** What became of a target of a project when Nx last ran it here, or took its result from the cache. */
export interface RunRecord {
  readonly succeeded: boolean;
  /** When that run of Nx ended, in milliseconds since the epoch. */
  readonly at: number;
  /** What the result was made from, if that is known: the same again means that the task has the same hash. */
  readonly madeFrom: string | null;
  /** How it was run, where that differs from what the graph says; left out where it does not. */
  readonly words?: RunWords;
}

/** Records by `project:target`. */
export type RunRecords = Readonly<Record<string, RunRecord>>;

const FILE = 'runs.json';

/** The key of a target of a project in the records. */
export function recordKey(project: string, target: string): string {
  return `${project}:${target}`;
}

/** The records of the workspace; empty if the file is missing or damaged. */
export function readRunRecords(dataDirectory: string): RunRecords {
  try {
    const value: unknown = JSON.parse(readFileSync(join(dataDirectory, FILE), 'utf8'));
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, RunRecord] => isRecord(entry[1])),
    );
  } catch {
    return {};
  }
}

/** Adds records to the existing ones, which are read again first, for another run may have ended meanwhile. */
export function addRunRecords(dataDirectory: string, added: RunRecords): void {
  if (Object.keys(added).length === 0) return;
  writeAtomically(join(dataDirectory, FILE), JSON.stringify({ ...readRunRecords(dataDirectory), ...added }));
}

function isRecord(value: unknown): value is RunRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'succeeded' in value &&
    typeof value.succeeded === 'boolean' &&
    'at' in value &&
    typeof value.at === 'number' &&
    'madeFrom' in value &&
    (value.madeFrom === null || typeof value.madeFrom === 'string') &&
    (!('words' in value) || isRunWords(value.words))
  );
}

function isRunWords(value: unknown): value is RunWords {
  if (typeof value !== 'object' || value === null) return false;
  const { configuration, added }: Partial<Record<keyof RunWords, unknown>> = value;
  return (
    (configuration === undefined || typeof configuration === 'string') &&
    (added === undefined || (Array.isArray(added) && added.every((word) => typeof word === 'string')))
  );
}
