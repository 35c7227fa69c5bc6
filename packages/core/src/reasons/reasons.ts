import { baselineReasons } from './baseline.js';
import { constitutionReasons } from './constitution.js';
import { documentReasons } from './documents.js';
import { evidenceReasons } from './evidence.js';
import { gateReasons } from './gates.js';
import { layoutReasons } from './layout.js';
import { boundaryReasons, performanceReasons } from './measures.js';
import { planReasons } from './plan.js';

/** Every reason code that Plangate can give, in the order of the reference. */
export const REASONS = {
  ...documentReasons,
  ...planReasons,
  ...layoutReasons,
  ...constitutionReasons,
  ...evidenceReasons,
  ...gateReasons,
  ...performanceReasons,
  ...boundaryReasons,
  ...baselineReasons,
};

export type ReasonCode = keyof typeof REASONS;

/** What each code's message speaks of. */
export type ReasonArgs = { readonly [Code in ReasonCode]: Parameters<(typeof REASONS)[Code]['message']>[0] };
