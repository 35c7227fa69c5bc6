import { violation } from '../../reasons/given.js';
import { atMostAllowed, plural } from '../../reasons/wording.js';
import type { Violation } from '../../model/baseline.js';
import type { LintEvidence, LintMessage } from '../../evidence/kinds/lint/lint-evidence.js';
import type { Location } from '../../model/position.js';
import { locate } from '../../model/position.js';
import { allOf, compareMaximum, type GateComparison } from '../comparison.js';
import { moreIsStronger, relateGlobs } from '../list-comparison.js';
import type { GateOf, GateOutcome, ProjectSubject } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { gather, sourcePlace } from '../evidence-of-target.js';
import { globTest } from '../../base/glob.js';
import { byExitStatus } from '../exit-status.js';
import { missingTarget } from '../missing-target.js';

/** Characters of a linter's message that are repeated. */
const MAX_QUOTED = 300;

type FindingsGate = GateOf<'lint'> | GateOf<'types'>;
type Rules = FindingsGate['rules'];

/** "errors <= 0, warnings <= 5 (rules no-*)" */
export function describeFindingRules({ max, rules }: Rules): string {
  const { errors, warnings } = max;
  const most = `errors <= ${String(errors)}${warnings === undefined ? '' : `, warnings <= ${String(warnings)}`}`;
  return rules === undefined ? most : `${most} (rules ${rules.join(', ')})`;
}

/** More errors or warnings, or fewer rules that count, ask for less. */
export const findingComparisons = {
  max: (outer: Rules['max'], inner: Rules['max']): GateComparison =>
    allOf([
      compareMaximum(outer.errors, inner.errors, `up to ${inner.errors} errors instead of ${outer.errors}`),
      compareMaximum(
        outer.warnings,
        inner.warnings,
        `up to ${inner.warnings ?? 'any number of'} warnings instead of ${outer.warnings ?? 'any number'}`,
      ),
    ]),
  rules: (outer: Rules['rules'], inner: Rules['rules']): GateComparison =>
    moreIsStronger(relateGlobs(outer ?? ALL_RULES, inner ?? ALL_RULES), 'fewer rules count'),
};

const ALL_RULES = ['**'];

/**
 * Errors and warnings, alike for linters and type checkers. Where the target wrote a report, the report counts,
 * whatever the exit status said. Without one, the success of the target proves that there are no errors, and no more than that.
 */
export function decideFindings(gate: FindingsGate, subject: ProjectSubject): GateOutcome {
  const { context, target } = subject;
  const missing = missingTarget(subject);
  if (missing !== null) return missing;
  const gathered = gather('lint', subject);
  if (gathered.status === 'found') return byReport(gate, subject, gathered);
  const { max, rules } = gate.rules;
  const provable = max.warnings === undefined && rules === undefined;
  if (gathered.status === 'refused' || !provable) return gathered.outcome;
  // Success says that there are no errors even where a search could not see all outputs; a failure says less.
  return gathered.searched || context.succeeded.has(target) ? bySuccess(gate, subject) : gathered.outcome;
}

function bySuccess(gate: FindingsGate, subject: ProjectSubject): GateOutcome {
  const { target } = subject;
  const expected = expectation(gate);
  const found = `The target ${target} failed and wrote no report`;
  return (
    byExitStatus(subject, expected) ?? {
      ...NO_DETAILS,
      ...failure(gate, found, null),
      verdict: 'fail',
      expected,
      actual: `${target} failed`,
    }
  );
}

interface Found {
  readonly evidence: LintEvidence;
  readonly paths: readonly string[];
}

