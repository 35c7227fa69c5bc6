import { readDrawing, type DrawnLine } from '../../documents/plan/tree/drawing.js';
import { fenceOf, readLines } from '../../markdown/source-lines.js';
import type { Range } from '../../markdown/withdrawn.js';
import type { Mention } from './mentions.js';

/** Literals before one that are joined to a path, and characters that are looked at for them. */
const MAX_PARTS = 12;
const MAX_BEFORE = 600;
/** Characters of a drawn tree that are looked at. */
const MAX_TREE = 20_000;

/**
 * The parts of a path before a name that is a literal of its own: `specs` for `join(root, 'specs', '001-pay')`, also over several
 * lines and with `/` between the literals. Empty where it is not such a literal.
 */
export function literalsBefore(text: string, { start, end }: Mention): string[] {
  const quote = text.charAt(start - 1);
  if (!isQuote(quote) || text.charAt(end) !== quote) return [];
  const parts: string[] = [];
  let rest = text.slice(Math.max(0, start - MAX_BEFORE), start - 1);
  while (parts.length < MAX_PARTS) {
    rest = rest.replace(/[\s,/+]+$/, '');
    const last = rest.charAt(rest.length - 1);
    const opening = isQuote(last) ? rest.lastIndexOf(last, rest.length - 2) : -1;
    const part = opening === -1 ? '' : rest.slice(opening + 1, -1);
    if (part === '' || /[\r\n]/.test(part)) break;
    parts.unshift(part);
    rest = rest.slice(0, opening);
  }
  return parts;
}

function isQuote(character: string): boolean {
  return character === "'" || character === '"' || character === '`';
}

/** The directories that a tree draws above a name, outermost first; empty where the name is not an entry of a tree. */
export function drawnAbove(text: string, { start }: Mention, [blockStart]: Range): string[] {
  const before = text.slice(Math.max(blockStart, start - MAX_TREE), start);
  const drawn = readLines(`${before}x`)
    .filter((line) => fenceOf(line.text) === null)
    .map((line) => readDrawing(line, false))
    .filter((line): line is DrawnLine => line !== null);
  const own = drawn.pop();
  if (own?.text !== 'x') return [];
  const above: string[] = [];
  let indent = own.indent;
  for (const line of drawn.reverse()) {
    if (line.indent >= indent) continue;
    indent = line.indent;
    above.unshift(nameOfEntry(line.text));
  }
  return above.filter((name) => name !== '');
}

function nameOfEntry(text: string): string {
  return (/^[^\s#]+/.exec(text)?.[0] ?? '').replace(/\/+$/, '');
}
