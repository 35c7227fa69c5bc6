import type { GateVerdict, Verdict } from './verdict.js';

/** From the word that decides first to the one that decides last. */
export const BY_WEIGHT: readonly Verdict[] = ['fail', 'pending', 'waived', 'pass', 'skipped'];

/**
 * The verdict over all gates of a project or feature. A failure outweighs everything, then what is still pending,
 * then what passes only by a waiver; `skipped` means that no gate applies. Gates whose status is `evaluated` only
 * report: where nothing else was judged, the whole is `skipped`. Nothing judged at all is a failure. The only verdict that
 * makes a run fail is `fail`.
 */
export function overall(gates: readonly Pick<GateVerdict, 'status' | 'verdict'>[]): Verdict {
  if (gates.length === 0) return 'fail';
  const said = new Set<Verdict>();
  for (const { status, verdict } of gates) if (status === 'enforced') said.add(verdict);
  return BY_WEIGHT.find((verdict) => said.has(verdict)) ?? 'skipped';
}
