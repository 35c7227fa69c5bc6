import type { Root, RootContent } from 'mdast';
import { numberValue } from '../../principles/numeral.js';
import { isMarkAlone, parsePrincipleHeading } from '../../principles/principle-heading.js';
import { plainText } from '../../markdown/syntax-tree.js';
import { outlineOf, type Section } from '../../markdown/outline.js';
import { boldPrinciples, itemPrinciples, type PrincipleSection } from './items.js';
import {
  isAside,
  isConstitution,
  isContainer,
  isOtherSection,
  isWeakContainer,
  neverHolds,
} from './titles.js';
import { obliges } from '../../prose/modality.js';

/** Headings of a document that are read; a constitution has a few dozen. */
export const MAX_SECTIONS = 2000;

/**
 * The principles of a constitution in order, whatever the level of their headings: those below "Core Principles", else
 * numbered headings, else those below a heading such as "Values", else the sections that demand something, else what
 * leads with a bold name.
 */
export function principleSections(root: Root, lineCount: number): PrincipleSection[] {
  const whole = outlineOf(root, lineCount);
  const outline = whole.filter(({ depth }) => depth > 0);
  const readings = [
    () => heldBy(outline, isContainer),
    () => numberedSections(outline),
    () => heldBy(outline, isWeakContainer),
    () => unnumberedSections(outline),
    () => boldSections(whole),
  ];
  for (const read of readings) {
    const found = read();
    if (found.length > 0) return found;
  }
  return [];
}

function heldBy(outline: readonly Section[], holds: (title: string) => boolean): PrincipleSection[] {
  const containers = outline
    .filter(({ title }) => holds(title))
    .map((section) => ({ section, children: childrenOf(outline, section) }))
    .filter(({ children }) => children.length > 0);
  return containers
    .filter(({ section }) => !givesWay(section, { outline, containers }))
    .flatMap(({ children }) => children);
}

/** If one container holds another, the inner one wins when the outer is the document title; otherwise the outer one wins. */
function givesWay(
  section: Section,
  all: { outline: readonly Section[]; containers: readonly { section: Section }[] },
): boolean {
  return all.containers.some(({ section: other }) => {
    if (other === section) return false;
    const [outer, inner] = section.depth < other.depth ? [section, other] : [other, section];
    if (!below(all.outline, outer).includes(inner)) return false;
    return outer.depth === 1 ? section === outer : section === inner;
  });
}

/** What is directly below "Core Principles": headings, or items if there are no headings. */
function childrenOf(outline: readonly Section[], container: Section): PrincipleSection[] {
  const inside = below(outline, container);
  if (inside.length === 0) return itemPrinciples(container.content);
  const depth = inside.reduce((least, section) => Math.min(least, section.depth), 6);
  const beside = inside.filter((section) => section.depth === depth && !isAside(section.title));
  const grouped = groupedSections(inside, beside);
  if (grouped.length > 0) return grouped.map((section) => principleSection(outline, section));
  // "Governance" below a title, or after numbered principles, is a separate section.
  const strict = container.depth === 1 || beside.some(({ title }) => isNumbered(title));
  return beside
    .filter(({ title }) => !strict || isNumbered(title) || !isOtherSection(title))
    .map((section) => principleSection(outline, section));
}

/** Numbered headings below headings that only group them: these say nothing themselves, and the count runs on. */
function groupedSections(inside: readonly Section[], groups: readonly Section[]): Section[] {
  if (groups.some(({ title, content }) => content.length > 0 || isNumbered(title))) return [];
  const [depth] = groups.map((group) => group.depth);
  const deeper = inside.filter((section) => section.depth === (depth ?? 6) + 1 && isNumbered(section.title));
  const numbers = deeper.map(({ title }) => numberValue(parsePrincipleHeading(title).number ?? '') ?? 0);
  const ascending = numbers.every((value, at) => value > (numbers[at - 1] ?? 0));
  const each = groups.every((group) => below(inside, group).some((section) => deeper.includes(section)));
  return deeper.length >= 2 && ascending && each ? deeper : [];
}

function isNumbered(title: string): boolean {
  return parsePrincipleHeading(bare(title)).number !== null;
}

/** Without a heading for all of them: the numbered headings of the level that has most. */
function numberedSections(outline: readonly Section[]): PrincipleSection[] {
  const numbered = outline.filter(
    ({ depth, title }) => depth <= 4 && isNumbered(title) && !isOtherSection(title),
  );
  const counts = [1, 2, 3, 4].map((depth) => numbered.filter((section) => section.depth === depth).length);
  // One heading of level 1 is the title, whatever it begins with.
  if ((counts[0] ?? 0) < 2) counts[0] = 0;
  const depth = counts.indexOf(Math.max(...counts)) + 1;
  return numbered
    .filter((section) => section.depth === depth)
    .map((section) => principleSection(outline, section));
}

/** Without numbers too: the sections of one level, when the document is a constitution or some of them demand something. */
function unnumberedSections(outline: readonly Section[]): PrincipleSection[] {
  const called = outline.some(({ depth, title }) => depth === 1 && isConstitution(title));
  for (const depth of [2, 3]) {
    const sections = outline
      .filter(({ depth: own, title }) => own === depth && !isAside(title) && !neverHolds(title))
      .map((section) => principleSection(outline, section));
    const demanding = sections.filter(({ content }) => content.some((node) => obliges(plainText(node))));
    if (sections.length >= 2 && demanding.length > 0) return called ? sections : demanding;
  }
  return [];
}

/** Without headings: what comes before the first section, or below the title alone. */
function boldSections(whole: readonly Section[]): PrincipleSection[] {
  const content = whole.filter(({ depth }) => depth <= 1).flatMap((section) => section.content);
  const found = boldPrinciples(content).filter(({ heading }) => !neverHolds(heading.name));
  return found.length >= 2 ? found : [];
}

/** Without what is a number to people and none to a reader: "2.1 Name", "P3: Name". */
function bare(title: string): string {
  return title
    .replace(/^\d{1,2}(?:\.\d{1,2}){1,2}\.?\s+(?=\S)/, '')
    .replace(/^P-?(\d{1,2})(?:\s*[:：.)]|\s[—–-](?=\s))\s*/, '$1. ');
}

function principleSection(outline: readonly Section[], section: Section): PrincipleSection {
  const inside = below(outline, section).flatMap(({ node, content }) =>
    node === null ? content : [node, ...content],
  );
  const content = [...section.content, ...inside];
  const heading = parsePrincipleHeading(bare(section.title));
  return {
    heading: { ...heading, nonNegotiable: heading.nonNegotiable || isMarked(content) },
    position: section.position,
    content,
  };
}

/** Whether the first line below a heading is nothing but a mark. */
function isMarked([first]: readonly RootContent[]): boolean {
  return first?.type === 'paragraph' && isMarkAlone(plainText(first));
}

/** The deeper sections that follow a section. */
function below(outline: readonly Section[], section: Section): Section[] {
  const found: Section[] = [];
  for (const other of outline.slice(outline.indexOf(section) + 1)) {
    if (other.depth <= section.depth) break;
    found.push(other);
  }
  return found;
}

export type { PrincipleSection } from './items.js';
