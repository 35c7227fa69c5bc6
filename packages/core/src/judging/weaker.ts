import type { GateRules } from '../model/gate.js';
import type { CoverageMetric } from '../model/evidence.js';
import { COVERAGE_METRICS } from '../model/evidence.js';
import { limitOf } from '../evidence/index.js';

const STATUS_STRENGTH = { enforced: 2, evaluated: 1, disabled: 0 } as const;

type RulesOf<Kind extends GateRules['kind']> = Extract<GateRules, { kind: Kind }>;

/**
 * Whether two gates of the same id rule the same thing, so that one can stand for the other. Gates of different
 * kinds or about different targets cannot: both are judged.
 */
export function comparable(outer: GateRules, inner: GateRules): boolean {
  if (outer.kind === 'target' && inner.kind === 'target') return outer.name === inner.name;
  if (outer.kind === 'performance' && inner.kind === 'performance' && !sameMeasure(outer, inner))
    return false;
  return outer.kind === inner.kind && outer.target === inner.target;
}

/** Whether two gates ask for the same metric in the same unit. */
function sameMeasure(outer: RulesOf<'performance'>, inner: RulesOf<'performance'>): boolean {
  return outer.metric === inner.metric && limitOf(outer.max)?.unit === limitOf(inner.max)?.unit;
}

/** In what an inner gate asks for less than the comparable outer one, in words; null when in nothing. */
export function weakness(outer: GateRules, inner: GateRules): string | null {
  if (STATUS_STRENGTH[inner.status] < STATUS_STRENGTH[outer.status]) {
    return `its status is ${inner.status} instead of ${outer.status}`;
  }
  if (outer.kind === 'coverage' && inner.kind === 'coverage') return coverageWeakness(outer, inner);
  if (outer.kind === 'tests' && inner.kind === 'tests') return testsWeakness(outer, inner);
  if (outer.kind === 'lint' && inner.kind === 'lint') return lintWeakness(outer, inner);
  if (outer.kind === 'types' && inner.kind === 'types') return lintWeakness(outer, inner);
  if (outer.kind === 'performance' && inner.kind === 'performance') return performanceWeakness(outer, inner);
  if (outer.kind === 'boundaries' && inner.kind === 'boundaries') return boundariesWeakness(outer, inner);
  if (outer.kind === 'layout' && inner.kind === 'layout') return layoutWeakness(outer, inner);
  return null;
}

function coverageWeakness(outer: RulesOf<'coverage'>, inner: RulesOf<'coverage'>): string | null {
  const lower = COVERAGE_METRICS.find((metric) => isLower(outer.min[metric], inner.min[metric]));
  return lower === undefined ? null : `${lower} ${minimum(inner, lower)} instead of ${minimum(outer, lower)}`;
}

function isLower(outer: number | undefined, inner: number | undefined): boolean {
  return outer !== undefined && (inner === undefined || inner < outer);
}

function minimum(rules: RulesOf<'coverage'>, metric: CoverageMetric): string {
  const value = rules.min[metric];
  return value === undefined ? 'without a minimum' : `>= ${value} %`;
}

function testsWeakness(outer: RulesOf<'tests'>, inner: RulesOf<'tests'>): string | null {
  const suites = suiteEntries(inner.suites);
  const lost = [...suiteEntries(outer.suites)].find(([name, glob]) => suites.get(name) !== glob);
  if (lost) return `the suite ${lost[0]} is left out or lies elsewhere`;
  if (inner.min < outer.min) return `at least ${inner.min} tests instead of ${outer.min}`;
  if (inner.skipped === 'allow' && outer.skipped === 'deny') return 'skipped tests are allowed';
  return null;
}

function suiteEntries(suites: RulesOf<'tests'>['suites']): ReadonlyMap<string, string> {
  return new Map(Array.isArray(suites) ? suites.map((name) => [name, name]) : Object.entries(suites));
}

type LintRules = RulesOf<'lint'> | RulesOf<'types'>;

function lintWeakness(outer: LintRules, inner: LintRules): string | null {
  if (inner.max.errors > outer.max.errors) {
    return `up to ${inner.max.errors} errors instead of ${outer.max.errors}`;
  }
  const { warnings } = outer.max;
  if (warnings !== undefined && (inner.max.warnings ?? Infinity) > warnings) {
    return `up to ${inner.max.warnings ?? 'any number of'} warnings instead of ${warnings}`;
  }
  if (inner.rules === undefined) return null;
  return outer.rules === undefined || lost(outer.rules, inner.rules) ? 'fewer lint rules count' : null;
}

function performanceWeakness(outer: RulesOf<'performance'>, inner: RulesOf<'performance'>): string | null {
  const [most, allowed] = [limitOf(outer.max)?.amount ?? 0, limitOf(inner.max)?.amount ?? Infinity];
  if (allowed > most) return `up to ${String(inner.max)} instead of ${String(outer.max)}`;
  if (inner.percentile >= outer.percentile) return null;
  return `percentile ${inner.percentile} instead of ${outer.percentile}`;
}

/** Matchers are compared as written: one that is new among those allowed, or gone among those denied, asks for less. */
function boundariesWeakness(outer: RulesOf<'boundaries'>, inner: RulesOf<'boundaries'>): string | null {
  if (lost(outer.deny, inner.deny)) return 'entries of "deny" are left out';
  if (outer.allow !== undefined && (inner.allow === undefined || lost(inner.allow, outer.allow))) {
    return 'more is allowed';
  }
  if (inner.from === undefined) return null;
  return outer.from === undefined || lost(outer.from, inner.from) ? 'it is about fewer projects' : null;
}

function layoutWeakness(outer: RulesOf<'layout'>, inner: RulesOf<'layout'>): string | null {
  const part = (['directories', 'files', 'forbid'] as const).find((field) =>
    lost(outer[field], inner[field]),
  );
  if (part !== undefined) return `entries of "${part}" are left out`;
  if (outer.structure !== undefined && inner.structure !== outer.structure) {
    return `the structure is ${inner.structure ?? 'left open'} instead of ${outer.structure}`;
  }
  return null;
}

function lost(outer: readonly string[] = [], inner: readonly string[] = []): boolean {
  return outer.some((entry) => !inner.includes(entry));
}
