import { unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';
import { JsonSplitter } from './json-splitter.js';

/** Where a value stands: the keys and indexes that lead to it. */
export type JsonPath = readonly (string | number)[];

/** Takes a JSON document apart, so that only one member of its large lists is in memory at a time. */
export interface JsonMembers {
  /** Whether the members of the container at this path are to come one by one. */
  splits(path: JsonPath): boolean;
  /** A container that is split begins. */
  begin?(path: JsonPath, container: 'object' | 'array'): void;
  /** A member of a split container, or the whole document when it is not split. */
  member(path: JsonPath, value: unknown): void;
}

/** Up to this length a document is parsed as a whole, which is faster; a bomb of this size does no harm. */
const MAX_WHOLE_LENGTH = 1024 * 1024;

/** Reads a JSON document member by member. Ends in a `ReportProblem` when it is not JSON. */
export function readJson(source: ReportSource, members: JsonMembers): void {
  const splitter = new JsonSplitter(members);
  for (const piece of source.pieces()) {
    if (source.held && piece.length <= MAX_WHOLE_LENGTH) return takeApart(parseJson(piece), members);
    splitter.write(piece);
  }
  splitter.end();
}

/** Parses JSON text; the engine's own message can quote the report, so it is not passed on. */
function parseJson(text: string): unknown {
  if (text.trim() === '') unreadable('it is empty');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadable('it is not JSON, or only part of it was written');
  }
}

function takeApart(document: unknown, members: JsonMembers): void {
  const visit = (value: unknown, path: JsonPath): void => {
    if (typeof value !== 'object' || value === null || !members.splits(path)) {
      members.member(path, value);
      return;
    }
    const list = Array.isArray(value);
    members.begin?.(path, list ? 'array' : 'object');
    if (list) value.forEach((item: unknown, index) => visit(item, [...path, index]));
    else for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  visit(document, []);
}
