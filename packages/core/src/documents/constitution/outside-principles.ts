import type { RootContent } from 'mdast';
import { outlineOf, type Section } from '../../markdown/outline.js';
import type { PrincipleSection } from './items.js';
import { isDuty } from '../../prose/modality.js';
import { sentencesOf } from '../../prose/sentences.js';
import type { Source } from '../../markdown/constitution-source.js';
import { isHistory } from './titles.js';
import { gatesInWords, type StatedGate } from './gates-in-words.js';
import type { KnownGates } from './known-gates.js';

/**
 * The gates that sentences outside every principle state, as in "Quality Gates" or "Technical Standards". Sections about the
 * constitution itself, former versions, goals and examples are left out, with everything below them.
 */
export function gatesElsewhere(
  source: Source,
  principles: readonly PrincipleSection[],
  known: KnownGates,
): StatedGate[] {
  const outline = outlineOf(source.root, source.lineCount);
  const held = new Set<RootContent>(principles.flatMap(({ content }) => content));
  const lines = new Set(principles.map(({ position }) => position.line));
  return current(outline).flatMap(({ section, duty }) => {
    if (lines.has(section.position.line)) return [];
    const content = section.content.filter((node) => !held.has(node) && !holdsItems(node, lines));
    return gatesInWords(sentencesOf(content, source, duty), known);
  });
}

/** Whether a list or a table consists of principles. */
function holdsItems(node: RootContent, lines: ReadonlySet<number>): boolean {
  const { start, end } = node.position ?? { start: { line: 0 }, end: { line: 0 } };
  return [...lines].some((line) => line >= start.line && line <= end.line);
}

interface Current {
  readonly section: Section;
  /** Whether its heading, or one over it, makes what is below it a duty. */
  readonly duty: boolean;
}

function current(outline: readonly Section[]): Current[] {
  const found: Current[] = [];
  let past = 7;
  let duty = 7;
  for (const section of outline) {
    if (section.depth <= past) past = 7;
    if (section.depth <= duty) duty = 7;
    if (past === 7 && section.depth > 1 && isHistory(section.title)) past = section.depth;
    if (duty === 7 && section.depth > 1 && isDuty(section.title)) duty = section.depth;
    if (past === 7) found.push({ section, duty: duty < 7 });
  }
  return found;
}
