import type { Leftover } from '../model/plan.js';
import { isPlaceholderText, openClarifications } from './placeholders.js';
import type { SourceLine } from './source.js';
import { cut } from './text.js';

const BRACKETS = /\[([^[\]\n]{1,400})\](?![([:])/g;
const ACTION = /ACTION REQUIRED|要対応(?=\s*[:：])|需要操作(?=\s*[:：])|需要执行(?=\s*[:：])|필수 조치|조치 필요|AKTION ERFORDERLICH|HANDLUNG ERFORDERLICH|ACTION REQUISE|ACCIÓN REQUERIDA|ACCIÓN NECESARIA|AÇÃO NECESSÁRIA|AÇÃO REQUERIDA|AZIONE RICHIESTA/;
/** In code, only the template's names of a feature are surely placeholders; `[id]` and examples are code. */
const IN_CODE = /\[(?:###-?[\w-]{0,40}|FEATURE(?:[_ ]NAME)?|REMOVE IF UNUSED)\]/g;
const MAX_LEFTOVERS = 500;

/** What a template left and what is still open, by line. Code is searched only for names of the template. */
export function findLeftovers(lines: readonly SourceLine[]): Leftover[] {
  const found: Leftover[] = [];
  for (const line of lines) {
    if (found.length >= MAX_LEFTOVERS) break;
    const text = line.text;
    if (ACTION.test(text) && !line.code) found.push(leftover('action-required', line, text.search(ACTION), text.trim()));
    if (!text.includes('[') && line.code) continue;
    if (line.code) found.push(...codePlaceholders(line));
    else if (!line.comment) found.push(...proseLeftovers(line));
  }
  return found;
}

function leftover(kind: Leftover['kind'], line: SourceLine, index: number, text: string): Leftover {
  return { kind, text: cut(text), position: { line: line.number, column: Math.max(index, 0) + 1 } };
}

function codePlaceholders(line: SourceLine): Leftover[] {
  return [...line.text.matchAll(IN_CODE)].map((match) => leftover('placeholder', line, match.index, match[0]));
}

function proseLeftovers(line: SourceLine): Leftover[] {
  const text = line.text.replace(/`[^`\n]{1,400}`/g, (code) => ' '.repeat(code.length));
  const open = openClarifications(text).map((hit) => leftover('clarification', line, hit.index, clarification(text, hit)));
  if (!text.includes('[')) return open;
  const placeholders = [...text.matchAll(BRACKETS)]
    .filter((match) => isPlaceholderText(match[1] ?? '') && openClarifications(match[0]).length === 0)
    .map((match) => leftover('placeholder', line, match.index, match[0]));
  return [...open, ...placeholders];
}

/** The question together with the phrase: "[NEEDS CLARIFICATION: which browsers?]". */
function clarification(text: string, hit: { readonly index: number; readonly text: string }): string {
  const start = text.lastIndexOf('[', hit.index);
  const end = text.indexOf(']', hit.index);
  const bracketed = start !== -1 && end !== -1 && !text.slice(start, hit.index).includes(']');
  return bracketed ? text.slice(start, end + 1) : hit.text;
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
