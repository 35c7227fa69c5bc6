import type { PlanDocument } from '@plangate/core';
import { STACKS } from './index.js';
import type { Stack } from './stack.js';

/** The default stack. */
export function defaultStack(): Stack {
  const stack = STACKS.find(({ isDefault }) => isDefault) ?? STACKS[0];
  if (stack === undefined) throw new Error('No language stack is there.');
  return stack;
}

/** The stack for a root that a plan draws; the preferred one if several match; null if none does. */
export function claimingStack(root: string, plan: PlanDocument, preferred: Stack): Stack | null {
  const others = STACKS.filter((stack) => stack !== preferred);
  return [preferred, ...others].find((stack) => stack.claims(root, plan)) ?? null;
}

/** The names of the languages of all stacks, as a list in a sentence. */
export function languages(): string {
  return STACKS.map(({ language }) => language).join(' or ');
}
