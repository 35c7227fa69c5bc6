import { leadingRequirementId, scenarioKey } from '../base/requirement-ids.js';
import { cut, part, withoutMarkup } from '../base/plain-text.js';
import { anyOf, whole } from '../languages/words.js';
import type { SourceLine } from '../markdown/source-lines.js';
import type { Requirement, UnreadId } from '../model/requirement.js';
import { scenariosOf } from './stories.js';

const MAX_TEXT = 400;

const HEADING = /^ {0,3}(#{1,6})\s+(\S.{0,1000})/;
/** What comes before an id: the mark of an item, a heading, a quotation or a table, and a box. */
const LEAD = /^\s*(?:>\s?)?(?:(?:[-*+•]|\d{1,9}[.)]|#{1,6})\s+|\|\s*)?(?:\[[ xX]\]\s+)?/;
const OUT_OF_SCOPE = anyOf(({ stories }) => stories.outOfScope);
const IS_OUT_OF_SCOPE = whole(({ stories }) => stories.outOfScope, 'i');
/** Behind an id: the words in brackets, or as all that is said before a stop. */
const TAKEN_BACK = new RegExp(
  `^[\\s:：–—-]{0,4}(?:[(（[【](?:${OUT_OF_SCOPE})(?:[\\])）】]|[,;:：–—-])|(?:${OUT_OF_SCOPE})(?:$|\\s*[.。;；:：–—]))`,
  'iu',
);
/** An item that begins with a bold id of any series, and says something of it: "- **TD-001**: Keep a log". */
const BOLD_ID =
  /^\s*(?:[-*+•]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(?:\*\*|__)(([A-Z][A-Z0-9]{0,9}(?:-[A-Z]{1,5})?)-(\d{1,9}))(?:\*\*|__)?\s?[:：]/;
/** Stories are known by their headings, and their ids begin with this. */
const STORY = 'US';

/** What a specification numbers. */
export interface NumberedItems {
  readonly requirements: Requirement[];
  /** Ids of series of its own, each once. */
  readonly unread: UnreadId[];
}

/**
 * The requirements and success criteria of spec.md that begin an item, a heading, a row or a line with their id, and the numbered
 * acceptance scenarios of its stories, each once; beside them the ids whose prefix is not that of a requirement. Left out is what the document
 * strikes out, defers or calls out of scope.
 */
export function numberedItemsIn(lines: readonly SourceLine[]): NumberedItems {
  const found = new Map<string, Requirement>();
  const others = new Map<string, OwnId>();
  let skipped: number | null = null;
  for (const line of lines) {
    if (line.code || line.comment) continue;
    const heading = HEADING.exec(line.text);
    if (heading !== null) {
      const depth = part(heading, 1).length;
      if (skipped !== null && depth <= skipped) skipped = null;
      if (skipped === null && isOutOfScope(part(heading, 2))) skipped = depth;
    }
    if (skipped !== null) continue;
    const requirement = requirementAt(line);
    if (requirement !== null && !found.has(requirement.key)) found.set(requirement.key, requirement);
    const other = requirement === null ? ownIdAt(line) : null;
    if (other !== null && !others.has(other.id)) others.set(other.id, other);
  }
  return { requirements: [...found.values(), ...scenarios(lines)], unread: ofSeries([...others.values()]) };
}

interface OwnId extends UnreadId {
  readonly prefix: string;
  readonly number: string;
}

function ownIdAt({ text, number: line }: SourceLine): OwnId | null {
  const found = BOLD_ID.exec(text);
  if (found === null) return null;
  const [id, prefix, number] = [1, 2, 3].map((at) => part(found, at)) as [string, string, string];
  if (prefix === STORY || leadingRequirementId(id) !== null) return null;
  return { id, prefix, number, position: { line, column: 1 } };
}

/** Those that a document numbers itself: they begin at 1, have zeros in front, or are several. UTF-8 is a name. */
function ofSeries(ids: readonly OwnId[]): UnreadId[] {
  const sizes = new Map<string, number>();
  for (const { prefix } of ids) sizes.set(prefix, (sizes.get(prefix) ?? 0) + 1);
  return ids
    .filter(
      ({ prefix, number }) => Number(number) <= 1 || number.startsWith('0') || (sizes.get(prefix) ?? 0) > 1,
    )
    .map(({ id, position }) => ({ id, position }));
}

function isOutOfScope(heading: string): boolean {
  return IS_OUT_OF_SCOPE.test(withoutMarkup(heading).replace(/^[\d.]{1,6}\s+/, ''));
}

function requirementAt({ text, number }: SourceLine): Requirement | null {
  if (!/\d/.test(text)) return null;
  const isRow = /^\s{0,3}\|/.test(text);
  const words = withoutMarkup(text.slice(part(LEAD.exec(text), 0).length).slice(0, 2_000));
  const lead = leadingRequirementId(words);
  if (lead === null) return null;
  const { id, key, isCriterion, length } = lead;
  const rest = words.slice(length);
  const cells = isRow ? rest.split('|').map((cell) => cell.trim()) : [];
  if (TAKEN_BACK.test(rest) || cells.some((cell) => IS_OUT_OF_SCOPE.test(cell))) return null;
  const told = isRow ? (cells.find((cell) => cell !== '') ?? '') : rest.replace(/^[\s:：.)|–—-]+/, '');
  const position = { line: number, column: 1 };
  return { id, key, kind: isCriterion ? 'criterion' : 'requirement', text: cut(told, MAX_TEXT), position };
}

function scenarios(lines: readonly SourceLine[]): Requirement[] {
  return scenariosOf(lines).map(({ story, scenario, text, position }) => ({
    id: `US${story} scenario ${scenario}`,
    key: scenarioKey(story, scenario),
    kind: 'scenario',
    text,
    position,
  }));
}
