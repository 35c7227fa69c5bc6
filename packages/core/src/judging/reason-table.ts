import { GATE_REASONS } from '../gates/gate-reasons.js';
import { reasons } from './reasons.js';

/** Every reason code that Plangate can give, in the order of the reference. */
export const REASONS: typeof GATE_REASONS & typeof reasons = { ...GATE_REASONS, ...reasons };
