import type { Leftover, StructureDecision } from '../../model/plan.js';
import type { Text } from '../../model/position.js';
import type { Section } from '../../markdown/outline.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { wordsOf } from '../../languages/words.js';
import { cut, normaliseLabel, withoutMarkup, part } from '../../base/plain-text.js';
import { isPlaceholder, isUnfilled } from '../../markdown/placeholders.js';
import { kindByName } from './tree/kind.js';

const LABELS: ReadonlySet<string> = new Set(wordsOf(({ plan }) => plan.decision));
/** "**Structure**: …": the name of a section as well, so only in bold. */
const BOLD_LABELS: ReadonlySet<string> = new Set(wordsOf(({ plan }) => plan.decisionInBold));
const LABEL_LINE =
  /^[\s>]*(?:[-*+]\s+)?(?:\*\*|__)([^*\n]{2,60}?)(?:(?:\*\*|__)\s{0,3}[:：]|[:：]\s{0,3}(?:\*\*|__)|(?:\*\*|__)(?=\s*$|\s+[—–-]))\s*[—–-]?\s*(.*)$/;
const PLAIN_LINE = /^[\s>]*(?:[-*+]\s+)?([^:：*`|]{3,60})[:：]\s*(.*)$/;

/** The paragraph that says which structure the plan chose; null when it is missing or still the template's. */
export function readStructureDecision(
  sections: readonly Section[],
  outline: readonly Section[],
  lines: readonly SourceLine[],
): { decision: StructureDecision | null; leftovers: Leftover[] } {
  const found =
    findDecision(sections, lines, LABELS) ??
    findHeading(outline, lines) ??
    findDecision(outline, lines, LABELS) ??
    findDecision(sections, lines, BOLD_LABELS);
  if (!found) return { decision: null, leftovers: [] };
  const text = withoutMarkup(found.lines.map((line) => line.text).join(' '));
  const position = { line: found.lines[0]?.number ?? 1, column: found.column + 1 };
  if (text === '' || isUnfilled(text)) return { decision: null, leftovers: [] };
  if (isPlaceholder(text)) {
    return { decision: null, leftovers: [{ kind: 'placeholder', text: cut(text), position }] };
  }
  return { decision: { text: cut(text, 2_000), paths: namedPaths(found.lines), position }, leftovers: [] };
}

interface Found {
  /** What follows the label, the first line cut to it. */
  readonly lines: readonly SourceLine[];
  readonly column: number;
}

const MAX_LINES = 40;

function findDecision(
  sections: readonly Section[],
  lines: readonly SourceLine[],
  labels: ReadonlySet<string>,
): Found | null {
  for (const section of sections) {
    for (let at = section.firstLine - 1; at < section.lastLine; at += 1) {
      const line = lines[at];
      if (!line || line.code || line.comment) continue;
      const plain = labels === LABELS ? PLAIN_LINE.exec(line.text) : null;
      const match = LABEL_LINE.exec(line.text) ?? plain;
      if (!match || !labels.has(normaliseLabel(part(match, 1)))) continue;
      const rest = part(match, 2);
      const column = line.text.length - rest.length;
      const first = { ...line, text: ' '.repeat(column) + rest };
      return {
        lines: [first, ...following(lines.slice(at + 1, section.lastLine), rest === '')],
        column: rest === '' ? 0 : column,
      };
    }
  }
  return null;
}

/** The rest of the paragraph; after a label alone on its line, the block below it. */
function following(lines: readonly SourceLine[], alone: boolean): SourceLine[] {
  const rest: SourceLine[] = [];
  for (const line of lines.slice(0, MAX_LINES)) {
    if (line.code || line.comment) break;
    if (line.text.trim() === '') {
      if (alone && rest.length === 0) continue;
      break;
    }
    if (/^[\s>]*(?:\*\*|__)[^*]{2,60}(?:\*\*|__)?\s*[:：]/.test(line.text)) break;
    rest.push(line);
  }
  return rest;
}

function findHeading(outline: readonly Section[], lines: readonly SourceLine[]): Found | null {
  const section = outline.find((candidate) => candidate.depth > 1 && LABELS.has(candidate.key));
  if (!section) return null;
  const body = lines
    .slice(section.firstLine - 1, section.lastLine)
    .filter((line) => !line.code && !line.comment);
  const first = body.findIndex((line) => line.text.trim() !== '');
  return first === -1 ? null : { lines: body.slice(first, first + MAX_LINES), column: 0 };
}

const CODE_SPAN = /`([^`\n]{1,300})`/g;
/** Plain words count as paths only with a slash at their end or a file behind one. */
const PLAIN_PATH = /(?<![\w@/.:`-])(?:[\w.@-]+\/)+(?:[\w.-]*\.[a-z]{1,5}(?![\w])|(?=[\s,.;:)，。、）]|$))/g;
const MAX_PATHS = 100;

function namedPaths(lines: readonly SourceLine[]): Text[] {
  const paths: Text[] = [];
  for (const line of lines) {
    for (const match of line.text.matchAll(CODE_SPAN)) {
      if (isNamedPath(part(match, 1))) paths.push(textAt(line, part(match, 1), match.index + 1));
    }
    const plain = line.text.replace(CODE_SPAN, (code) => '`'.repeat(code.length));
    for (const match of plain.matchAll(PLAIN_PATH)) paths.push(textAt(line, match[0], match.index));
  }
  return paths
    .filter((path, at) => paths.findIndex((other) => other.text === path.text) === at)
    .slice(0, MAX_PATHS);
}

function textAt(line: SourceLine, written: string, index: number): Text {
  const text = written
    .trim()
    .replace(/(?:#L\d+|:\d+)(?:[-:]L?\d+)?$/, '')
    .replace(/^\.\//, '')
    .replace(/\/+$/, '');
  return { text, position: { line: line.number, column: index + 1 } };
}

/** Whether code names a place in the workspace; packages, routes, URLs, globs and calls do not. */
function isNamedPath(code: string): boolean {
  const text = code.trim().replace(/(?:#L\d+|:\d+)(?:[-:]L?\d+)?$/, '');
  if (/\s|[*?{}<>()|$=,;"'\\]|:\/\/|\.\.\.|…|^[@/#-]|^\w+:/.test(text) || text === './' || text === '/')
    return false;
  if (text.endsWith('/')) return true;
  return (
    text.includes('/') &&
    !/^[A-Z]+\/[A-Z]+$/.test(text) &&
    (kindByName(text.split('/').pop() ?? '') !== null || text.split('/').length > 1)
  );
}
