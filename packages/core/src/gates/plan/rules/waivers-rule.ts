import {
  isExpired,
  isJustified,
  isNoViolation,
  isReason,
  namesGate,
  principleOfRow,
  rowNames,
} from '../../../waivers/rows.js';
import { readLayer } from '../../../constitutions/layers.js';
import { memoize } from '../../../base/memo.js';
import type { ConstitutionLayer } from '../../../model/workspace.js';
import type { Principle } from '../../../model/constitution.js';
import type { ComplexityRow } from '../../../model/plan.js';
import { locate } from '../../../model/position.js';
import { principleLabel } from '../../../principles/principle-label.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import { checkOf, type PlanSubject } from '../plan-subject.js';
import { standIn } from './principles-rule.js';

/**
 * Each waiver must give both reasons, must not have expired, and must name a gate or principle in force. A waiver for a whole
 * principle fails if the Constitution Check says the principle is met. Waivers for gates that pass are reported by
 * `staleRows`. In a finished feature, what a row names is not checked.
 */
export const waiversRule: PlanRule = {
  name: 'waivers',
  afterwards: true,
  judge: (subject) =>
    subject.plan.complexity.rows
      .filter((row) => !isNoViolation(row))
      .flatMap((row) => [
        ...judgeReasons(row, subject),
        ...judgeEnd(row, subject),
        ...judgeNames(row, subject),
      ]),
};

function judgeReasons(row: ComplexityRow, { feature }: PlanSubject): RuleOutcome[] {
  if (isJustified(row)) return [];
  const cells = [
    ...(isReason(row.why) ? [] : ['"Why Needed"']),
    ...(isReason(row.alternative) ? [] : ['"Simpler Alternative Rejected Because"']),
  ].join(' and ');
  return [
    outcome(
      { reason: 'waiver-without-reason', args: { row: row.violation, cells } },
      locate(feature.plan.file, row.position),
    ),
  ];
}

function judgeEnd(row: ComplexityRow, { feature, context }: PlanSubject): RuleOutcome[] {
  if (!isExpired(row, context.today)) return [];
  return [
    outcome(
      { reason: 'waiver-expired', args: { row: row.violation, until: row.until ?? '' } },
      locate(feature.plan.file, row.position),
      { expected: `a date from ${context.today} on`, actual: row.until ?? '' },
    ),
  ];
}

function judgeNames(row: ComplexityRow, subject: PlanSubject): RuleOutcome[] {
  if (subject.history) return [];
  const location = locate(subject.feature.plan.file, row.position);
  if (!namesSomething(row, subject)) {
    if (isNote(row)) return [];
    return [outcome({ reason: 'waiver-names-nothing', args: { row: row.violation } }, location)];
  }
  const kept = keptPrinciple(row, subject);
  if (kept === null) return [];
  const args = { row: row.violation, principle: principleLabel(kept) };
  return [outcome({ reason: 'waiver-without-violation', args }, location, { principle: args.principle })];
}

/**
 * Whether a row is about neither a gate nor a principle in any form ("Repository pattern", "4th project"), as most tables
 * do: it notes complexity, and waives nothing. A word that looks like a gate or a principle is always read as one.
 */
function isNote(row: ComplexityRow): boolean {
  const { gateIds, principle, project } = rowNames(row);
  if (gateIds.length > 0 || project !== null || principle === null) return false;
  const isId = /^[\p{L}\p{N}_-]+\.[\p{L}_-]+$/u.test(principle.principle);
  return (
    principle.number === null && !isId && !/\b(?:principle|article|gate)\b|§/iu.test(principle.principle)
  );
}

/** The principle that a row names as a whole although the plan's own check says that it is met. */
function keptPrinciple(row: ComplexityRow, subject: PlanSubject): Principle | null {
  const named = subject.layers.flatMap(({ document }) => principleOfRow(row, document.principles) ?? []);
  const checked = checkOf(subject).principles.filter(({ principle }) => named.includes(principle));
  const met = checked.length > 0 && checked.every(({ state }) => state === 'settled');
  return met ? (named[0] ?? null) : null;
}

function namesSomething(row: ComplexityRow, subject: PlanSubject): boolean {
  const { gateIds, principles } = namesInForce(subject.context.state.constitutions);
  if (gateIds.some((id) => namesGate(row, id))) return true;
  const numbers = new Set(principles.map(({ number }) => number?.toLowerCase()));
  if (rowNames(row).gateIds.some((id) => isImplied(id, numbers))) return true;
  const { otherViolations } = checkOf(subject);
  return [...subject.layers.map(({ document }) => document.principles), otherViolations.map(standIn)].some(
    (known) => principleOfRow(row, known) !== null,
  );
}

/** Gates that no block declares: the attestation of a principle without gates, and the plan's own. */
function isImplied(id: string, numbers: ReadonlySet<string | undefined>): boolean {
  const [lead = '', kind = ''] = id.toLowerCase().split('.');
  return (kind === 'attestation' || kind === 'plan') && numbers.has(lead);
}

/** Everything that the constitutions of a workspace let a row name: a plan may waive for any of its projects. */
const namesInForce = memoize((layers: readonly ConstitutionLayer[]) => {
  const principles: Principle[] = layers.flatMap((layer) => [
    ...(readLayer(layer)?.document.principles ?? []),
  ]);
  return { principles, gateIds: principles.flatMap(({ gates }) => gates.map(({ id }) => id)) };
});
