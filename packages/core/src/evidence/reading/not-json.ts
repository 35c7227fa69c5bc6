import { jsonFault } from './json-fault.js';
import { unreadable } from './read-problem.js';
import { TextPosition } from './text-position.js';

/** What is wrong with a text that is not JSON. */
export const NOT_JSON = 'it is not JSON';

/**
 * Ends the reading of a text that `JSON.parse` refuses, with the place of the fault. The text itself is not quoted, because it
 * may hold anything.
 * @param start where the text begins in the report
 */
export function notJson(text: string, start = new TextPosition()): never {
  const fault = jsonFault(text) ?? text.length;
  return unreadable(fault < text.length ? NOT_JSON : 'only part of it was written', start.ahead(text, fault));
}
