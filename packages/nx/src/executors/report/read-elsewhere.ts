import { compileGlob } from '@plangate/core/graph';
import { CONTRACTS_VARIABLE, PATHS_VARIABLE } from '../../plugin/inputs.js';

/** A project in the graph of Nx, as far as it says what its results are made of. */
export interface ConfiguredProject {
  readonly root: string;
  readonly tags?: readonly string[];
  readonly targets?: Readonly<
    Record<string, { readonly executor?: string; readonly inputs?: unknown; readonly dependsOn?: unknown }>
  >;
  readonly namedInputs?: unknown;
}

/** What results of a project are made of, beside its own files and those of the projects that it depends on. */
export interface ReadElsewhere {
  /** Whether a path of the workspace is among it; what cannot be told is. */
  readonly matches: (path: string) => boolean;
  /** Names of other projects, globs and tags of projects, or words of Nx such as `self`. */
  readonly projects: readonly string[];
  /** Which files there are in the workspace decides. */
  readonly allPaths: boolean;
}

const WORKSPACE = '{workspaceRoot}/';
/** Files that gates read as contracts, wherever they are. */
const CONTRACT = /(?:^|\/)contracts\//i;

/**
 * What the targets of a project read. Each input that a configuration names counts, whichever target it is for: what is looked at
 * too often costs a verdict, and what is missed would be a wrong one.
 * @param shared the named inputs of nx.json
 */
export function readElsewhere(
  { targets = {}, namedInputs }: ConfiguredProject,
  shared: unknown,
): ReadElsewhere {
  const configured = Object.values(targets);
  const inputs = stringsIn([configured.map((target) => target.inputs), namedInputs, shared]);
  const matchers = [...new Set(inputs)].flatMap((input) => matcherOf(input) ?? []);
  if (inputs.includes(CONTRACTS_VARIABLE)) matchers.push((path) => CONTRACT.test(path));
  return {
    matches: (path) => matchers.some((matches) => matches(path)),
    projects: configured.flatMap(({ inputs: named, dependsOn }) =>
      projectsIn([named, dependsOn].flat(), targets),
    ),
    allPaths: inputs.includes(PATHS_VARIABLE),
  };
}

/** The test of a path for an input of the whole workspace; null for any other, and for those that take files away. */
function matcherOf(input: string): ((path: string) => boolean) | null {
  if (!input.startsWith(WORKSPACE)) return null;
  const glob = input.slice(WORKSPACE.length);
  // Nx reads more patterns than we do.
  if (/[!()+@\\]|\{[^}]*\.\./.test(glob)) return () => true;
  const [compiled, below] = [compileGlob(glob), compileGlob(`${glob}/**`)];
  return compiled.ok && below.ok ? (path) => compiled.matches(path) || below.matches(path) : () => true;
}

/** Projects that entries name: `{ projects: ['a'] }`, or the target of one (`a:build`). */
function projectsIn(entries: readonly unknown[], ownTargets: object): string[] {
  return entries.flatMap((entry) => {
    if (typeof entry === 'string') {
      const at = entry.lastIndexOf(':');
      const isOther = at > 0 && !/^[{^]/.test(entry) && !Object.hasOwn(ownTargets, entry);
      return isOther ? [entry.slice(0, at)] : [];
    }
    if (typeof entry !== 'object' || entry === null || !('projects' in entry)) return [];
    return stringsIn(entry.projects);
  });
}

/** All texts in a value, however deep: inputs have many forms, and new versions of Nx have more. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
