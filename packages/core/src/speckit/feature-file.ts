import { parseJsonObject } from './read-json.js';

/** Where Spec Kit keeps which feature is worked on, below its root. */
export const FEATURE_FILE = 'feature.json';

const KEY = 'feature_directory';

/** The directory that a feature.json names, as it is written there; null when it names none. */
export function readFeatureFile(text: string): string | null {
  const value = parseJsonObject(text)?.[KEY];
  return typeof value === 'string' && value !== '' ? value : null;
}

/**
 * The text of a feature.json that names a directory. Of a file that is there only the value of its one key changes; other
 * keys, their order, line ends and a byte order mark stay.
 * @param text the file as it is; null when there is none
 * @returns null when the file is no JSON object, which only a person can mend
 */
export function writeFeatureFile(text: string | null, directory: string): string | null {
  if (text === null) return `${JSON.stringify({ [KEY]: directory })}\n`;
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const body = text.slice(mark.length);
  const before = parseJsonObject(body);
  if (before === null) return null;
  if (before[KEY] === directory) return text;
  const value = JSON.stringify(directory);
  const place = valueOfKey(body);
  const written =
    place === null
      ? withFirstKey(body, value)
      : `${body.slice(0, place.from)}${value}${body.slice(place.to)}`;
  return readFeatureFile(written) === directory ? `${mark}${written}` : null;
}

function withFirstKey(body: string, value: string): string {
  const open = body.indexOf('{') + 1;
  const space = /^\s*/.exec(body.slice(open))?.[0] ?? '';
  const isEmpty = body.charAt(open + space.length) === '}';
  return `${body.slice(0, open)}${isEmpty ? '' : space}"${KEY}": ${value}${isEmpty ? '' : ','}${body.slice(open)}`;
}

/** Where the value of the key stands in the text of a JSON object; the last one counts, as JSON readers have it. */
function valueOfKey(body: string): { from: number; to: number } | null {
  let found: { from: number; to: number } | null = null;
  let depth = 0;
  let start = -1;
  for (const token of body.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const end = token.index + token[0].length;
    if (start >= 0 && depth === 1 && (token[0] === ',' || token[0] === '}')) {
      found = { from: start, to: start + body.slice(start, token.index).trimEnd().length };
      start = -1;
    }
    if (/^[{[]$/.test(token[0])) depth += 1;
    if (/^[}\]]$/.test(token[0])) depth -= 1;
    const colon =
      depth === 1 && start < 0 && isKey(token[0]) ? /^\s*:\s*/.exec(body.slice(end, end + 1000)) : null;
    if (colon !== null) start = end + colon[0].length;
  }
  return found;
}

function isKey(token: string): boolean {
  return token.startsWith('"') && JSON.parse(token) === KEY;
}
