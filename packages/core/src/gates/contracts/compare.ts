import { plainPath } from '../list-comparison.js';
import { compareFields, EQUAL, STRONGER, UNCLEAR, weaker, type GateComparison } from '../comparison.js';

/** Each field has one value that asks for something and one that asks for nothing. */
export const compareContracts = compareFields<'contracts'>({
  tests: (outer, inner) => compareAsked(outer === 'required', inner === 'required', 'tests are optional'),
  suite: (outer, inner, { outer: { tests } }) =>
    tests === 'optional' || plainPath(suitePattern(outer)) === plainPath(suitePattern(inner))
      ? EQUAL
      : UNCLEAR,
  errors: (outer, inner) =>
    compareAsked(outer === 'one-schema', inner === 'one-schema', 'errors may have any schema'),
  responses: (outer, inner) =>
    compareAsked(outer === 'one-structure', inner === 'one-structure', 'responses may have any structure'),
  breaking: (outer, inner) =>
    compareAsked(outer === 'deny', inner === 'deny', 'breaking changes are allowed'),
});

function compareAsked(outer: boolean, inner: boolean, what: string): GateComparison {
  if (outer === inner) return EQUAL;
  return inner ? STRONGER : weaker(what);
}

/** Where the tests of a suite are: `tests/<name>/` for a name, else the glob as it is written. */
export function suitePattern(suite: string): string {
  return /[/*?[\]{}]/.test(suite) ? suite : `tests/${suite}/`;
}
