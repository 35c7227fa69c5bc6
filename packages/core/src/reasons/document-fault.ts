import { NO_DETAILS, type JudgedEntry } from '../model/outcome.js';
import type { Location } from '../model/position.js';
import type { ReasonGiven } from '../model/reason.js';
import { givenOf } from './given.js';

/** The documents of a workspace whose own faults fail what they govern. */
export type GoverningDocument = 'constitution' | 'waivers' | 'baseline';

/** An entry for a fault of a governing document. It belongs to no gate, and nothing waives it. */
export function documentFault(
  document: GoverningDocument,
  reason: ReasonGiven,
  location: Location | null,
): JudgedEntry {
  const outcome = { ...NO_DETAILS, ...givenOf(reason), verdict: 'fail', location } as const;
  const entry = { principle: null, status: 'enforced', advice: null, waivable: false } as const;
  return { ...entry, id: document, kind: document, outcome };
}
