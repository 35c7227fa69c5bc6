/** A key that a mapping has twice, and where it is written again. */
export interface DuplicateKey {
  readonly key: string;
  readonly offset: number;
}

/**
 * The first key that a mapping of a JSON text has twice; null when there is none. `JSON.parse` keeps the last one in silence.
 *
 * @param json a text that `JSON.parse` takes
 */
export function duplicateKey(json: string): DuplicateKey | null {
  const open: (Set<string> | null)[] = [];
  for (const { 0: token, index } of json.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else {
      const known = open.at(-1);
      if (known === undefined || known === null || !isKey(json, index + token.length)) continue;
      const key = JSON.parse(token) as string;
      if (known.has(key)) return { key, offset: index };
      known.add(key);
    }
  }
  return null;
}

/** A string, or a mark that opens or closes a mapping or a list. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g;

function isKey(json: string, end: number): boolean {
  let at = end;
  while (' \t\r\n'.includes(json.charAt(at)) && at < json.length) at += 1;
  return json.charAt(at) === ':';
}
