import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../workspace/document-cache.js';

/**
 * What building the graph leaves for the hooks around a run: with the daemon they run in another process than the
 * one that built the graph.
 */
export interface RunState {
  /** Dates in waivers, as YYYY-MM-DD. */
  readonly dates: readonly string[];
  /** For some projects, evenly chosen, what their gates wait for. */
  readonly evidence: readonly AwaitedEvidence[];
  /** Whether another executor of the workspace prefers batches, which must then not be turned off. */
  readonly othersBatch: boolean;
}

/** What the gate of one project waits for. */
export interface AwaitedEvidence {
  /** The places where its evidence will be, relative to the workspace root. */
  readonly places: readonly string[];
  /** Whether one of the targets runs each time, since its result is not cached. */
  readonly always: boolean;
}

const FILE = 'run-state.json';
const written = new Map<string, string>();

/** Keeps the state for the hooks; writes only what changed. */
export function writeRunState(dataDirectory: string, state: RunState): void {
  const file = join(dataDirectory, FILE);
  const text = JSON.stringify(state);
  if (written.get(file) === text || readText(file) === text) return;
  if (writeAtomically(file, text)) written.set(file, text);
}

/** The state that the last graph left; null when there is none that can be used. */
export function readRunState(dataDirectory: string): RunState | null {
  try {
    const value: unknown = JSON.parse(readText(join(dataDirectory, FILE)) ?? 'null');
    return isRunState(value) ? value : null;
  } catch {
    return null;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function isRunState(value: unknown): value is RunState {
  return (
    typeof value === 'object' &&
    value !== null &&
    'dates' in value &&
    isTexts(value.dates) &&
    'evidence' in value &&
    Array.isArray(value.evidence) &&
    value.evidence.every(isAwaited) &&
    'othersBatch' in value &&
    typeof value.othersBatch === 'boolean'
  );
}

function isAwaited(value: unknown): value is AwaitedEvidence {
  return (
    typeof value === 'object' &&
    value !== null &&
    'places' in value &&
    isTexts(value.places) &&
    'always' in value &&
    typeof value.always === 'boolean'
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
