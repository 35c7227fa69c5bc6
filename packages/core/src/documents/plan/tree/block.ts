import type { SourceLine } from '../../../markdown/source-lines.js';
import { part } from '../../../base/plain-text.js';
import { hasBranch, readDrawing } from './drawing.js';
import { isLegend } from './marks.js';
import { kindByName } from './kind.js';
import { readNode } from './names.js';

/** Lines that may draw a tree. */
export interface Block {
  readonly lines: readonly SourceLine[];
  /** Whether they are in a block quote. */
  readonly quoted: boolean;
  /** Lines of a list that name no path. */
  readonly unread?: readonly SourceLine[];
}

/** Lines that are looked at to decide what a block is. */
const SAMPLE = 200;

/** Trees have branches, or most of their lines are paths. Boxes and arrows of a diagram are not a tree. */
export function isTree(block: Block): boolean {
  const texts = block.lines.map((line) => line.text).filter((text) => text.trim() !== '');
  if (isDiagram(texts)) return false;
  if (texts.some((text) => hasBranch(text))) return true;
  const drawn = block.lines
    .slice(0, SAMPLE)
    .map((line) => readDrawing(line, block.quoted))
    .filter((line) => line !== null);
  const written = drawn.filter(({ text }) => !/^(?:#|\/\/)/.test(text) && !isLegend(text));
  // Requests: every path begins at the root of a site, and none has an extension.
  if (written.every(({ text }) => /^\/[\w/:{}[\]-]*$/.test(text))) return false;
  const paths = written.filter(({ text }) => isPathLine(text)).length;
  if (paths > 0 && paths * 2 > written.length) return true;
  // An outline of bare names, in which some have extensions and others hold them.
  const indents = new Set(written.map(({ indent }) => indent));
  return paths > 0 && indents.size > 1 && written.every(({ text }) => isPathLine(text) || isNameLine(text));
}

/** Boxes; arrows from one thing to another; a branch that ends in an arrow. An arrow behind a name leads to its comment. */
function isDiagram(texts: readonly string[]): boolean {
  if (texts.some((text) => /[┌┐┘▼▲╔╗┬┴]/.test(text))) return true;
  return texts.some(
    (text) =>
      /[├└]─+[>▶►]/.test(text) ||
      (/─[>▶►]|-->\s*\S/.test(text) && !/^[\s│|]*[├└`+\\|][─-]+\s*\S/.test(text)),
  );
}

/** Whether the text of a line is a path, or a pattern for paths, with what may be said of it. */
export function isPathLine(text: string): boolean {
  const node = readNode(text);
  if (node.omitted === 'pattern') return /^[\w.@*-]+\/\S*(?:\s|$)/.test(text);
  const first = part(node.names, 0);
  const bare = BARE.test(text) && kindByName(first) === 'file';
  return (
    node.names.length > 0 &&
    !/\s/.test(first) &&
    (bare || /[/.]/.test(first)) &&
    !isCommand(text) &&
    !/[=;$"'{}]|^\/\/|:\/\//.test(first) &&
    /^[\w.@[(~/]|^[^\x00-\x7f]/.test(first)
  );
}

/** A name alone or as code: "Makefile", "Makefile  # cards", not "License terms". */
const BARE = /^(?:[\w-]{1,40}(?:$|\s{2}|\s+[#←—–(])|\*{0,2}`[\w-]{1,40}`)/;

/** A command with its options, the path of a request, a package, a version. */
function isCommand(text: string): boolean {
  return /^\S+ (?:\S+ )?--?[a-z]|^v?\d+(?:\.\d+)+$|^@[\w-]+\/[\w-]+$/i.test(text);
}

function isNameLine(text: string): boolean {
  return /^[\w.@-]{1,60}(?:\s*(?:#|←|\/\/|[—–]|\s\s).*)?$/.test(text);
}

const CHANGE = /^(?:[-+~!]|[MADR]{1,2}|\?\?)(?=[\s├└│|`\w./@])/;

/**
 * A tree in the form of a difference has a column of signs before the drawing. The signs are put before the names, where
 * the drawing keeps its columns.
 */
export function withoutChangeColumn(
  lines: readonly SourceLine[],
  isDifference: boolean,
): readonly SourceLine[] {
  const written = lines.filter((line) => line.text.trim() !== '');
  const signs = written.map((line) => part(CHANGE.exec(line.text), 0));
  const kinds = new Set(signs.filter((sign) => sign !== ''));
  const plain = written.every(
    (line, index) => signs[index] !== '' || /^(?:\s|@@|---|\+\+\+)/.test(line.text),
  );
  const letters = [...kinds].every((sign) => /^(?:[MADR]{1,2}|\?\?)$/.test(sign));
  if (!plain || kinds.size === 0 || !(isDifference || kinds.size > 1)) return lines;
  if (letters && !written.every((line) => /^(?:\S{1,2}\s+|\s+)\S/.test(line.text))) return lines;
  return lines.flatMap((line) => {
    if (/^(?:@@|--- |\+\+\+ )/.test(line.text)) return [];
    const sign = part(CHANGE.exec(line.text), 0);
    return [sign === '' ? line : { ...line, text: moveSign(line.text, sign) }];
  });
}

/** "+├── a.ts" as " ├── + a.ts". */
function moveSign(text: string, sign: string): string {
  const rest = `${' '.repeat(sign.length)}${text.slice(sign.length)}`;
  const drawing = part(/^[\s│|]*(?:[├└`\\][─-]*\s?)?\s*/.exec(rest), 0);
  return `${drawing}${sign} ${rest.slice(drawing.length)}`;
}
