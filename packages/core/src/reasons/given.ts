import type { Violation } from '../model/baseline.js';
import type { ReasonArgs, ReasonCode, ReasonGiven } from '../model/reason.js';
import { sanitize } from '../base/sanitize.js';

/** A reason code with its arguments. */
export function given<Code extends ReasonCode>(reason: Code, args: ReasonArgs[Code]): ReasonGiven {
  // The parameters tie the code to its arguments; TypeScript does not see that the pair is a member of the union.
  return { reason, args } as ReasonGiven;
}

/** The reason of a finding or an outcome, without what else that says. */
export function givenOf({ reason, args }: ReasonGiven): ReasonGiven {
  return given(reason, args);
}

/** Characters of a key; what is beyond says nothing new. */
const MAX_KEY = 300;

/** A violation that occurs `value` times; once where it is either present or not. */
export function violation(reason: ReasonCode, parts: readonly string[], value = 1): Violation {
  return { key: violationKey(reason, parts), value, better: 'lower' };
}

/** The key of a violation: one line of bounded length. */
export function violationKey(reason: ReasonCode, parts: readonly string[]): string {
  const key = [reason, ...parts].map((part) => sanitize(part).replace(/\s+/g, ' ').trim()).join(' ');
  return [...key].slice(0, MAX_KEY).join('').trim();
}
