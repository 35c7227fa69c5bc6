import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../workspace/document-cache.js';
import type { Reach } from './reach.js';
import type { HashedEnvironment } from './made-from.js';

/**
 * What building the graph leaves for the hooks around a run: with the daemon they run in another process than the
 * one that built the graph.
 */
export interface RunState {
  /** Which Plangate wrote it: another one may have meant something else by the same names. */
  readonly version: number;
  /** Dates in waivers, as YYYY-MM-DD. */
  readonly dates: readonly string[];
  /** By project, where the evidence that its gate waits for is written. */
  readonly evidence: Readonly<Record<string, EvidencePlaces>>;
  /** Projects with a target of their own by the gate's name, sorted: no gate judges them. */
  readonly ungated: readonly string[];
  /** Projects and features whose gate has other inputs than we inferred, sorted: the cache would keep old verdicts of them. */
  readonly unhashed: readonly string[];
  /** Roots of the projects whose gates look at which lines the present change touches, sorted. */
  readonly changes: readonly string[];
  /** Roots of the projects whose gates look at which findings the base of the present change has, sorted. */
  readonly compared: readonly string[];
  /** By name of a target, which of the targets above a run of it may come to. */
  readonly reach: Readonly<Record<string, Reach>>;
  /** The projects, evenly chosen, that show how much evidence exists. */
  readonly sample: readonly AwaitedEvidence[];
  /** Whether another executor of the workspace prefers batches, which must then not be turned off. */
  readonly othersBatch: boolean;
  /** The files that decide what constitutions extend, relative to the workspace root; also those that are missing. */
  readonly extended: readonly string[];
  /** A digest of the names, roots and tags of all projects and features. */
  readonly names: string;
  /** A digest of the paths of all files that Nx knows. */
  readonly paths: string;
  /** A digest of all files that Nx knows, with what they hold. */
  readonly files: string;
  readonly environment: HashedEnvironment;
}

/** Where the targets that the gate of a project waits for write. */
export interface EvidencePlaces {
  /** Where the project is; `.` for the root project. */
  readonly root: string;
  /** By target, its resolved outputs. */
  readonly outputs: Readonly<Record<string, readonly string[]>>;
}

/** What the gate of one project waits for. */
export interface AwaitedEvidence {
  /** The places where its evidence will be, relative to the workspace root. */
  readonly places: readonly string[];
  /** Whether one of the targets runs each time, since its result is not cached. */
  readonly always: boolean;
}

/** Raised with every change of what the state holds. */
export const RUN_STATE_VERSION = 8;
const FILE = 'run-state.json';
const written = new Map<string, string>();

/** Keeps the state for the hooks; writes only what changed. */
export function writeRunState(dataDirectory: string, state: Omit<RunState, 'version'>): void {
  const file = join(dataDirectory, FILE);
  const text = JSON.stringify({ version: RUN_STATE_VERSION, ...state });
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

/** The file is ours and is written whole: its version and its parts tell it from any other. */
function isRunState(value: unknown): value is RunState {
  if (typeof value !== 'object' || value === null) return false;
  if (!('version' in value) || value.version !== RUN_STATE_VERSION) return false;
  const parts: Record<string, unknown> = { ...value };
  return (
    isTexts(parts.dates) &&
    isRecordOf(parts.evidence, isPlaces) &&
    isTexts(parts.ungated) &&
    isTexts(parts.unhashed) &&
    isTexts(parts.changes) &&
    isTexts(parts.compared) &&
    isRecordOf(parts.reach, isReach) &&
    Array.isArray(parts.sample) &&
    parts.sample.every(isAwaited) &&
    typeof parts.othersBatch === 'boolean' &&
    typeof parts.names === 'string' &&
    typeof parts.paths === 'string' &&
    typeof parts.files === 'string' &&
    isEnvironment(parts.environment)
  );
}

function isPlaces(value: unknown): value is EvidencePlaces {
  return (
    typeof value === 'object' &&
    value !== null &&
    'root' in value &&
    typeof value.root === 'string' &&
    'outputs' in value &&
    isRecordOf(value.outputs, isTexts)
  );
}

function isReach(value: unknown): value is Reach {
  return (
    typeof value === 'object' &&
    value !== null &&
    'own' in value &&
    isTexts(value.own) &&
    'others' in value &&
    isTexts(value.others)
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

function isEnvironment(value: unknown): value is HashedEnvironment {
  return (
    typeof value === 'object' &&
    value !== null &&
    'variables' in value &&
    isTexts(value.variables) &&
    'unforeseeable' in value &&
    typeof value.unforeseeable === 'boolean'
  );
}

function isRecordOf(value: unknown, isValue: (value: unknown) => boolean): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isValue)
  );
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
