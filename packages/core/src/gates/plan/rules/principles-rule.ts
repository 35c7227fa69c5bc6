import { gateIdsIn, isExpired, isJustified, namesGate, principleOfRow } from '../../../waivers/rows.js';
import type { Principle } from '../../../model/constitution.js';
import type { CheckRow, ComplexityRow } from '../../../model/plan.js';
import { locate } from '../../../model/position.js';
import { isNamed } from '../../../principles/attested.js';
import { principleLabel } from '../../../principles/principle-label.js';
import { hasCheck, type Misnamed, type Standing, type Standings } from '../../../principles/standing.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import { checkOf, type PlanSubject } from '../plan-subject.js';

/**
 * Every principle in force has a verdict, and what the plan itself calls violated is justified in a ledger. Of a finished
 * feature only the latter is asked.
 */
export const principlesRule: PlanRule = {
  name: 'principles',
  afterwards: true,
  judge: (subject) => {
    // Without the section there is one finding, and the rule on sections reports it.
    if (!hasCheck(subject.plan)) return [];
    const check = checkOf(subject);
    if (subject.history) return judgeAfterwards(check, subject);
    return [
      ...check.principles
        .filter(
          ({ principle }) =>
            isNamed(principle.name) && !subject.decidedElsewhere.has(principleLabel(principle)),
        )
        .flatMap((standing) => judgePrinciple(standing, subject)),
      ...check.otherViolations.flatMap((row) => judgeOther(row, subject)),
      ...check.misnamed.map((misnamed) => tellMisnamed(misnamed, subject)),
    ];
  },
};

/** A finished feature is not blamed for a verdict that it lacks, but for what its plan itself says. */
function judgeAfterwards(check: Standings, subject: PlanSubject): RuleOutcome[] {
  const failed = check.principles.filter(
    ({ principle, verdict, byNumber }) =>
      verdict === 'fail' && !byNumber && !subject.decidedElsewhere.has(principleLabel(principle)),
  );
  return [
    ...failed.flatMap((standing) => judgePrinciple(standing, subject)),
    ...check.otherViolations
      .filter(({ verdict }) => verdict === 'fail')
      .flatMap((row) => judgeOther(row, subject)),
  ];
}

function judgePrinciple({ principle, rows, state }: Standing, subject: PlanSubject): RuleOutcome[] {
  const { feature, plan, designed } = subject;
  const label = principleLabel(principle);
  if (state === 'settled') return [];
  if (state === 'violated') {
    const row =
      rows.find(({ verdict }) => verdict === 'fail') ?? rows.find(({ verdict }) => verdict === 'partial');
    return row === undefined || isWaived(principle, subject) ? [] : [withoutWaiver(row, label, subject)];
  }
  const reason = designed ? 'principle-without-verdict' : 'principle-pending';
  const place = rows[0]?.position ?? plan.sections['constitution-check'];
  return [
    outcome(
      { reason, args: { principle: label, ...(rows.length > 0 ? ROW : {}) } },
      locate(feature.plan.file, place),
      {
        expected: 'PASS, FAIL or N/A',
        actual: 'no verdict',
        principle: label,
      },
    ),
  ];
}

const ROW = { row: true } as const;

/** Number and name point to different things: which one is meant is the author's to say. */
function tellMisnamed({ row, principle }: Misnamed, { feature }: PlanSubject): RuleOutcome {
  const label = principleLabel(principle);
  const args = { row: row.principle, principle: label };
  const details = { expected: label, actual: row.principle, principle: label };
  return outcome({ reason: 'check-row-misnamed', args }, locate(feature.plan.file, row.position), details);
}

function judgeOther(row: CheckRow, subject: PlanSubject): RuleOutcome[] {
  const asPrinciple = [standIn(row)];
  const waived = ledgerRows(subject).some((waiver) => principleOfRow(waiver, asPrinciple) !== null);
  return waived ? [] : [withoutWaiver(row, row.principle, subject)];
}

/** Lets a gate that a plan invented be compared with the rows of its ledger like a principle. */
export function standIn({ principle, number, position }: CheckRow): Principle {
  return { number, name: principle, nonNegotiable: false, position, gates: [] };
}

/** The rule on waivers reports a faulty row of the plan; elsewhere only a valid row counts. */
function isWaived(principle: Principle, subject: PlanSubject): boolean {
  const all = subject.layers.flatMap(({ document }) => document.principles);
  return ledgerRows(subject).some((row) => {
    if (principle.gates.some(({ id }) => namesGate(row, id))) return true;
    const ids = gateIdsIn(row).filter((id) => namesGate(row, id));
    if (ids.some((id) => id.split('.')[0]?.toLowerCase() === principle.number?.toLowerCase())) return true;
    return principleOfRow(row, all) === principle;
  });
}

function ledgerRows({ plan, context }: PlanSubject): readonly ComplexityRow[] {
  const { waivers } = context.state;
  const shared = waivers.ok ? waivers.document.rows : [];
  const holding = shared.filter((row) => isJustified(row) && !isExpired(row, context.today));
  return [...plan.complexity.rows, ...holding];
}

function withoutWaiver(
  { verdict, position }: CheckRow,
  principle: string,
  { feature }: PlanSubject,
): RuleOutcome {
  const said = verdict === 'fail' ? 'FAIL' : 'PARTIAL';
  return outcome(
    { reason: 'violation-without-waiver', args: { principle, verdict: said } },
    locate(feature.plan.file, position),
    { expected: 'a row of Complexity Tracking that names it', actual: said, principle },
  );
}
