import { nearest } from '../../base/nearest.js';
import { violation } from '../../reasons/given.js';
import { atMostAllowed, plural } from '../../reasons/wording.js';
import type { Violation } from '../../model/baseline.js';
import type { LintEvidence, LintMessage } from '../../evidence/kinds/lint/lint-evidence.js';
import type { Location } from '../../model/position.js';
import { locate } from '../../model/position.js';
import { allOf, compareMaximum, EQUAL, STRONGER, weaker, type GateComparison } from '../comparison.js';
import { ALL_TEXTS, moreIsStronger, relateGlobs } from '../list-comparison.js';
import type { GateOf, GateOutcome, ProjectSubject, ReasonGiven } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { gather, sourcePlace } from '../evidence-of-target.js';
import { natureOf } from '../../evidence/kinds/lint/known-tools.js';
import { toolName } from '../../evidence/kinds/lint/lint-tool.js';
import { byExitStatus } from '../exit-status.js';
import { missingTarget } from '../missing-target.js';
import { newFindings, type NewFindings } from './new-findings.js';
import { knowsNoneOf, ownFindings, type OwnFindings } from './own-findings.js';

/** Characters of a linter's message that are repeated. */
const MAX_QUOTED = 300;
/** Rules of the tools that a rule of the gate is compared with for the one that was meant. */
const MAX_COMPARED = 2_000;

type FindingsGate = GateOf<'lint'> | GateOf<'types'>;
type Rules = FindingsGate['rules'];

/** Who counts new findings only asks for less than who counts all. */
export function compareNewOnly(outer: Rules['newOnly'], inner: Rules['newOnly']): GateComparison {
  if ((outer === true) === (inner === true)) return EQUAL;
  return inner === true ? weaker('only findings count that the base does not have') : STRONGER;
}

/** "errors <= 0, warnings <= 5 (rules no-*)" */
export function describeFindingRules({ max, rules, newOnly }: Rules): string {
  const { errors, warnings } = max;
  const allowed = `errors <= ${String(errors)}${warnings === undefined ? '' : `, warnings <= ${String(warnings)}`}`;
  const most = newOnly === true ? `new ${allowed}` : allowed;
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
  newOnly: compareNewOnly,
  rules: (outer: Rules['rules'], inner: Rules['rules']): GateComparison =>
    moreIsStronger(relateGlobs(outer ?? ALL_TEXTS, inner ?? ALL_TEXTS, ALL_TEXTS), 'fewer rules count'),
};

/**
 * Errors and warnings, alike for linters and type checkers. Where the target wrote a report of such a tool, the report counts.
 * Without one, the success of the target proves that there are no errors, and no more than that.
 */
export function decideFindings(gate: FindingsGate, subject: ProjectSubject): GateOutcome {
  const { context, target } = subject;
  const missing = missingTarget(subject);
  if (missing !== null) return missing;
  const gathered = gather('lint', subject);
  if (gathered.status === 'found') return byReport(gate, subject, gathered);
  if (gathered.status === 'refused' || !isProvable(gate)) return gathered.outcome;
  // Success says that there are no errors even where a search could not see all outputs; a failure says less.
  return gathered.searched || context.succeeded.has(target) ? bySuccess(gate, subject) : gathered.outcome;
}

/** Whether the success of a target proves what the gate asks. */
function isProvable({ rules: { max, rules } }: FindingsGate): boolean {
  return max.warnings === undefined && rules === undefined;
}

