/** Kinds that the design names and that this version cannot judge: a block that uses one must not pass unseen. */
export const FUTURE_GATE_KINDS = ['trace'] as const;
