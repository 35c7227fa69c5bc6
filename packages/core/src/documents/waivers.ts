import { anyOf } from '../languages/words.js';
import type { Table } from 'mdast';
import type { WaiversDocument } from '../model/documents.js';
import type { Finding } from '../model/finding.js';
import type { ComplexityRow } from '../model/plan.js';
import { plainText, startOf } from '../markdown/syntax-tree.js';
import { readComplexityTable, tablesInForce } from './plan/complexity.js';
import { openDocument } from '../markdown/document.js';

/** Longer files of waivers are not read. */
const MAX_WAIVERS_LENGTH = 128 * 1024;
/** More waivers than a workspace can mean. */
const MAX_ROWS = 2000;

/**
 * Reads `.specify/memory/waivers.md`: the rows of its tables that have a Violation column, in any order and language of
 * headers. A table without such a column is a finding, since its rows waive nothing. Tables below headings such as "Rejected" or
 * "Examples" are left out. Never throws.
 */
export function readWaivers(text: string): WaiversDocument {
  if (text.length > MAX_WAIVERS_LENGTH) {
    return unreadable(`the file is longer than ${String(MAX_WAIVERS_LENGTH / 1024)} KiB`);
  }
  const open = openDocument(text);
  if (!open.ok) return unreadable('it is a binary file');
  const conflict = open.conflicts[0];
  if (conflict !== undefined) return unreadable('a merge conflict is left in it', conflict.position);
  const parsed = open.parse();
  if (parsed === null) return unreadable('it is nested too deeply');
  const tables = tablesInForce(parsed.outline);
  const read = tables.map((table) => ({ table, rows: readComplexityTable(table) }));
  return {
    rows: read
      .flatMap(({ rows }) => rows ?? [])
      .filter(saysSomething)
      .slice(0, MAX_ROWS),
    findings: [
      ...open.findings,
      ...parsed.findings,
      ...read.flatMap(({ table, rows }) => (rows === null ? [unknownTable(table)] : [])),
    ],
  };
}

/** Header-only tables and rows of dashes ("—", "none") say that there is nothing to waive. */
function saysSomething({ violation, why, alternative }: ComplexityRow): boolean {
  const said = [why, alternative].some((cell) => !isBlank(cell));
  return !isBlank(violation) || said;
}

const BLANK = new RegExp(`^[\\s—–\\-(*_]*(?:${anyOf(({ ledger }) => ledger.blank)})?[\\s—–\\-)*_.]*$`, 'iu');

function isBlank(cell: string): boolean {
  return BLANK.test(cell);
}

function unknownTable(table: Table): Finding {
  const columns = table.children[0]?.children.map((cell) => plainText(cell)).join(' | ') ?? '';
  return {
    reason: 'waiver-table-unknown',
    args: { columns: columns.slice(0, 200) },
    position: startOf(table),
  };
}

function unreadable(problem: string, position: Finding['position'] = null): WaiversDocument {
  return { rows: [], findings: [{ reason: 'waivers-unreadable', args: { problem }, position }] };
}