function bySuccess(gate: FindingsGate, subject: ProjectSubject): GateOutcome {
  const { target } = subject;
  const expected = describeFindingRules(gate.rules);
  const found = `The target ${target} failed and wrote no report${gate.rules.kind === 'types' ? ' of a type checker' : ''}`;
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

/** What is judged, together. */
interface Judged extends Found {
  readonly gate: FindingsGate;
  readonly subject: ProjectSubject;
  readonly own: OwnFindings;
}

function byReport(gate: FindingsGate, subject: ProjectSubject, { evidence, paths }: Found): GateOutcome {
  // What a linter finds says nothing about types, and neither does it when it finds nothing.
  const tool = (name: string | null): boolean => gate.rules.kind === 'lint' || natureOf(name) !== 'linter';
  const all = ownFindings(evidence, { rules: gate.rules.rules, tool }, subject);
  const held = gate.rules.newOnly === true ? newFindings(all, subject) : null;
  const own = held?.own ?? all;
  const judged: Judged = { gate, subject, evidence, paths, own };
  const { errors, warnings } = own;
  const { max } = gate.rules;
  const details = {
    expected: describeFindingRules(gate.rules),
    actual: `errors ${numberOf('errors', own, held)}, warnings ${numberOf('warnings', own, held)}`,
    evidence: paths,
    ...(held === null ? {} : { findings: held.record }),
  };
  const above = max.warnings !== undefined && warnings > max.warnings;
  // What a baseline accepts is what is known; beside what was not checked, nothing is.
  const violations =
    own.unchecked > 0
      ? {}
      : {
          violations: [
            ...(errors > max.errors ? byRule('errors', gate, own) : []),
            ...(above ? byRule('warnings', gate, own) : []),
          ],
        };
  const unknown = held?.unknown ?? null;
  if (unknown !== null && (errors > max.errors || above))
    return { ...details, ...baseUnknown(judged, unknown) };
  if (errors > max.errors) {
    const found = `${foundOf('errors', own, held)}; ${atMostAllowed(max.errors)}`;
    const offence = own.first('error');
    const location = placeOf(offence, paths, subject);
    return { ...details, ...failure(gate, found, worded(offence)), verdict: 'fail', location, ...violations };
  }
  const doubt = doubtIn({ ...judged, own: all }, tool);
  if (doubt !== null) return { ...details, ...doubt };
  if (gate.rules.kind === 'types' && !evidence.tools.some(({ name }) => natureOf(name) === 'type-checker')) {
    return withoutChecker(judged, details);
  }
  if (max.warnings !== undefined && above) {
    const offence = own.first('warning');
    const args = {
      found: foundOf('warnings', own, held),
      maximum: max.warnings,
      first: worded(offence),
    };
    const location = placeOf(offence, paths, subject);
    return { ...details, verdict: 'fail', reason: 'warnings-above-maximum', args, location, ...violations };
  }
  const { otherRules, elsewhere } = own;
  const old = { oldErrors: held?.old.errors ?? 0, oldWarnings: held?.old.warnings ?? 0 };
  const args = { errors, warnings, ...old, otherRules, elsewhere };
  return { ...details, verdict: 'pass', reason: 'findings-within-maximum', args, location: null };
}

/** "3 new of 41" where old ones do not count. */
function numberOf(what: 'errors' | 'warnings', own: OwnFindings, held: NewFindings | null): string {
  const isKnown = held !== null && held.unknown === null;
  return isKnown ? `${own[what]} new of ${own[what] + held.old[what]}` : String(own[what]);
}

/** "3 new of 41 errors", or "3 errors". */
function foundOf(what: 'errors' | 'warnings', own: OwnFindings, held: NewFindings | null): string {
  const all = plural(own[what] + (held?.old[what] ?? 0), what.slice(0, -1));
  return held === null ? all : `${own[what]} new of ${all}`;
}

/** More than is allowed was found, of which some may be old. */
function baseUnknown({ gate, own, paths, subject }: Judged, why: string) {
  const { max } = gate.rules;
  const what = own.errors > max.errors ? 'errors' : 'warnings';
  const offence = own.first(what === 'errors' ? 'error' : 'warning');
  const found = foundOf(what, own, null);
  const args = { found, maximum: max[what] ?? 0, why, first: worded(offence) };
  const location = placeOf(offence, paths, subject);
  return { verdict: 'fail', reason: 'findings-base-unknown', args, location } as const;
}

/** Why a report does not show everything: something was not checked to its end, or a tool does not say what it found. */
function doubtIn(
  { gate, evidence, paths, own, subject }: Judged,
  wanted: (tool: string | null) => boolean,
): (ReasonGiven & { readonly verdict: 'fail'; readonly location: Location | null }) | null {
  const report = paths.join(', ');
  if (own.unchecked > 0) {
    const offence = own.first('error');
    const args = { report, first: worded(offence) };
    return {
      reason: 'findings-incomplete',
      args,
      verdict: 'fail',
      location: placeOf(offence, paths, subject),
    };
  }
  const { rules } = gate.rules;
  if (rules !== undefined && knowsNoneOf(rules, evidence)) {
    const [only, another] = rules;
    const similar =
      only === undefined || another !== undefined
        ? null
        : nearest(only, (evidence.rules ?? []).slice(0, MAX_COMPARED));
    const args = { report, rules: rules.join(', '), nearest: similar };
    return { reason: 'rules-not-known', args, verdict: 'fail', location: placeOf(null, paths, subject) };
  }
  const silent = evidence.tools.find(({ stated, name }) => !stated && wanted(name));
  if (silent === undefined) return null;
  const args = { report, tool: toolName(silent) };
  return { reason: 'findings-not-stated', args, verdict: 'fail', location: placeOf(null, paths, subject) };
}

/** A report of other tools neither proves types nor disproves them, so the target has to. */
function withoutChecker(
  { gate, subject, evidence, paths }: Judged,
  details: Pick<GateOutcome, 'expected' | 'actual' | 'evidence'>,
): GateOutcome {
  const { context, target } = subject;
  const decided = context.succeeded.has(target) || context.failed.has(target);
  if (isProvable(gate) && decided) return { ...bySuccess(gate, subject), evidence: paths };
  const tools = [...new Set(evidence.tools.map(toolName))].slice(0, 3).join(', ');
  const args = { report: paths.join(', '), tools, project: subject.project.name, target };
  const location = placeOf(null, paths, subject);
  return { ...details, verdict: 'fail', reason: 'types-by-other-tool', args, location };
}

function failure(gate: FindingsGate, found: string, first: string | null) {
  const args = { found, first };
  return gate.rules.kind === 'lint'
    ? ({ reason: 'lint-failed', args } as const)
    : ({ reason: 'types-failed', args } as const);
}

/** Errors or warnings count by rule; those without a rule together. */
function byRule(what: 'errors' | 'warnings', gate: FindingsGate, { counts }: OwnFindings): Violation[] {
  const reason = what === 'warnings' ? 'warnings-above-maximum' : failure(gate, '', null).reason;
  const sums = new Map<string | null, number>();
  for (const count of counts) sums.set(count.rule, (sums.get(count.rule) ?? 0) + count[what]);
  const ruled = [...sums].filter(([rule, sum]) => rule !== null && sum > 0);
  const unruled = sums.get(null) ?? 0;
  return [
    ...ruled.map(([rule, sum]) => violation(reason, [rule ?? ''], sum)),
    ...(unruled > 0 ? [violation(reason, ['(no rule)'], unruled)] : []),
  ];
}

function worded(offence: LintMessage | null): string | null {
  if (offence === null) return null;
  const text = offence.message.slice(0, MAX_QUOTED).trim().replace(/\.$/, '');
  return offence.rule === null ? `"${text}"` : `"${text}" (${offence.rule})`;
}

/**
 * Whether a report that is within the maximum names errors of the project all the same: they explain why the linter failed its
 * target. Errors of others do not: what failed the target of this project may be something else.
 */
export function findingsExplainFailure(outcome: GateOutcome): boolean {
  if (outcome.reason !== 'findings-within-maximum') return false;
  const { errors, oldErrors, otherRules } = outcome.args;
  return errors + oldErrors + otherRules > 0;
}

/** The place of the offence in the project's source; the report if the source does not exist. */
function placeOf(
  offence: LintMessage | null,
  [report]: readonly string[],
  subject: ProjectSubject,
): Location | null {
  const place = offence === null ? null : sourcePlace(offence, subject);
  return place ?? (report === undefined ? null : locate(report, null));
}
