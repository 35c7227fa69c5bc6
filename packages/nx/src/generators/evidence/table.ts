import { inColumns } from '../../workspace/columns.js';
import type { EvidencePlan, EvidenceRow } from './plan-evidence.js';

const HEAD = ['Project', 'Target', 'Tool', 'Writes now', 'Changes'] as const;

/** What is to be done as a table, a line for each target with its tool. */
export function tableOf({ rows }: EvidencePlan): readonly string[] {
  return inColumns([HEAD, ...rows.map(cellsOf)]);
}

function cellsOf({ project, target, tool, writes, changes, byHand }: EvidenceRow): string[] {
  const todo = [...changes, ...(byHand.length > 0 ? ['by hand, see below'] : [])];
  return [
    project,
    target ?? '-',
    tool.title,
    writes ?? 'nothing',
    todo.length === 0 ? 'none' : todo.join(', '),
  ];
}
