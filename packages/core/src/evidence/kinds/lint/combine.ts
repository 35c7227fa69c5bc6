import type { Reports } from '../../define-evidence-kind.js';
import { recordOf } from './collect-messages.js';
import type { LintEvidence } from './lint-evidence.js';

const MAX_MESSAGES = 1_000;

/** Puts lint reports together: each is of a tool of its own, so their counts are added. */
export function combineLint(reports: Reports<LintEvidence>): LintEvidence {
  const [first, second] = reports;
  if (second === undefined) return first.evidence;
  const rules = new Map<string, { errors: number; warnings: number }>();
  const all = reports.map(({ evidence }) => evidence);
  for (const evidence of all) {
    for (const [rule, counts] of Object.entries(evidence.rules)) {
      const known = rules.get(rule) ?? { errors: 0, warnings: 0 };
      rules.set(rule, { errors: known.errors + counts.errors, warnings: known.warnings + counts.warnings });
    }
  }
  return {
    kind: 'lint',
    errors: all.reduce((sum, { errors }) => sum + errors, 0),
    warnings: all.reduce((sum, { warnings }) => sum + warnings, 0),
    messages: all.flatMap(({ messages }) => messages).slice(0, MAX_MESSAGES),
    rules: recordOf(rules),
    files: [...new Set(all.flatMap(({ files }) => files))],
  };
}
