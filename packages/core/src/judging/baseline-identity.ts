import type { GateOutcome } from '../gates/define-gate.js';
import type { Violation } from '../model/baseline.js';
import type { ReasonCode } from '../reasons/reasons.js';
import { sanitize } from '../base/sanitize.js';

/** Characters of a key; what is beyond says nothing new. */
const MAX_KEY = 300;

/**
 * Arguments of reasons that change without the violation becoming another one: what was found instead, explanations,
 * suggestions, and what the subject or the gate says already. Any other text is part of the identity.
 */
const VOLATILE: ReadonlySet<string> = new Set([
  'actual',
  'cells',
  'example',
  'expected',
  'failed',
  'feature',
  'first',
  'found',
  'known',
  'looked',
  'matchers',
  'nearest',
  'owner',
  'place',
  'problem',
  'project',
  'received',
  'status',
  'task',
  'until',
  'verdict',
  'why',
]);

/** Reports that are not there, say nothing, or are not known to be the project's own: what the gate asks for is open. */
const UNPROVEN: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'evidence-missing',
  'evidence-no-outputs',
  'evidence-empty',
  'evidence-foreign',
  'evidence-unnamed-suites',
  'evidence-search-limited',
]);

/** What no baseline accepts: it says nothing of the project, only that this run or a file is broken. */
const BROKEN: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'evidence-unreadable',
  'evidence-contradiction',
  'target-not-run',
]);

/** Outcomes beside which nothing else of the gate was looked at. */
const UNDECIDED: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'target-missing',
  'plan-missing',
  'plan-pending',
  'plan-document-unreadable',
  'plan-not-written',
]);

/** How far an outcome can stand in a baseline: as a rule, only when asked for, or never. */
export function recordability({ reason }: Pick<GateOutcome, 'reason'>): 'always' | 'unproven' | 'never' {
  if (BROKEN.has(reason)) return 'never';
  return UNPROVEN.has(reason) ? 'unproven' : 'always';
}

/** Whether an outcome leaves open if what the gate said before still holds. */
export function leavesOpen(outcome: Pick<GateOutcome, 'reason'>): boolean {
  return UNDECIDED.has(outcome.reason) || recordability(outcome) !== 'always';
}

/**
 * The violations that a failing outcome stands for: those it names itself, else one made of its reason and what the reason
 * speaks of. What a gate found counts where it does not name its violations, so that finding something else is another one.
 * @param root directory of the project or feature; documents in it are named relative to it
 */
export function violationsOf(outcome: GateOutcome, kind: string, root: string): readonly Violation[] {
  if (outcome.violations !== undefined) return outcome.violations;
  const { reason, args, location, actual } = outcome;
  const named = Object.entries(args ?? {}).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'string' && !VOLATILE.has(name) ? [relative(value, root)] : [],
  );
  const ofDocuments = kind === 'plan' || kind === 'attestation' || kind === 'waivers';
  const document = ofDocuments && location !== null ? [relative(location.file, root)] : [];
  const found = ofDocuments || actual === null ? [] : [actual];
  return [violation(reason, [...new Set([...document, ...named, ...found])])];
}

/** A violation that is there or not, or occurs `value` times. */
export function violation(reason: ReasonCode, parts: readonly string[], value = 1): Violation {
  return { key: keyOf(reason, parts), value, better: 'lower' };
}

/** The key of a violation: one line of bounded length. */
export function keyOf(reason: ReasonCode, parts: readonly string[]): string {
  const key = [reason, ...parts].map((part) => sanitize(part).replace(/\s+/g, ' ').trim()).join(' ');
  return [...key].slice(0, MAX_KEY).join('').trim();
}

function relative(text: string, root: string): string {
  return root !== '.' && text.startsWith(`${root}/`) ? text.slice(root.length + 1) : text;
}
