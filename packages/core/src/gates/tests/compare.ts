import { suitePatterns } from '../../evidence/kinds/tests/suites.js';
import { isGlob } from '../../base/glob.js';
import { isWithin } from '../../base/paths.js';
import {
  allOf,
  compareFields,
  compareMaximum,
  compareMinimum,
  EQUAL,
  STRONGER,
  UNCLEAR,
  weaker,
  type GateComparison,
} from '../comparison.js';
import type { GateOf } from '../define-gate.js';
import { plainPath } from '../list-comparison.js';
import { mostFlaky } from './flaky.js';

type TestsRules = GateOf<'tests'>['rules'];

/** A suite that is left out or moved, fewer tests, and skipped tests ask for less. */
export const compareTests = compareFields<'tests'>({
  suites: (outer, inner, { outer: { skipped } }) => compareSuites(outer, inner, skipped === 'allow'),
  min: (outer, inner) => compareMinimum(outer, inner, `at least ${inner} tests instead of ${outer}`),
  skipped: (outer, inner) => {
    if (outer === inner) return EQUAL;
    return inner === 'deny' ? STRONGER : weaker('skipped tests are allowed');
  },
  flaky: (outer, inner) => {
    const [before, now] = [mostFlaky(outer), mostFlaky(inner)];
    const what = `${now === Infinity ? 'any number of' : String(now)} flaky tests instead of at most ${before} are allowed`;
    return compareMaximum(before, now, what);
  },
});

/** Suites are the places that they stand for, whatever they are called: `[unit]` is `{ unit: tests/unit }`. */
function compareSuites(
  outer: TestsRules['suites'],
  inner: TestsRules['suites'],
  mayNarrow: boolean,
): GateComparison {
  const [before, now] = [placesOf(outer), placesOf(inner)];
  const added = [...now.keys()].filter((place) => !before.has(place));
  const lost = [...before].filter(([place]) => !now.has(place));
  return allOf([
    ...lost.map(([place, suite]) => compareLost({ place, suite }, added, mayNarrow)),
    added.length > 0 ? STRONGER : EQUAL,
  ]);
}

/**
 * A place that the inner gate does not name. One within it asks for tests of a part of it, which is stricter as long as skipped
 * tests of the rest are allowed; globs cannot be compared.
 */
function compareLost(
  { place, suite }: { readonly place: string; readonly suite: string },
  added: readonly string[],
  mayNarrow: boolean,
): GateComparison {
  const others = added.filter((other) => isGlob(other) || isGlob(place) || isWithin(other, place));
  if (others.length === 0) return weaker(`the suite ${suite} is left out or has another place`);
  const narrowed = !isGlob(place) && others.some((other) => !isGlob(other));
  return mayNarrow && narrowed ? STRONGER : UNCLEAR;
}

/** Each place with a suite that stands for it. A directory is all that is in it. */
function placesOf(suites: TestsRules['suites']): ReadonlyMap<string, string> {
  return new Map(
    suitePatterns(suites).map(({ suite, pattern }) => [
      plainPath(pattern).replace(/(?:\/\*\*)+$/, ''),
      suite,
    ]),
  );
}