function byReport(gate: FindingsGate, subject: ProjectSubject, { evidence, paths }: Found): GateOutcome {
  const filter = ruleFilter(gate.rules.rules);
  const { errors, warnings } = count(evidence, filter);
  const { max } = gate.rules;
  const details = {
    expected: expectation(gate),
    actual: `errors ${errors}, warnings ${warnings}`,
    evidence: paths,
  };
  const first = (severity: LintMessage['severity']): LintMessage | null =>
    evidence.messages.find((message) => message.severity === severity && (filter?.(message.rule) ?? true)) ??
    null;
  const above = max.warnings !== undefined && warnings > max.warnings;
  const both = [
    ...(errors > max.errors ? byRule('errors', gate, evidence) : []),
    ...(above ? byRule('warnings', gate, evidence) : []),
  ];
  if (errors > max.errors) {
    const found = `${plural(errors, 'error')}; ${atMostAllowed(max.errors)}`;
    const offence = first('error');
    const location = placeOf(offence, paths, subject);
    return {
      ...details,
      ...failure(gate, found, worded(offence)),
      verdict: 'fail',
      location,
      violations: both,
    };
  }
  if (max.warnings !== undefined && warnings > max.warnings) {
    const offence = first('warning');
    const args = { warnings, maximum: max.warnings, first: worded(offence) };
    const location = placeOf(offence, paths, subject);
    return {
      ...details,
      verdict: 'fail',
      reason: 'warnings-above-maximum',
      args,
      location,
      violations: both,
    };
  }
  const args = { errors, warnings };
  return { ...details, verdict: 'pass', reason: 'findings-within-maximum', args, location: null };
}

function failure(gate: FindingsGate, found: string, first: string | null) {
  const args = { found, first };
  return gate.rules.kind === 'lint'
    ? ({ reason: 'lint-failed', args } as const)
    : ({ reason: 'types-failed', args } as const);
}

function expectation({ rules: { max, rules } }: FindingsGate): string {
  const warnings = max.warnings === undefined ? '' : `, warnings <= ${max.warnings}`;
  const counted = rules === undefined ? '' : ` (rules ${rules.join(', ')})`;
  return `errors <= ${max.errors}${warnings}${counted}`;
}

type RuleFilter = (rule: string | null) => boolean;

/** Errors without a rule are files that could not be parsed: no rule was checked in them, so they always count. */
function ruleFilter(globs: readonly string[] | undefined): RuleFilter | null {
  if (globs === undefined) return null;
  const matchers = globs.map((glob) => globTest(glob, { refused: true, across: true }));
  return (rule) => rule === null || matchers.some((matcher) => matcher(rule));
}

function count(evidence: LintEvidence, filter: RuleFilter | null): { errors: number; warnings: number } {
  if (filter === null) return evidence;
  let { errors, warnings } = evidence;
  for (const [rule, counts] of Object.entries(evidence.rules)) {
    if (filter(rule)) continue;
    errors -= counts.errors;
    warnings -= counts.warnings;
  }
  return { errors, warnings };
}

/** Errors or warnings count by rule; those without a rule together. */
function byRule(what: 'errors' | 'warnings', gate: FindingsGate, evidence: LintEvidence): Violation[] {
  const reason = what === 'warnings' ? 'warnings-above-maximum' : failure(gate, '', null).reason;
  const all = Object.entries(evidence.rules).filter(([, counts]) => counts[what] > 0);
  const filter = ruleFilter(gate.rules.rules);
  const counted = all.filter(([rule]) => filter?.(rule) ?? true);
  const ruled = all.reduce((sum, [, counts]) => sum + counts[what], 0);
  const unruled = evidence[what] - ruled;
  return [
    ...counted.map(([rule, counts]) => violation(reason, [rule], counts[what])),
    ...(unruled > 0 ? [violation(reason, ['(no rule)'], unruled)] : []),
  ];
}

function worded(offence: LintMessage | null): string | null {
  if (offence === null) return null;
  const text = offence.message.slice(0, MAX_QUOTED).trim().replace(/\.$/, '');
  return offence.rule === null ? `"${text}"` : `"${text}" (${offence.rule})`;
}

/** The place of the offence in the project's source; the report when the source is not there. */
function placeOf(
  offence: LintMessage | null,
  [report]: readonly string[],
  subject: ProjectSubject,
): Location | null {
  const place = offence === null ? null : sourcePlace(offence, subject);
  return place ?? (report === undefined ? null : locate(report, null));
}
