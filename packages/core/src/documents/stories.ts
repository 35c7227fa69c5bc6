import { cut, part, withoutMarkup } from '../base/plain-text.js';
import { anyOf, whole, wordsOf } from '../languages/words.js';
import { openDocument } from '../markdown/document.js';
import type { SourceLine } from '../markdown/source-lines.js';
import type { Position } from '../model/position.js';
import type { StoriesDocument, UserStory } from '../model/stories.js';
import { entitiesIn } from './entities.js';

const MAX_STORIES = 200;
/** Characters of a story that are looked at, and of one text of it. */
const MAX_WORDS = 8_000;
const MAX_LINES = 400;
const MAX_TEXT = 400;

const HEADING = /^ {0,3}(#{2,6})\s+(\S.{0,400})/;
/** A line that is bold from its start: `**User Story 1 - Title** (Priority: P1)`. */
const BOLD = /^ {0,3}(?:[-*+]\s+|\d{1,3}[.)]\s+)?\*\*(?=\S)/;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,3}[.)])\s+(?:\[[^\]]?\]\s+)?(\S.{0,1000})/;
const ANY_ITEM = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s+(\S.{0,1000})/;
const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+|[^\p{L}\p{N}]{1,4}\s*)/u;
const STORY = new RegExp(
  `^(?:${anyOf(({ stories }) => stories.story)})\\s*(?:[-#]?\\s*(\\d{1,3})(?![\\p{L}\\p{N}])\\s*[-–—:：.|)]{0,2}|[-–—:：|])\\s*`,
  'iu',
);
const LIST = whole(({ stories }) => stories.list, 'i');
const PRIORITY_WORDS = wordsOf(({ stories }) => stories.priority).join('|');
/** `(Priority: P1)`, `（優先度: P1）`, `[P2]`, `(P3, MVP)`. */
const PRIORITY_IN_BRACKETS = new RegExp(
  `\\s*[-–—,]?\\s*[(（[【]\\s*(?:(?:${PRIORITY_WORDS})\\s*[:：]?\\s*P?|P)(\\d)(?!\\d)[^)）\\]】]{0,60}[)）\\]】]`,
  'iu',
);
const PRIORITY_AT_END = /(?<!\s)\s*[-–—:：,]\s*P(\d)$/iu;
const PRIORITY_LABEL = new RegExp(`^(?:${PRIORITY_WORDS})\\s*[:：]\\s*P?(\\d)(?!\\d)`, 'iu');
const INDEPENDENT = new RegExp(
  `^(?:${anyOf(({ stories }) => stories.independentTest)})\\s*(?:[:：]\\s*(.*))?$`,
  'iu',
);
const SCENARIOS = new RegExp(`^(?:${anyOf(({ stories }) => stories.scenarios)})`, 'iu');
const GIVEN = new RegExp(`^(?:${wordsOf(({ stories }) => stories.given).join('|')})(?![\\p{L}])`, 'iu');
/** A label in bold or a quotation, which is not what a story is about. */
const NOT_GOAL = /^\s*(?:\*\*[^*]{1,80}[:：]?\*\*\s*[:：]|[|>#<]|(?:[-*_]\s*){3,}$)/;

/** Where a story begins. */
interface Mark {
  readonly index: number;
  /** Of its heading; 7 for what is not a heading. */
  readonly depth: number;
  readonly number: number | null;
  readonly title: string;
}

/**
 * Reads the user stories and the entities of spec.md: stories are headings or bold lines that are called so, else the headings or
 * items of a section that is; in any language. Never throws.
 */
export function readStories(text: string): StoriesDocument {
  const open = openDocument(text);
  if (!open.ok) return { stories: [], more: 0, entities: [], findings: open.findings };
  const { lines } = open;
  const marks = marksIn(lines);
  const kept = marks.slice(0, MAX_STORIES);
  const stories = kept.map((mark, at) => storyAt(lines, mark, endOf(lines, mark, marks[at + 1])));
  return { stories, more: marks.length - kept.length, entities: entitiesIn(lines), findings: open.findings };
}

/** An acceptance scenario of a story that has a number; its own counts from 1. */
export interface NumberedScenario {
  readonly story: number;
  readonly scenario: number;
  readonly text: string;
  readonly position: Position;
}

/** The acceptance scenarios of the stories that the document numbers. */
export function scenariosOf(lines: readonly SourceLine[]): NumberedScenario[] {
  const marks = marksIn(lines);
  return marks.flatMap((mark, at) => {
    const { number: story } = mark;
    if (story === null) return [];
    const end = endOf(lines, mark, marks[at + 1]);
    return scenariosIn(bodyOf(lines, mark, { end, most: Infinity })).map(({ text, number }, index) => ({
      story,
      scenario: index + 1,
      text: cut(withoutMarkup(part(ANY_ITEM.exec(text), 1)), MAX_TEXT),
      position: { line: number, column: 1 },
    }));
  });
}

function marksIn(lines: readonly SourceLine[]): readonly Mark[] {
  const called = outermost(calledStories(lines));
  if (called.some(({ depth }) => depth <= 6)) return called;
  // In a list of stories, some may be called so and others not.
  const listed = listedStories(lines);
  return listed.length >= called.length ? listed : called;
}

function calledStories(lines: readonly SourceLine[]): Mark[] {
  return lines.flatMap((line, index) => {
    if (line.code || line.comment) return [];
    const heading = HEADING.exec(line.text);
    const written =
      heading === null
        ? BOLD.test(line.text)
          ? part(ITEM.exec(line.text), 1) || line.text
          : ''
        : part(heading, 2);
    if (written === '') return [];
    const words = withoutMarkup(written).replace(NUMBERED, '');
    const lead = STORY.exec(words);
    if (lead === null) return [];
    const title = words.slice(lead[0].length);
    const number = numberIn(part(lead, 1));
    return [{ index, depth: part(heading, 1).length || 7, number, title: title || words }];
  });
}

/** A story inside a story is one of its scenarios. */
function outermost(marks: readonly Mark[]): Mark[] {
  const depth = Math.min(...marks.map((mark) => mark.depth));
  return marks.filter((mark) => mark.depth === depth);
}

/** The headings directly below a section of stories, else its items, else its text as one story. */
function listedStories(lines: readonly SourceLine[]): Mark[] {
  const found: Mark[] = [];
  let section: { readonly depth: number } | null = null;
  const items: Mark[] = [];
  const texts: Mark[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.code || line.comment) continue;
    const heading = HEADING.exec(line.text);
    const depth = part(heading, 1).length;
    if (heading !== null && (section === null || depth <= section.depth)) {
      const words = withoutMarkup(part(heading, 2))
        .replace(NUMBERED, '')
        .replace(/(?<!\s)\s*[(（].*$/, '');
      section = LIST.test(words) ? { depth } : null;
    } else if (section !== null && heading !== null) {
      if (depth === section.depth + 1) found.push(titled(index, depth, part(heading, 2)));
    } else if (section !== null) {
      const item = part(ITEM.exec(line.text), 1);
      if (item !== '') items.push(titled(index, 7, item));
      else if (line.text !== '' && texts.length === 0) texts.push(titled(index, 7, line.text));
    }
  }
  return [found, items].find(({ length }) => length > 0) ?? texts;
}

function titled(index: number, depth: number, written: string): Mark {
  const words = withoutMarkup(written).replace(NUMBERED, '');
  const lead = STORY.exec(words);
  if (lead === null || part(lead, 1) === '') return { index, depth, number: null, title: words };
  return { index, depth, number: numberIn(part(lead, 1)), title: words.slice(lead[0].length) };
}

function numberIn(digits: string): number | null {
  return digits === '' ? null : Number(digits);
}

/** The line behind a story: the next story, or a heading that is not below its own. */
function endOf(lines: readonly SourceLine[], mark: Mark, next: Mark | undefined): number {
  const last = next?.index ?? lines.length;
  for (let at = mark.index + 1; at < last; at += 1) {
    const line = lines[at];
    if (line === undefined || line.code || line.comment) continue;
    const heading = HEADING.exec(line.text);
    if (heading !== null && part(heading, 1).length <= mark.depth) return at;
  }
  return last;
}

function storyAt(lines: readonly SourceLine[], mark: Mark, end: number): UserStory {
  const body = bodyOf(lines, mark, { end, most: MAX_LINES });
  const bracketed = PRIORITY_IN_BRACKETS.exec(mark.title);
  const ending = bracketed ?? PRIORITY_AT_END.exec(mark.title);
  const title = ending === null ? mark.title : mark.title.replace(ending[0], ' ');
  return {
    number: mark.number,
    title: cut(withoutMarkup(title).replace(/^[\s\-–—:：.|]+/u, ''), 200),
    priority: ending === null ? labelledPriority(body) : Number(ending[1]),
    goal: goalOf(body),
    independentTest: independentTestOf(body),
    scenarios: scenariosIn(body).length,
    words: wordsIn([mark.title, ...body.map(({ text }) => text)]),
    position: { line: mark.index + 1, column: 1 },
  };
}

function bodyOf(
  lines: readonly SourceLine[],
  { index }: Mark,
  { end, most }: { readonly end: number; readonly most: number },
): readonly SourceLine[] {
  return lines.slice(index + 1, Math.min(end, index + most)).filter(({ comment }) => !comment);
}

function labelledPriority(body: readonly SourceLine[]): number | null {
  for (const { text, code } of body) {
    const label = code ? null : PRIORITY_LABEL.exec(labelText(text));
    if (label !== null) return Number(label[1]);
  }
  return null;
}

/** A line as a label reads: without the mark of an item or a heading. */
function labelText(text: string): string {
  return withoutMarkup(text.slice(0, MAX_TEXT).replace(/^\s*(?:[-*+>]|\d{1,3}[.)]|#{1,6})\s+/, ''));
}

function goalOf(body: readonly SourceLine[]): string | null {
  const first = body.findIndex(({ text }) => text !== '');
  const line = body[first];
  if (line === undefined || line.code || NOT_GOAL.test(line.text) || ITEM.test(line.text)) return null;
  return paragraphAt(body, first, line.text) || null;
}

/** A text with the lines that continue its paragraph. */
function paragraphAt(body: readonly SourceLine[], index: number, start: string): string {
  let text = start;
  for (const line of body.slice(index + 1)) {
    if (
      line.text === '' ||
      line.code ||
      text.length > MAX_TEXT ||
      NOT_GOAL.test(line.text) ||
      ANY_ITEM.test(line.text)
    )
      break;
    text += ` ${line.text.trim()}`;
  }
  return cut(withoutMarkup(text), MAX_TEXT);
}

function independentTestOf(body: readonly SourceLine[]): string | null {
  for (const [index, { text, code }] of body.entries()) {
    const label = code ? null : INDEPENDENT.exec(labelText(text));
    if (label === null) continue;
    const told = part(label, 1);
    if (told !== '') return paragraphAt(body, index, told);
    const below = body.findIndex((line, at) => at > index && line.text !== '');
    return below < 0 ? null : paragraphAt(body, below, labelText(body[below]?.text ?? '')) || null;
  }
  return null;
}

/** The items below the label of the scenarios; where there is no label, the items that begin as scenarios do. */
function scenariosIn(body: readonly SourceLine[]): readonly SourceLine[] {
  const label = body.findIndex(({ text, code }) => !code && SCENARIOS.test(labelText(text)));
  const found: SourceLine[] = [];
  for (const line of label < 0 ? body : body.slice(label + 1)) {
    const { text, code } = line;
    if (code) continue;
    const item = part(ANY_ITEM.exec(text), 1);
    if (item !== '' && (label >= 0 ? !/^\s{2,}/.test(text) : GIVEN.test(withoutMarkup(item))))
      found.push(line);
    else if (label >= 0 && item === '' && text !== '' && (NOT_GOAL.test(text) || HEADING.test(text))) break;
  }
  return found;
}

function wordsIn(texts: readonly string[]): string {
  let words = '';
  for (const text of texts) {
    if (words.length > MAX_WORDS) break;
    words += `${text.slice(0, MAX_TEXT)}\n`;
  }
  return words.slice(0, MAX_WORDS);
}
