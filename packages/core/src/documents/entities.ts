import { part, withoutMarkup } from '../base/plain-text.js';
import { anyOf, whole } from '../languages/words.js';
import { openDocument } from '../markdown/document.js';
import type { SourceLine } from '../markdown/source-lines.js';
import type { Text } from '../model/position.js';

const MAX_ENTITIES = 100;

const HEADING = /^ {0,3}(#{1,6})\s+(\S.{0,200})/;
/** `- **Card**: what it is`, `1. **Card**`, `* Card: what it is`. */
const ITEM =
  /^ {0,3}(?:[-*+]|\d{1,3}[.)])\s+(?:\*\*|__)?`?([^*_`:：(（|]{1,60}?)`?\s{0,8}(?:[(（][^)）]{0,60}[)）]\s{0,8})?[:：]?(?:\*\*|__|[:：])/u;
const SECTION = whole(({ stories }) => stories.entities, 'i');
const WORD = anyOf(({ stories }) => stories.entity);
const CALLED_BEFORE = new RegExp(`^(?:${WORD})\\s*\\d{0,2}\\s*[:：–—-]\\s*`, 'iu');
const CALLED_BEHIND = new RegExp(`\\s+(?:${WORD})$`, 'iu');
const LEAD = /^(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+|[^\p{L}\p{N}]{1,4}\s*)/u;
/** Up to four words, each with a capital or in a script without them. */
const NAME = /^[\p{Lu}\p{Lo}][\p{L}\p{N}]*(?:[ _-][\p{Lu}\p{Lo}\p{N}][\p{L}\p{N}]*){0,3}$/u;
/** `CardHolder`: the form in which only code writes a name. */
const OF_CODE = /^[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$/;
/** A field in a table, in a list or in code: its name begins in lower case. */
const FIELD =
  /^\s{0,6}(?:\||[-*+])\s*(?:`|\*\*|__)?[a-z][A-Za-z0-9_.]*(?:`|\*\*|__)?\s{0,8}\??\s{0,8}(?:\||[:：(（—–-])/;

/** Reads the names of the entities of data-model.md. Never throws. */
export function readEntities(text: string): readonly Text[] {
  const open = openDocument(text);
  return open.ok ? entitiesIn(open.lines) : [];
}

/**
 * The entities of a document: what a heading calls one; the headings, or if there are none, the items, of a section of
 * entities; and headings with the name of one thing that list its fields.
 */
export function entitiesIn(lines: readonly SourceLine[]): Text[] {
  const found: Text[] = [];
  const items: Text[] = [];
  let section = 0;
  for (const [index, line] of lines.entries()) {
    if (line.code || line.comment || found.length >= MAX_ENTITIES) continue;
    const heading = HEADING.exec(line.text);
    const depth = part(heading, 1).length;
    const position = { line: line.number, column: 1 };
    if (heading === null) {
      const name = section > 0 ? nameIn(part(ITEM.exec(line.text), 1)) : null;
      if (name !== null && items.length < MAX_ENTITIES) items.push({ text: name, position });
      continue;
    }
    const written = withoutMarkup(part(heading, 2)).replace(LEAD, '');
    const title = written.replace(/(?<!\s)\s*[(（].*$/u, '').trim();
    if (section > 0 && depth <= section) section = 0;
    if (SECTION.test(title)) section = depth;
    else {
      const name = headingName(title, {
        isListed: section > 0 && depth === section + 1,
        lines,
        index,
        depth,
      });
      if (name !== null) found.push({ text: name, position });
    }
  }
  return once(found.length > 0 ? found : items);
}

interface Place {
  readonly isListed: boolean;
  readonly lines: readonly SourceLine[];
  readonly index: number;
  readonly depth: number;
}

function headingName(title: string, { isListed, lines, index, depth }: Place): string | null {
  const called = title.replace(CALLED_BEFORE, '').replace(CALLED_BEHIND, '');
  const name = nameIn(called);
  if (name === null) return null;
  if (called !== title || isListed) return name;
  if (depth === 1 || /[ _-]/.test(name)) return null;
  return OF_CODE.test(name) || hasFields(lines, index) ? name : null;
}

function nameIn(text: string): string | null {
  const name = withoutMarkup(text).trim();
  return name.length <= 40 && NAME.test(name) ? name : null;
}

/** Whether a field is named before the next heading. */
function hasFields(lines: readonly SourceLine[], index: number): boolean {
  for (const line of lines.slice(index + 1, index + 40)) {
    if (!line.code && HEADING.test(line.text)) return false;
    if (!line.code && FIELD.test(line.text)) return true;
  }
  return false;
}

function once(texts: readonly Text[]): Text[] {
  const known = new Set<string>();
  return texts.filter(({ text }) => {
    const key = text.toLowerCase();
    return !known.has(key) && known.add(key);
  });
}
