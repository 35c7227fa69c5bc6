import { compareFields, EQUAL, STRONGER, UNCLEAR, type GateComparison } from '../comparison.js';
import type { ComparedRules, GateOf } from '../define-gate.js';
import { moreIsStronger, plainPath } from '../list-comparison.js';
import { compileGlob, isGlob } from '../../base/glob.js';

type LayoutRules = GateOf<'layout'>['rules'];

/** Whether a gate names nothing, so that it holds the project against what the plans declare. */
export function isByPlans({ directories, files, forbid, structure }: LayoutRules): boolean {
  return (directories ?? files ?? forbid ?? structure) === undefined;
}

/** A gate that names paths and one that holds a project against its plans rule different things. */
export function compareLayout(
  outer: ComparedRules<'layout'>,
  inner: ComparedRules<'layout'>,
): GateComparison {
  return isByPlans(outer.rules) === isByPlans(inner.rules) ? compareRules(outer, inner) : UNCLEAR;
}

const compareRules = compareFields<'layout'>({
  directories: (outer, inner) => compareRequired(outer, inner, 'directories'),
  files: (outer, inner) => compareRequired(outer, inner, 'files'),
  forbid: (outer, inner) => comparePatterns(outer, inner, 'forbid'),
  structure: (outer, inner) => {
    if (outer === inner) return EQUAL;
    if (outer === undefined) return STRONGER;
    return {
      weaker: `the structure is ${inner ?? 'left open'} instead of ${outer}`,
      stronger: inner !== undefined,
      unclear: false,
    };
  },
});

/** Each pattern asks for at least one path: a path that the inner gate names stands for each glob that matches it. */
function compareRequired(
  outer: readonly string[] = [],
  inner: readonly string[] = [],
  field: string,
): GateComparison {
  const named = inner.map(plainPath).filter((path) => !isGlob(path));
  const implied = (pattern: string): boolean => {
    const glob = compileGlob(plainPath(pattern));
    return glob.ok && isGlob(plainPath(pattern)) && named.some(glob.matches);
  };
  return comparePatterns(
    outer.filter((pattern) => inner.map(plainPath).includes(plainPath(pattern)) || !implied(pattern)),
    inner,
    field,
  );
}

/** Each pattern asks for something; braces are one pattern, as any of their alternatives may satisfy it. */
function comparePatterns(
  outer: readonly string[] = [],
  inner: readonly string[] = [],
  field: string,
): GateComparison {
  const [before, now] = [new Set(outer.map(plainPath)), new Set(inner.map(plainPath))];
  const kept = [...before].every((pattern) => now.has(pattern));
  const nothingNew = [...now].every((pattern) => before.has(pattern));
  if (!kept && !nothingNew) return UNCLEAR;
  return moreIsStronger(
    kept ? (nothingNew ? 'equal' : 'more') : 'less',
    `entries of "${field}" are left out`,
  );
}
