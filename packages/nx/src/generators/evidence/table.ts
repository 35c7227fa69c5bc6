import type { EvidencePlan, EvidenceRow } from './plan-evidence.js';

const HEAD = ['Project', 'Target', 'Tool', 'Writes now', 'Changes'] as const;

/** What is to be done as a table, a line for each target with its tool. */
export function tableOf({ rows }: EvidencePlan): readonly string[] {
  const lines = [[...HEAD], ...rows.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
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
