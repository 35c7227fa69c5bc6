import type { BaselineViolations } from '../model/baseline.js';

/** The baseline file: one line for each violation, sorted as given, with a line end at its end. */
export function renderBaseline(violations: BaselineViolations): string {
  return `${JSON.stringify({ schemaVersion: 1, violations }, null, 2)}\n`;
}
