import { compileGlob, GLOB_LIMITS, isGlob, isMatchable } from '../../base/glob.js';
import type { PathKind } from '../../layout/scaffold.js';
import { joinPath } from '../../base/paths.js';
import { listed } from '../../reasons/wording.js';
import { MAX_WALKED, type Walked } from '../project-paths.js';
import type { ReasonGiven } from '../define-gate.js';

/** Where patterns are looked for. */
export interface Place {
  readonly root: string;
  readonly kind: (path: string) => PathKind;
  /** Everything in the project, listed when the first pattern with a star asks for it. */
  readonly walked: () => Walked;
}

/** What a list of patterns comes to. */
export interface Failure {
  readonly given: ReasonGiven;
  readonly expected: string;
  readonly actual: string;
  /** The path that exists and should not; null if something is missing. */
  readonly path: string | null;
  /** All patterns that are not met, or all paths that should not be there. */
  readonly violating: readonly string[];
}

/** The failure when a project lacks what patterns ask for; null when each is met by at least one path of the kind. */
export function lacking(patterns: readonly string[], kind: 'file' | 'dir', place: Place): Failure | null {
  const answers = patterns.map((pattern) => ({ pattern, ...find(pattern, place, kind) }));
  const missing = answers
    .filter(({ path, decided }) => path === null && decided)
    .map(({ pattern }) => pattern);
  const [what] = missing;
  if (what === undefined) return undecided(answers, place);
  const reason = kind === 'dir' ? 'layout-required-directory-missing' : 'layout-required-file-missing';
  return {
    given: { reason, args: { what, more: missing.length - 1, root: place.root } },
    expected: patternList(patterns),
    actual: `missing: ${patternList(missing)}`,
    path: null,
    violating: missing,
  };
}

/** The failure when a project has what patterns forbid; null when nothing matches. */
export function forbidden(patterns: readonly string[], place: Place): Failure | null {
  const answers = patterns.map((pattern) => ({ pattern, ...find(pattern, place, null) }));
  const hits = answers.flatMap(({ pattern, path }) => (path === null ? [] : [{ pattern, path }]));
  const [first] = hits;
  if (first === undefined) return undecided(answers, place);
  const path = joinPath(place.root, first.path);
  return {
    given: {
      reason: 'layout-forbidden-present',
      args: { path, pattern: first.pattern, more: hits.length - 1 },
    },
    expected: `none of ${patternList(patterns)}`,
    actual: path,
    path,
    violating: [...new Set(hits.flatMap((hit) => allMatching(hit, place)))],
  };
}

function undecided(answers: readonly (Found & { readonly pattern: string })[], place: Place): Failure | null {
  const first = answers.find(({ decided }) => !decided);
  return first === undefined ? null : cannotDecide(first.pattern, place);
}

function cannotDecide(pattern: string, { root }: Place): Failure {
  const shared = { expected: pattern, path: null, violating: [pattern] };
  if (!isMatchable(plainOf(pattern))) {
    const args = { glob: pattern, expected: GLOB_LIMITS };
    return { ...shared, given: { reason: 'gate-glob-refused', args }, actual: 'refused' };
  }
  return {
    ...shared,
    given: { reason: 'layout-too-many-files', args: { root, limit: MAX_WALKED, pattern } },
    actual: `more than ${MAX_WALKED} paths`,
  };
}

interface Found {
  /** Relative to the root; null when nothing was found. */
  readonly path: string | null;
  /** False when nothing was found and not everything was looked at. */
  readonly decided: boolean;
}

/**
 * The first path of the kind (null: of any) that a pattern matches. A pattern is tried as a plain path first, so that
 * `src/app/[id]` means what it says.
 */
function find(pattern: string, place: Place, kind: 'file' | 'dir' | null): Found {
  const plain = plainOf(pattern);
  const there = place.kind(joinPath(place.root, plain));
  // What is forbidden must not be there as a link either, wherever it leads; what is asked for must be in the workspace.
  if (there !== null && (kind === null || there === kind)) return { path: plain, decided: true };
  if (!isGlob(plain)) return { path: null, decided: true };
  const glob = compileGlob(plain);
  if (!glob.ok) return { path: null, decided: false };
  const { paths, cut } = place.walked();
  const found = paths.find((path) => (kind === null || path.kind === kind) && glob.matches(path.path));
  return { path: found?.path ?? null, decided: found !== undefined || !cut };
}

/** Every path that a pattern matches which matches one; relative to the root. */
function allMatching({ pattern, path }: { pattern: string; path: string }, place: Place): readonly string[] {
  const plain = plainOf(pattern);
  if (path === plain && !isGlob(plain)) return [path];
  const glob = compileGlob(plain);
  const found = place.walked().paths.filter((walked) => glob.ok && glob.matches(walked.path));
  return [path, ...found.map((walked) => walked.path)];
}

function plainOf(pattern: string): string {
  return pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

/** The first ten patterns as a list. */
export function patternList(patterns: readonly string[]): string {
  return listed(patterns, 10);
}
