import { pattern, whole } from '../languages/words.js';
import type { RoadmapEntry } from '../model/workspace.js';

const STATUS = whole(({ features }) => features.roadmapStatus, 'i');
const SUB_SPEC = whole(({ features }) => features.roadmapSpec, 'i');
const DONE = pattern(({ features }) => features.roadmapDone, 'i');
const MAX_LINES = 5_000;
const MAX_ROWS = 500;

/**
 * The entries of a roadmap that breaks one large feature into others ("spec of specs"): the rows of a table with a column for the
 * status and one for the directory of the feature.
 */
export function readRoadmap(text: string): RoadmapEntry[] {
  const found: RoadmapEntry[] = [];
  let columns: { status: number; spec: number } | null = null;
  for (const [index, line] of text.split(/\r?\n/, MAX_LINES).entries()) {
    const cells = cellsOf(line);
    if (cells === null) columns = null;
    else if (columns === null) columns = columnsOf(cells);
    else if (columns.status >= 0 && columns.spec >= 0 && found.length < MAX_ROWS) {
      const directory = directoryIn(cells[columns.spec] ?? '');
      if (directory === null) continue;
      const [id = ''] = cells;
      const done = DONE.test(cells[columns.status] ?? '');
      found.push({ id: id.slice(0, 100), directory, done, position: { line: index + 1, column: 1 } });
    }
  }
  return found;
}

function cellsOf(line: string): string[] | null {
  const text = line.trim();
  if (!text.startsWith('|') || text.length > 2_000) return null;
  return text
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function columnsOf(header: readonly string[]): { status: number; spec: number } {
  const at = (like: RegExp): number =>
    header.findIndex((cell) => like.test(cell.replace(/[*_`]/g, '').trim()));
  return { status: at(STATUS), spec: at(SUB_SPEC) };
}

/** `specs/004-invoices/`, in backticks or as a link, or the path of a document in it. */
function directoryIn(cell: string): string | null {
  const written = /\]\(([^()\s]{1,200})\)/.exec(cell)?.[1] ?? cell.replace(/[`*]/g, '');
  const path = written
    .trim()
    .replace(/^\.\//, '')
    .replace(/\/(?:[\w-]{1,40}\.md)?$/, '');
  return /[\p{L}\p{N}]/u.test(path) &&
    /^[\w.@-]+(?:\/[\w.@-]+){0,8}$/.test(path) &&
    !path.split('/').includes('..')
    ? path
    : null;
}
