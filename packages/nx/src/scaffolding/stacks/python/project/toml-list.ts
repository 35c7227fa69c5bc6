/**
 * Adds entries to a list of strings in a TOML text, in the place where they belong by name. No other line changes.
 * @param entries requirements such as `pydantic>=2.11`
 * @returns the text unchanged if the list names all the packages already; null if the table or the list does not exist, or is
 *   not in a form that can be edited by lines
 */
export function addRequirements(
  text: string,
  { table, key }: { table: string; key: string },
  entries: readonly string[],
): string | null {
  const lines = text.split('\n');
  const header = lines.findIndex((line) => line.trim() === `[${table}]`);
  if (header === -1) return null;
  const next = lines.findIndex((line, at) => at > header && /^\s*\[/.test(line));
  const end = next === -1 ? lines.length : next;
  const start = lines.findIndex((line, at) => at > header && at < end && isKey(line, key));
  if (start === -1) return null;
  const found = listAt(lines, start);
  if (found === null) return null;
  const known = new Set(found.items.map((item) => nameOf(unquoted(item))));
  const missing = entries.filter((entry) => !known.has(nameOf(entry)));
  if (missing.length === 0) return text;
  const items = [...found.items, ...missing.map((entry) => JSON.stringify(entry))];
  const isSorted = found.items.every((item, at) => at === 0 || compare(found.items[at - 1] ?? '', item) <= 0);
  if (isSorted) items.sort(compare);
  const written = [`${key} = [`, ...items.map((item) => `    ${item},`), ']'];
  return [...lines.slice(0, start), ...written, ...lines.slice(found.end + 1)].join('\n');
}

/** `pydantic-core` of `Pydantic_Core[all]>=2`: names of packages are compared without case and separators. */
export function nameOf(requirement: string): string {
  const name = /^\s*([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(requirement)?.[1] ?? requirement;
  return name.toLowerCase().replace(/[._-]+/g, '-');
}

function isKey(line: string, key: string): boolean {
  return line.trimStart().startsWith(key) && /^\s*=\s*\[/.test(line.trimStart().slice(key.length));
}

/** The strings of the list that begins in a line; null if there is anything else in it, such as a comment or a table. */
function listAt(lines: readonly string[], start: number): { items: string[]; end: number } | null {
  const items: string[] = [];
  let rest = (lines[start] ?? '').replace(/^[^[]*\[/, '');
  for (let at = start; at < lines.length; rest = lines[++at] ?? '') {
    for (;;) {
      rest = rest.replace(/^[\s,]+/, '');
      if (rest === '') break;
      if (rest.startsWith(']')) return /^\]\s*$/.test(rest) ? { items, end: at } : null;
      const item = /^(?:"(?:[^"\\]|\\.)*"|'[^']*')/.exec(rest)?.[0];
      if (item === undefined) return null;
      items.push(item);
      rest = rest.slice(item.length);
    }
  }
  return null;
}

function unquoted(item: string): string {
  return item.slice(1, -1);
}

function compare(a: string, b: string): number {
  const [left, right] = [nameOf(unquoted(a)), nameOf(unquoted(b))];
  return left < right ? -1 : left > right ? 1 : 0;
}
