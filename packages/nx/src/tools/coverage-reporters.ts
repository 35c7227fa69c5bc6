/**
 * Reporters of Istanbul, which Jest and Vitest have, that say which lines ran; the first one is added where a list has none of them.
 * `json-summary` has totals alone, and a gate that judges the lines of a change cannot be decided by them.
 */
export const LINE_REPORTERS = ['json', 'lcov', 'lcovonly', 'cobertura', 'clover'] as const;

/** What a list of reporters gets besides others: nothing, or a reporter with lines. */
export function addedForLines(needsLines: boolean): readonly string[] {
  return needsLines ? [LINE_REPORTERS[0]] : [];
}

/** The options of a command line that replace the list of a configuration. */
export function overrulingReporters(option: string, needsLines: boolean) {
  const totals = { option, readable: ['json-summary', 'json'], added: 'json-summary' };
  return needsLines ? [totals, { option, readable: LINE_REPORTERS, added: LINE_REPORTERS[0] }] : [totals];
}
