import { relativeTo } from '../base/paths.js';
import { definitionOf } from '../gates/decide-gate.js';
import { GATE_KIND_NAMES } from '../model/gate-kind-names.js';
import type { Violation } from '../model/baseline.js';
import type { GateOutcome } from '../model/outcome.js';
import type { Reason } from '../model/reason.js';
import { violation } from '../reasons/given.js';
import { REASONS } from './reason-table.js';

/** Whether a baseline records an outcome: by default, only when asked, or never. */
export function recordability({ reason }: Pick<GateOutcome, 'reason'>): 'always' | 'unproven' | 'never' {
  const standing = standingOf(reason);
  if (standing === 'broken') return 'never';
  return standing === 'unproven' ? 'unproven' : 'always';
}

/** Whether an outcome leaves open if what the gate said before still holds. */
export function leavesOpen({ reason }: Pick<GateOutcome, 'reason'>): boolean {
  return standingOf(reason) !== 'violation';
}

function standingOf(code: GateOutcome['reason']) {
  const reason: Reason<never> = REASONS[code];
  return reason.severity === 'info' ? 'violation' : (reason.standing ?? 'violation');
}

/**
 * The violations that a failing outcome stands for: those it names itself, else one made of its reason and what identifies that.
 * What a gate found counts where it does not name its violations, so that finding something else is another one.
 * @param root directory of the project or feature; documents in it are named relative to it
 */
export function violationsOf(outcome: GateOutcome, kind: string, root: string): readonly Violation[] {
  if (outcome.violations !== undefined) return outcome.violations;
  const { reason, location, actual } = outcome;
  const named = identityOf(outcome).map((part) => relativeTo(part, root));
  const isOfDocuments = kind === 'waivers' || judgesFeatures(kind);
  const document = isOfDocuments && location !== null ? [relativeTo(location.file, root)] : [];
  const found = isOfDocuments || actual === null ? [] : [actual];
  return [violation(reason, [...new Set([...document, ...named, ...found])])];
}

function identityOf({ reason: code, args }: GateOutcome): readonly string[] {
  // The table ties each code to the arguments of its functions; TypeScript cannot follow that through a lookup.
  const reason = REASONS[code] as Reason<never>;
  return reason.severity === 'info' ? [] : reason.identity(args as never);
}

function judgesFeatures(kind: string): boolean {
  const known = GATE_KIND_NAMES.find((name) => name === kind);
  return known !== undefined && definitionOf(known).of === 'feature';
}
