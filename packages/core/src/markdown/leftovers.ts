import type { Leftover } from '../model/plan.js';
import type { Position } from '../model/position.js';
import { pattern } from '../languages/words.js';
import { isNameOfTemplate, isPlaceholderText, openClarifications } from './placeholders.js';
import type { SourceLine } from './source-lines.js';
import { cut, part } from '../base/plain-text.js';

/** What is in brackets, links left out, with the colon that makes a definition of it. */
const BRACKETS = /\[([^[\]\n]{1,400})\](?![([])(:?)/g;
/** A value that Spec Kit's command for constitutions puts off: `TODO(RATIFICATION_DATE)`. */
const PUT_OFF = /\bTODO\s?\([A-Z][A-Z0-9_]{1,60}\)/g;
const ACTION = pattern(({ plan }) => plan.template.action);
/** In code, only the template's names of a feature are surely placeholders; `[id]` and examples are code. */
const IN_CODE = /\[(?:###-?[\w-]{0,40}|FEATURE(?:[_ ]NAME)?|REMOVE IF UNUSED)\]/g;
const MAX_LEFTOVERS = 500;

/** Whose template a document is made from. That of constitutions has no brackets but those with names in capitals. */
type Template = 'feature' | 'constitution';

/** What a template left and what is still open, by line. Code is searched only for names of the template. */
export function findLeftovers(lines: readonly SourceLine[], template: Template = 'feature'): Leftover[] {
  const found: Leftover[] = [];
  for (const line of lines) {
    if (found.length >= MAX_LEFTOVERS) break;
    const text = line.text;
    if (ACTION.test(text) && !line.code)
      found.push(leftover('action-required', at(line, text.search(ACTION)), text.trim()));
    if (!text.includes('[') && line.code) continue;
    if (line.code) found.push(...codePlaceholders(line));
    else if (!line.comment) found.push(...proseLeftovers(line, template));
  }
  return found;
}

function leftover(kind: Leftover['kind'], at: Position, text: string): Leftover {
  return { kind, text: cut(text), position: at };
}

function at(line: SourceLine, index: number): Position {
  return { line: line.number, column: Math.max(index, 0) + 1 };
}

function codePlaceholders(line: SourceLine): Leftover[] {
  return [...line.text.matchAll(IN_CODE)].map((match) =>
    leftover('placeholder', at(line, match.index), match[0]),
  );
}

function proseLeftovers(line: SourceLine, template: Template): Leftover[] {
  const text = line.text.replace(/`[^`\n]{1,400}`/g, (code) => ' '.repeat(code.length));
  const brackets = text.includes('[') ? [...text.matchAll(BRACKETS)] : [];
  const placeholders = brackets.filter((match) => {
    const [inside, isDefinition] = [part(match, 1), part(match, 2) !== ''];
    if (isNameOfTemplate(inside)) return true;
    return template === 'feature' && !isDefinition && isPlaceholderText(inside);
  });
  const inside = (at: number): boolean =>
    placeholders.some((match) => match.index <= at && at < match.index + match[0].length);
  const open = openClarifications(text).filter((hit) => !inside(hit.index));
  return [
    ...open.map((hit) => clarification(line, text, hit)),
    ...placeholders.map((match) =>
      leftover('placeholder', at(line, match.index), match[0].replace(/:$/, '')),
    ),
    ...(template === 'constitution' ? putOff(line, text) : []),
  ];
}

function putOff(line: SourceLine, text: string): Leftover[] {
  return [...text.matchAll(PUT_OFF)].map((match) => leftover('placeholder', at(line, match.index), match[0]));
}

/** The question together with the phrase: "[NEEDS CLARIFICATION: which browsers?]". */
function clarification(
  line: SourceLine,
  text: string,
  hit: { readonly index: number; readonly text: string },
): Leftover {
  const start = text.lastIndexOf('[', hit.index);
  const end = text.indexOf(']', hit.index);
  const bracketed = start !== -1 && end !== -1 && !text.slice(start, hit.index).includes(']');
  if (!bracketed) return leftover('clarification', at(line, hit.index), labelled(text, hit));
  return leftover('clarification', at(line, start), text.slice(start, end + 1));
}

/** "Storage: NEEDS CLARIFICATION" where a label leads the line: the phrase alone would not say what is open. */
function labelled(text: string, hit: { readonly index: number; readonly text: string }): string {
  const label = /^\s{0,8}(?:[-*+]\s)?\*\*([^*\n]{1,60})(?:\*\*\s?[:：]|[:：]\*\*)/.exec(text);
  const name =
    label && label[0].length <= hit.index
      ? part(label, 1)
          .replace(/[:：]$/, '')
          .trim()
      : '';
  return name === '' ? hit.text : `${name}: ${hit.text}`;
}

/** The same place told twice by two readers counts once. */
export function uniqueLeftovers(leftovers: readonly Leftover[]): Leftover[] {
  const seen = new Set<string>();
  return [...leftovers]
    .sort((a, b) => a.position.line - b.position.line || a.position.column - b.position.column)
    .filter((item) => {
      const key = `${item.kind} ${item.position.line} ${item.text}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
