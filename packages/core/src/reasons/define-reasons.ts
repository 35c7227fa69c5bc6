import type { Reason } from '../model/reason.js';

/** Keeps the argument types of each code apart while checking its shape. */
export function defineReasons<const Reasons extends Readonly<Record<string, Reason<never>>>>(
  reasons: Reasons,
): Reasons {
  return reasons;
}
