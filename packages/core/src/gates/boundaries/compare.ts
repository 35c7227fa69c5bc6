import { allOf, EQUAL, STRONGER, weaker, type GateComparison } from '../comparison.js';
import { lessIsStronger, moreIsStronger, relateMatchers } from '../list-comparison.js';
import { isPackageMatcher } from '../../constitutions/matcher-syntax.js';

type Matchers = readonly string[] | undefined;

/** A boundary of fewer projects asks for less; without `from` it covers all. */
export function compareFrom(outer: Matchers, inner: Matchers): GateComparison {
  const what = 'it is about fewer projects';
  if (outer === undefined || inner === undefined) {
    if (outer === inner) return EQUAL;
    return inner === undefined ? STRONGER : weaker(what);
  }
  return moreIsStronger(relateMatchers(outer, inner), what);
}

/** More that is allowed asks for less. A list without packages allows every package. */
export function compareAllowed(outer: Matchers, inner: Matchers): GateComparison {
  const what = 'more is allowed';
  if (outer === undefined || inner === undefined) {
    if (outer === inner) return EQUAL;
    return outer === undefined ? STRONGER : weaker(what);
  }
  return allOf([
    lessIsStronger(relateMatchers(projectsOf(outer), projectsOf(inner)), what),
    compareAllowedPackages(outer.filter(isPackageMatcher), inner.filter(isPackageMatcher)),
  ]);
}

function compareAllowedPackages(outer: readonly string[], inner: readonly string[]): GateComparison {
  if (outer.length === 0 || inner.length === 0) {
    if (outer.length === inner.length) return EQUAL;
    return outer.length === 0 ? STRONGER : weaker('every package is allowed');
  }
  return lessIsStronger(relateMatchers(outer, inner), 'more packages are allowed');
}

/** Less that is denied asks for less. */
export function compareDenied(outer: Matchers = [], inner: Matchers = []): GateComparison {
  const what = 'entries of "deny" are left out or taken back';
  return allOf([
    moreIsStronger(relateMatchers(projectsOf(outer), projectsOf(inner)), what),
    moreIsStronger(relateMatchers(outer.filter(isPackageMatcher), inner.filter(isPackageMatcher)), what),
  ]);
}

function projectsOf(matchers: readonly string[]): readonly string[] {
  return matchers.filter((matcher) => !isPackageMatcher(matcher));
}
