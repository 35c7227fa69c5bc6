import { sanitize } from '../../base/sanitize.js';
import { exitCodeOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import type { GateVerdict, ProjectVerdict } from '../../model/verdict.js';
import { notJudged } from '../summary.js';

/** For spreadsheets and scripts: a row for each gate of each project or feature. */
export const csvReport: ReportFormat = {
  title: 'CSV',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.csv', text: rowsOf(report).map(record).join('') }],
    exitCode: exitCodeOf(report),
  }),
};

type Row = readonly (string | number | null)[];

const COLUMNS: Row = [
  ...['project', 'root', 'gate', 'principle', 'kind', 'status', 'verdict', 'reason', 'message', 'fix'],
  ...['expected', 'actual', 'file', 'line', 'column', 'waiver', 'waived until'],
];

/** What was not judged is a row with a verdict that no gate has. */
function rowsOf(report: WorkspaceReport): Row[] {
  return [
    COLUMNS,
    ...report.verdicts.flatMap((verdict) => verdict.gates.map((gate) => rowOf(verdict, gate))),
    ...notJudged(report).map(({ name, text }): Row => {
      const cells = new Map<string, string>([
        ['project', name],
        ['verdict', 'not judged'],
        ['message', text],
      ]);
      return COLUMNS.map((column) => cells.get(String(column)) ?? null);
    }),
  ];
}

function rowOf({ project, root }: ProjectVerdict, gate: GateVerdict): Row {
  const { location, waiver } = gate;
  return [
    ...[project, root, gate.id, gate.principle, gate.kind, gate.status, gate.verdict, gate.reason],
    ...[gate.message, gate.fix, gate.expected, gate.actual],
    ...[location?.file ?? null, location?.line ?? null, location?.column ?? null],
    ...[waiver?.why ?? null, waiver?.until ?? null],
  ];
}

/** A record of RFC 4180. */
function record(row: Row): string {
  return `${row.map(cell).join(',')}\r\n`;
}

/** What a spreadsheet would take for a formula, also behind spaces and in full width. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = sanitize(value);
  const inert = FORMULA.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
