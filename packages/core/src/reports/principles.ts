import { BY_WEIGHT } from '../model/overall.js';
import type { ProjectVerdict, Verdict } from '../model/verdict.js';
import { heaviest } from './summary.js';

/** What the gates of one principle decide about a project. */
export interface PrincipleCell {
  readonly verdict: Verdict;
  /** Whether all of them only evaluate. */
  readonly evaluated: boolean;
}

/** Gates that belong to no principle. */
const NONE = 'other';

/** Verdicts with what decides first in front: those that fail, then those that are waived or open, then the rest. */
export function byWeight(verdicts: readonly ProjectVerdict[]): ProjectVerdict[] {
  const weight = ({ verdict }: ProjectVerdict): number => BY_WEIGHT.indexOf(verdict);
  return [...verdicts].sort((a, b) => weight(a) - weight(b));
}

/** The principles of all gates as their constitutions write them, in the order seen; `other` for gates of none. */
export function principlesOf(verdicts: readonly ProjectVerdict[]): string[] {
  return [...new Set(verdicts.flatMap(({ gates }) => gates.map(({ principle }) => principle ?? NONE)))];
}

/** What decides about a project under a principle: gates that are enforced before those that are not; null: it has none. */
export function cellOf({ gates }: ProjectVerdict, principle: string): PrincipleCell | null {
  const own = gates.filter((gate) => (gate.principle ?? NONE) === principle);
  const enforced = own.filter(({ status }) => status === 'enforced');
  const verdict = heaviest(enforced.length > 0 ? enforced : own);
  return verdict === null ? null : { verdict, evaluated: enforced.length === 0 };
}
