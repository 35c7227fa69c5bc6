import type { JsonMembers, JsonPath } from './json-members.js';
import { notJson } from './not-json.js';
import { unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';
import { parseUnambiguous } from './json-keys.js';
import { asObject, type JsonObject } from './values.js';
import { JsonSplitter } from './json-splitter.js';

/** Up to this length a document is parsed as a whole, which is faster; a bomb of this size does no harm. */
const MAX_WHOLE_LENGTH = 1024 * 1024;

/** Reads a JSON document member by member. Ends in a `ReportProblem` when it is not JSON or an object of it has a key twice. */
export function readJson(source: ReportSource, members: JsonMembers): void {
  const splitter = new JsonSplitter(members);
  for (const piece of source.pieces()) {
    if (source.held && piece.length <= MAX_WHOLE_LENGTH) return takeApart(parseJson(piece), members);
    splitter.write(piece);
  }
  splitter.end();
}

function parseJson(text: string): unknown {
  if (text.trim() === '') unreadable('it is empty');
  return parseUnambiguous(text, () => notJson(text));
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

/**
 * Reads a JSON document that is one object, small enough to be held. Ends in a `ReportProblem` when it is anything else.
 * @param what the report that it has to be, for messages ("the report of oha")
 */
export function readJsonObject(source: ReportSource, what: string): JsonObject {
  let document: unknown = null;
  readJson(source, {
    splits: () => false,
    member: (_, value) => {
      document = value;
    },
  });
  return asObject(document) ?? unreadable(`it is not ${what}`);
}
