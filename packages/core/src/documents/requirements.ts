import { leadingRequirementId, scenarioKey } from '../base/requirement-ids.js';
import { cut, part, withoutMarkup } from '../base/plain-text.js';
import { anyOf, whole } from '../languages/words.js';
import type { SourceLine } from '../markdown/source-lines.js';
import type { Requirement } from '../model/requirement.js';
import { scenariosOf } from './stories.js';

const MAX_REQUIREMENTS = 1_000;
const MAX_TEXT = 400;

const HEADING = /^ {0,3}(#{1,6})\s+(\S.{0,1000})/;
/** What comes before an id: the mark of an item, a heading, a quotation or a table, and a box. */
const LEAD = /^\s{0,12}(?:>\s?)?(?:(?:[-*+•]|\d{1,3}[.)]|#{1,6})\s+|\|\s*)?(?:\[[ xX]\]\s+)?/;
const OUT_OF_SCOPE = anyOf(({ stories }) => stories.outOfScope);
const IS_OUT_OF_SCOPE = whole(({ stories }) => stories.outOfScope, 'i');
/** Behind an id: the words in brackets, or as all that is said before a stop. */
const TAKEN_BACK = new RegExp(
  `^[\\s:：–—-]{0,4}(?:[(（[【](?:${OUT_OF_SCOPE})(?:[\\])）】]|[,;:：–—-])|(?:${OUT_OF_SCOPE})(?:$|\\s*[.。;；:：–—]))`,
  'iu',
);

/**
 * The requirements and success criteria of spec.md that begin an item, a heading, a row or a line with their id, and the numbered
 * acceptance scenarios of its stories, each once. Left out is what the document strikes out, defers or calls out of scope.
 */
export function requirementsIn(lines: readonly SourceLine[]): Requirement[] {
  const found = new Map<string, Requirement>();
  let skipped: number | null = null;
  for (const line of lines) {
    if (line.code || line.comment) continue;
    const heading = HEADING.exec(line.text);
    if (heading !== null) {
      const depth = part(heading, 1).length;
      if (skipped !== null && depth <= skipped) skipped = null;
      if (skipped === null && isOutOfScope(part(heading, 2))) skipped = depth;
    }
    const requirement = skipped === null ? requirementAt(line) : null;
    if (requirement !== null && !found.has(requirement.key)) found.set(requirement.key, requirement);
    if (found.size >= MAX_REQUIREMENTS) break;
  }
  return [...found.values(), ...scenarios(lines)].slice(0, MAX_REQUIREMENTS);
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
