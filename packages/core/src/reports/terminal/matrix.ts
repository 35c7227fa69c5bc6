import type { GateVerdict, ProjectVerdict, Verdict } from '../../model/verdict.js';
import type { RenderOptions } from '../define-report.js';
import { heaviest } from '../summary.js';
import { printable, SYMBOLS } from './symbols.js';
import { renderTable, type Cell } from './table.js';

/**
 * A table of projects and gates: one row per verdict in the order given, one column per gate id in the order
 * seen, `·` where a project has no such gate, `(fail)` in brackets where the gate only evaluates. Ends with a line end.
 */
export function renderMatrix(verdicts: readonly ProjectVerdict[], options: RenderOptions = {}): string {
  const ids = [...new Set(verdicts.flatMap(({ gates }) => gates.map(({ id }) => id)))];
  const header = ['project', 'verdict', ...ids.map(printable)].map((text): Cell => ({ text, verdict: null }));
  const rows = verdicts.map((verdict): Cell[] => {
    const gates = new Map<string, GateVerdict[]>();
    for (const gate of verdict.gates) {
      const entries = gates.get(gate.id);
      if (entries === undefined) gates.set(gate.id, [gate]);
      else entries.push(gate);
    }
    return [
      { text: printable(verdict.project), verdict: null },
      cell(verdict.verdict),
      ...ids.map((id) => gateCell(gates.get(id) ?? [])),
    ];
  });
  return renderTable([header, ...rows], options);
}

function cell(verdict: Verdict): Cell {
  return { text: `${SYMBOLS[verdict]} ${verdict}`, verdict };
}

function gateCell(gates: readonly GateVerdict[]): Cell {
  const word = heaviest(gates);
  if (word === null) return { text: '·', verdict: null };
  const evaluated = gates.every((gate) => gate.status === 'evaluated');
  return evaluated ? { text: `(${word})`, verdict: 'skipped' } : cell(word);
}
