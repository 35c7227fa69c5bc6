import type { GateTargets } from '@plangate/core';
import { GLOB_LIMITS, isMatchable, nearest } from '@plangate/core/graph';

/** Options of `@plangate/nx/plugin` in nx.json, as written there. */
export interface PlangatePluginOptions {
  /** Name of the target that judges; default `gate`. */
  readonly gateTargetName?: string;
  /** Whether every feature is a node of the project graph; default true. */
  readonly features?: boolean;
  /** Directories of features relative to the workspace root, with `*` for names; default `["specs"]`. */
  readonly specsRoots?: readonly string[];
  /** Names of the targets that write evidence; default `test`, `test`, `lint`, `typecheck`, `performance`. */
  readonly targets?: Partial<GateTargets>;
  /** Directory of the verdict files relative to the workspace root; default `dist/gate`. */
  readonly output?: string;
}

/** The options with every default filled in. */
export interface ResolvedPluginOptions {
  readonly gateTargetName: string;
  readonly features: boolean;
  readonly specsRoots: readonly string[];
  readonly targets: GateTargets;
  readonly output: string;
}

/** The targets that gates read unless the options or the gate say otherwise. */
export const DEFAULT_TARGETS: GateTargets = {
  tests: 'test',
  coverage: 'test',
  lint: 'lint',
  types: 'typecheck',
  performance: 'performance',
};

export const DEFAULT_OPTIONS: ResolvedPluginOptions = {
  gateTargetName: 'gate',
  features: true,
  specsRoots: ['specs'],
  targets: DEFAULT_TARGETS,
  output: 'dist/gate',
};

/** What is wrong with the options in nx.json. */
export class PluginOptionsError extends Error {
  constructor(problem: string) {
    super(`Options of "@plangate/nx/plugin" in nx.json: ${problem}`);
    this.name = 'PluginOptionsError';
  }
}

/**
 * Checks options and fills in their defaults. `options.schema.ts` says the same with zod, for the documentation;
 * zod itself is too heavy for what every nx command loads.
 * @throws PluginOptionsError naming the option, what was expected, and for an unknown one the nearest right name
 */
export function resolvePluginOptions(options: unknown): ResolvedPluginOptions {
  const given = expectRecord('options', options ?? {});
  checkNames('option', given, Object.keys(DEFAULT_OPTIONS));
  return {
    gateTargetName: expectText('gateTargetName', given.gateTargetName ?? DEFAULT_OPTIONS.gateTargetName),
    features: expectBoolean('features', given.features ?? DEFAULT_OPTIONS.features),
    specsRoots: expectDirectories('specsRoots', given.specsRoots ?? DEFAULT_OPTIONS.specsRoots),
    targets: expectTargets(given.targets ?? {}),
    output: expectDirectory('output', given.output ?? DEFAULT_OPTIONS.output),
  };
}

function expectTargets(value: unknown): GateTargets {
  const given = expectRecord('targets', value);
  checkNames('kind of evidence in "targets"', given, Object.keys(DEFAULT_TARGETS));
  const tests = expectText('targets.tests', given.tests ?? DEFAULT_TARGETS.tests);
  return {
    tests,
    // The target that runs the tests measures their coverage, unless another is named.
    coverage: expectText('targets.coverage', given.coverage ?? tests),
    lint: expectText('targets.lint', given.lint ?? DEFAULT_TARGETS.lint),
    types: expectText('targets.types', given.types ?? DEFAULT_TARGETS.types),
    performance: expectText('targets.performance', given.performance ?? DEFAULT_TARGETS.performance),
  };
}

function checkNames(what: string, given: Record<string, unknown>, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const meant = nearest(unknown, known);
  const hint = meant === null ? '' : ` Did you mean "${meant}"?`;
  throw new PluginOptionsError(`unknown ${what} "${unknown}".${hint} Known are ${known.join(', ')}.`);
}

function expectRecord(name: string, value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw wrong(name, 'an object', value);
}

function expectBoolean(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(name, 'true or false', value);
}

function expectText(name: string, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw wrong(name, 'a name', value);
}

function expectDirectories(name: string, value: unknown): readonly string[] {
  if (!Array.isArray(value)) throw wrong(name, 'a list of directories', value);
  return value.map((item, index) => {
    const directory = expectDirectory(`${name}[${index}]`, item);
    if (!isMatchable(directory)) throw wrong(`${name}[${index}]`, GLOB_LIMITS, item);
    return directory;
  });
}

function expectDirectory(name: string, value: unknown): string {
  const text = expectText(name, value);
  const segments = text.split('/').filter((segment) => segment !== '' && segment !== '.');
  const leaves = text.startsWith('/') || segments.includes('..') || /[\\\0]|^[A-Za-z]:/.test(text);
  if (leaves || segments.length === 0) throw wrong(name, 'a directory inside the workspace, with "/"', value);
  return segments.join('/');
}

function wrong(name: string, expected: string, value: unknown): PluginOptionsError {
  const received = JSON.stringify(value)?.slice(0, 80) ?? String(value);
  return new PluginOptionsError(`"${name}" must be ${expected}, but is ${received}.`);
}
