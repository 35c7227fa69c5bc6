import { shown } from './values.js';
import { unreadable } from './read-problem.js';

/**
 * Parses a part of a JSON document in which no object has a key twice. Of two values of one key `JSON.parse` takes the last, and
 * another reader the first, so what the document says of it is open.
 *
 * @param broken ends the reading of a text that cannot be parsed
 */
export function parseUnambiguous(text: string, broken: () => never): unknown {
  const value = parsed(text, broken);
  if (typeof value === 'object' && value !== null && keysWritten(text) !== keysIn(value)) {
    unreadable(`an object of it has the key ${shown(keyGivenTwice(text) ?? '')} twice`);
  }
  return value;
}

/** The engine's own message can quote the report, so it is not passed on. */
function parsed(text: string, broken: () => never): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return broken();
  }
}

/** How many keys the objects of a parsed value have. */
function keysIn(root: object): number {
  let keys = 0;
  const open: object[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const values: readonly unknown[] = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) keys += values.length;
    for (const value of values) if (typeof value === 'object' && value !== null) open.push(value);
  }
  return keys;
}

/** How many keys a JSON text writes: outside texts, each has a colon of its own. */
function keysWritten(text: string): number {
  let keys = 0;
  let at = 0;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return keys;
    at = endOfText(text, quote) + 1;
    while (isSpace(text.charCodeAt(at))) at += 1;
    if (text.charCodeAt(at) === COLON) keys += 1;
  }
}

const COLON = 58;
const BACKSLASH = 92;

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** Where the text that begins at a quote ends, in valid JSON. */
function endOfText(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = end;
    while (text.charCodeAt(escapes - 1) === BACKSLASH) escapes -= 1;
    if ((end - escapes) % 2 === 0) return end;
  }
  return text.length;
}

/** The first key that an object of a valid JSON text has twice. */
function keyGivenTwice(text: string): string | null {
  const open: (Set<string> | null)[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '{') open.push(new Set());
    else if (char === '[') open.push(null);
    else if (char === '}' || char === ']') open.pop();
    else if (char === '"') {
      const end = endOfText(text, at);
      let after = end + 1;
      while (isSpace(text.charCodeAt(after))) after += 1;
      if (text.charCodeAt(after) === COLON) {
        const key = String(JSON.parse(text.slice(at, end + 1)));
        const known = open.at(-1);
        if (known?.has(key) === true) return key;
        known?.add(key);
      }
      at = end;
    }
  }
  return null;
}
