import type { JsonPath } from './json-members.js';
import { readJson } from './json.js';
import { unreadable } from './read-problem.js';
import type { ReportSource } from './source.js';
import { asObject, shown, type JsonObject } from './values.js';

/** A report that is one object with the list that matters among its members. */
export interface ObjectWithList {
  /** The key of the list. */
  readonly list: string;
  /** Who writes such reports, for messages. */
  readonly writer: string;
  /** Takes the items of the list, one by one. */
  item(item: JsonObject): void;
  /** Takes every other member. */
  member(key: string, value: unknown): void;
}

/** Reads such a report. Ends in a `ReportProblem` when it is not an object, lacks the list, or lists anything but objects. */
export function readObjectWithList(source: ReportSource, report: ObjectWithList): void {
  const { list, writer } = report;
  let listed = false;
  readJson(source, {
    splits: (path: JsonPath) => path.length === 0 || (path.length === 1 && path[0] === list),
    begin(path: JsonPath, container: 'object' | 'array') {
      if (path.length === 0 && container === 'array') unreadable(`it is a list, not what ${writer} writes`);
      if (path[0] === list) listed = container === 'array';
    },
    member(path: JsonPath, value: unknown) {
      const [key] = path;
      if (path.length === 2)
        report.item(asObject(value) ?? unreadable(`an entry of its "${list}" is ${shown(value)}`));
      else if (typeof key === 'string') report.member(key, value);
    },
  });
  if (!listed) unreadable(`it has no list "${list}"`);
}
