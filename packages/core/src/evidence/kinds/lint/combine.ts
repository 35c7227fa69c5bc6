import type { Reports } from '../../define-evidence-kind.js';
import { LintCounts, MAX_MESSAGES, totalOf } from './collect-messages.js';
import type { LintEvidence } from './lint-evidence.js';

/** Puts lint reports together: each is of a tool of its own, so their counts are added. */
export function combineLint(reports: Reports<LintEvidence>): LintEvidence {
  const [first, second] = reports;
  if (second === undefined) return first.evidence;
  const all = reports.map(({ evidence }) => evidence);
  const sum = new LintCounts();
  for (const count of all.flatMap(({ counts }) => counts)) sum.add(count, count);
  const counts = sum.list();
  const tools = new Map(all.flatMap((one) => one.tools).map((tool) => [JSON.stringify(tool), tool]));
  return {
    kind: 'lint',
    ...totalOf(counts),
    messages: all.flatMap(({ messages }) => messages).slice(0, MAX_MESSAGES),
    counts,
    tools: [...tools.values()],
    rules: all.some(({ rules }) => rules === null)
      ? null
      : [...new Set(all.flatMap(({ rules }) => rules ?? []))],
    files: [...new Set(all.flatMap(({ files }) => files))],
  };
}
