import { compileGlob } from '../base/glob.js';
import { EQUAL, STRONGER, UNCLEAR, weaker, type GateComparison } from './comparison.js';

/**
 * How what one list selects relates to what another one selects, as far as it can be proven for every workspace. `unclear`: neither
 * is proven to hold the other.
 */
export type SetRelation = 'equal' | 'less' | 'more' | 'unclear';

/** Globs that match every path of a file, and those that match every text in which `*` stops nowhere. */
const ALL_PATHS = ['**', '**/*', '**/**'];
export const ALL_TEXTS = ['*', '**'];

/**
 * A list of globs without an order, of which each adds to what is selected.
 * @param every globs that select all there is
 */
export function relateGlobs(
  outer: readonly string[],
  inner: readonly string[],
  every: readonly string[] = ALL_PATHS,
): SetRelation {
  const [before, now] = [alternativesOf(outer), alternativesOf(inner)];
  const [all, wasAll] = [now, before].map((globs) => every.some((glob) => globs.has(glob)));
  if (all || wasAll) return all && wasAll ? 'equal' : all ? 'more' : 'less';
  return relate(
    [...now].every((glob) => before.has(glob)),
    [...before].every((glob) => now.has(glob)),
  );
}

/**
 * Matchers in their order: each adds to what is selected or, with `!`, takes away from it, and the last one that matches
 * decides. A list that begins with `!` takes away from everything.
 */
export function relateMatchers(outer: readonly string[], inner: readonly string[]): SetRelation {
  const [before, now] = [stepsOf(outer), stepsOf(inner)];
  // Steps that add can only be left out, and steps that take away only be added, where the inner list selects no more.
  const lessOrEqual = isReachedBy(before, now, (step) => step.excludes);
  const moreOrEqual = isReachedBy(before, now, (step) => !step.excludes);
  return relate(lessOrEqual, moreOrEqual);
}

function relate(lessOrEqual: boolean, moreOrEqual: boolean): SetRelation {
  if (lessOrEqual) return moreOrEqual ? 'equal' : 'less';
  return moreOrEqual ? 'more' : 'unclear';
}

/** A list whose entries all ask for something: one more asks for more. */
export function moreIsStronger(relation: SetRelation, what: string): GateComparison {
  const comparisons = { equal: EQUAL, more: STRONGER, less: weaker(what), unclear: UNCLEAR };
  return comparisons[relation];
}

/** A list whose entries all permit something: one more asks for less. */
export function lessIsStronger(relation: SetRelation, what: string): GateComparison {
  const comparisons = { equal: EQUAL, more: weaker(what), less: STRONGER, unclear: UNCLEAR };
  return comparisons[relation];
}

/** A path or glob without `./` before it and without a slash behind it, which change nothing of what it means. */
export function plainPath(glob: string): string {
  return glob.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

/** Each glob with its braces written out. A glob that is refused stands for itself. */
function alternativesOf(globs: readonly string[]): ReadonlySet<string> {
  return new Set(
    globs.flatMap((text) => {
      const glob = compileGlob(plainPath(text));
      return glob.ok ? glob.alternatives : [text];
    }),
  );
}

interface Step {
  readonly pattern: string;
  readonly excludes: boolean;
}

/** The steps of a list, in one order where the order says nothing, each once in a row of the same kind. */
function stepsOf(matchers: readonly string[]): readonly Step[] {
  const steps = matchers.map(
    (text): Step => ({ pattern: text.replace(/^!/, ''), excludes: text.startsWith('!') }),
  );
  const all: readonly Step[] =
    steps[0]?.excludes === true ? [{ pattern: '*', excludes: false }, ...steps] : steps;
  const runs: Step[][] = [];
  for (const step of all) {
    const run = runs.at(-1);
    if (run?.[0]?.excludes === step.excludes) run.push(step);
    else runs.push([step]);
  }
  return runs.flatMap(inOneOrder);
}

function inOneOrder(run: readonly Step[]): Step[] {
  const excludes = run[0]?.excludes === true;
  return [...new Set(run.map(({ pattern }) => pattern))].sort().map((pattern) => ({ pattern, excludes }));
}

/** Lists that are longer cannot be compared. */
const MAX_STEPS = 500;

/**
 * Whether `now` comes out of `before` by nothing but adding steps of the given kind and leaving out steps of the other one. Each
 * such edit moves the selection in one direction only, wherever in the list it is made.
 */
function isReachedBy(
  before: readonly Step[],
  now: readonly Step[],
  mayBeAdded: (step: Step) => boolean,
): boolean {
  if (before.length > MAX_STEPS || now.length > MAX_STEPS) return false;
  let reached = new Array<boolean>(now.length + 1).fill(false);
  for (let from = 0; from <= before.length; from += 1) {
    const row = new Array<boolean>(now.length + 1).fill(false);
    const left = before[from - 1];
    for (let to = 0; to <= now.length; to += 1) {
      const added = now[to - 1];
      const isStart = from === 0 && to === 0;
      const byAdding = added !== undefined && row[to - 1] === true && mayBeAdded(added);
      const byLeavingOut = left !== undefined && reached[to] === true && !mayBeAdded(left);
      const byKeeping =
        left !== undefined && added !== undefined && reached[to - 1] === true && isSame(left, added);
      row[to] = isStart || byAdding || byLeavingOut || byKeeping;
    }
    reached = row;
  }
  return reached[now.length] === true;
}

function isSame(one: Step, other: Step): boolean {
  return one.pattern === other.pattern && one.excludes === other.excludes;
}
