import { anyOf } from '../../../languages/words.js';
import { isNoViolation, gateIdsIn, principleOfRow } from '../../../waivers/rows.js';
import {
  faultsOfCells,
  faultsOfMentions,
  faultsOfScope,
  isShapedLikeId,
  namesSomething,
  type Nameable,
} from '../../../waivers/row-faults.js';
import { nameableIn } from '../../../waivers/shared-ledger.js';
import { readCell } from '../../../waivers/cell.js';
import type { Principle } from '../../../model/constitution.js';
import type { ComplexityRow } from '../../../model/plan.js';
import type { ReasonGiven } from '../../../model/reason.js';
import { locate } from '../../../model/position.js';
import { principleLabel } from '../../../principles/principle-label.js';
import { outcome, type RuleOutcome } from '../../rule-outcome.js';
import type { PlanRule } from '../define-rule.js';
import { checkOf, type PlanSubject } from '../plan-subject.js';
import { standIn } from './principles-rule.js';

/**
 * Each waiver must give both reasons, must not have ended, and must name a gate or principle in force. A waiver for a whole
 * principle fails if the Constitution Check says the principle is met. Waivers for gates that pass are reported by
 * `staleRows`. In a finished feature, what a row names is not checked.
 */
export const waiversRule: PlanRule = {
  name: 'waivers',
  afterwards: true,
  judge: (subject) =>
    subject.plan.complexity.rows
      .filter((row) => !isNoViolation(row))
      .flatMap((row) => [...judgeCells(row, subject), ...judgeNames(row, subject)]),
};

function judgeCells(row: ComplexityRow, { feature, context }: PlanSubject): RuleOutcome[] {
  const location = locate(feature.plan.file, row.position);
  return faultsOfCells(row, context.today).map((fault) =>
    fault.reason === 'waiver-expired' || fault.reason === 'waiver-end-unclear'
      ? outcome(fault, location, { expected: `a date from ${context.today} on`, actual: row.until ?? '' })
      : outcome(fault, location),
  );
}

function judgeNames(row: ComplexityRow, subject: PlanSubject): RuleOutcome[] {
  if (subject.history) return [];
  const location = locate(subject.feature.plan.file, row.position);
  const nameable = nameableBy(subject);
  const scope = faultsOfScope(row, nameable);
  if (!namesSomething(row, nameable)) {
    if (isNote(row)) return [];
    const mentioned = faultsOfMentions(row, nameable);
    const nothing: ReasonGiven = { reason: 'waiver-names-nothing', args: { row: row.violation } };
    return [...(mentioned.length > 0 ? mentioned : [nothing]), ...scope].map((fault) =>
      outcome(fault, location),
    );
  }
  const kept = keptPrinciple(row, subject);
  const args = { row: row.violation, principle: kept === null ? '' : principleLabel(kept) };
  return [
    ...scope.map((fault) => outcome(fault, location)),
    ...(kept === null
      ? []
      : [outcome({ reason: 'waiver-without-violation', args }, location, { principle: args.principle })]),
  ];
}

/** What a row of a plan can name: also gates that its own check invents, and projects that it is going to make. */
function nameableBy(subject: PlanSubject): Nameable {
  const { context, plan, layers } = subject;
  const { gateIds, subjects } = nameableIn(context.state);
  const { otherViolations } = checkOf(subject);
  const planned = plan.layout.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  return {
    gateIds,
    principles: [...layers.map(({ document }) => document.principles), otherViolations.map(standIn)],
    subjects: new Set([...subjects, ...planned]),
  };
}

const NAMES_PRINCIPLE = new RegExp(
  `(?<!\\p{L})(?:${anyOf(({ ledger }) => ledger.principle)})(?!\\p{L})|§`,
  'iu',
);

/**
 * Whether a row is about neither a gate nor a principle in any form ("Repository pattern", "4th project"), as most tables
 * do: it notes complexity, and waives nothing. A word that looks like a gate or a principle is always read as one.
 */
function isNote(row: ComplexityRow): boolean {
  if (gateIdsIn(row).length > 0) return false;
  const { text, scope } = readCell(row.violation);
  const isNumbered = /^(?:[IVXLC]{1,8}|\d{1,3})(?:[.:)]|$)/u.test(text);
  return text !== '' && scope === null && !isShapedLikeId(text) && !isNumbered && !NAMES_PRINCIPLE.test(text);
}

/** The principle that a row names as a whole although the plan's own check says that it is met. */
function keptPrinciple(row: ComplexityRow, subject: PlanSubject): Principle | null {
  const named = subject.layers.flatMap(({ document }) => principleOfRow(row, document.principles) ?? []);
  const checked = checkOf(subject).principles.filter(({ principle }) => named.includes(principle));
  const met = checked.length > 0 && checked.every(({ state }) => state === 'settled');
  return met ? (named[0] ?? null) : null;
}
