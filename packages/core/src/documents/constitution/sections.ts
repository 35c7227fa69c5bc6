import type { List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Position } from '../../model/position.js';
import { parsePrincipleHeading, type PrincipleHeading } from '../../principles/heading.js';
import { plainText, startOf } from '../markdown.js';
import { outlineOf, type Section } from '../outline.js';
import { isAside, isContainer, isOtherSection } from './titles.js';

/** A principle as it stands in the document: its heading and what is written below it. */
export interface PrincipleSection {
  readonly heading: PrincipleHeading;
  readonly position: Position;
  readonly content: readonly RootContent[];
}

/** Headings of a document that are read; a constitution has a few dozen. */
export const MAX_SECTIONS = 2000;

/** The principles of a constitution in order, whatever the level of their headings. */
export function principleSections(root: Root, lineCount: number): PrincipleSection[] {
  const outline = outlineOf(root, lineCount).filter(({ depth }) => depth > 0);
  const containers = outline
    .filter(({ title }) => isContainer(title))
    .map((section) => ({ section, children: childrenOf(outline, section) }))
    .filter(({ children }) => children.length > 0);
  const chosen = containers.filter(({ section }) => !givesWay(section, { outline, containers }));
  return chosen.length > 0 ? chosen.flatMap(({ children }) => children) : numberedSections(outline);
}

/** A title such as "Engineering Principles" gives way to "Core Principles" in it; below that, the outer one counts. */
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

/** What stands directly below "Core Principles": headings, or where there are none, items that lead with a bold name. */
function childrenOf(outline: readonly Section[], container: Section): PrincipleSection[] {
  const inside = below(outline, container);
  if (inside.length === 0) return boldPrinciples(container.content);
  const depth = inside.reduce((least, section) => Math.min(least, section.depth), 6);
  const beside = inside.filter((section) => section.depth === depth && !isAside(section.title));
  // "Governance" below a title, or after numbered principles, is a section of its own.
  const strict = container.depth === 1 || beside.some(({ title }) => isNumbered(title));
  return beside
    .filter(({ title }) => !strict || isNumbered(title) || !isOtherSection(title))
    .map((section) => principleSection(outline, section));
}

function isNumbered(title: string): boolean {
  return parsePrincipleHeading(title).number !== null;
}

/** Without a heading for all of them: the numbered headings of the level that has most. */
function numberedSections(outline: readonly Section[]): PrincipleSection[] {
  const numbered = outline.filter(
    ({ depth, title }) => depth >= 2 && depth <= 4 && isNumbered(title) && !isOtherSection(title),
  );
  const counts = [2, 3, 4].map((depth) => numbered.filter((section) => section.depth === depth).length);
  const depth = counts.indexOf(Math.max(...counts)) + 2;
  return numbered
    .filter((section) => section.depth === depth)
    .map((section) => principleSection(outline, section));
}

function principleSection(outline: readonly Section[], section: Section): PrincipleSection {
  const inside = below(outline, section).flatMap(({ node, content }) =>
    node === null ? content : [node, ...content],
  );
  return {
    heading: parsePrincipleHeading(section.title),
    position: section.position,
    content: [...section.content, ...inside],
  };
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

interface BoldPrinciple extends PrincipleSection {
  readonly content: RootContent[];
  /** Whether it is an item of a list. */
  readonly list: boolean;
}

/** "**I. Test-First**: …" as a paragraph or a list item of its own. */
function boldPrinciples(content: readonly RootContent[]): PrincipleSection[] {
  const found: BoldPrinciple[] = [];
  for (const node of content) {
    // A list below a bold lead belongs to it; its own bold words name rules, not principles.
    if (node.type === 'list' && found.every(({ list }) => list)) found.push(...listed(node));
    else {
      const lead = node.type === 'paragraph' ? boldLead(node) : null;
      if (lead !== null)
        found.push({
          heading: parsePrincipleHeading(lead),
          position: startOf(node),
          content: [node],
          list: false,
        });
      else found[found.length - 1]?.content.push(node);
    }
  }
  return found;
}

function listed(list: List): BoldPrinciple[] {
  return list.children.flatMap((item, index) => {
    const [first] = item.children;
    const lead = first?.type === 'paragraph' ? boldLead(first) : null;
    if (first === undefined || lead === null) return [];
    const heading = parsePrincipleHeading(lead);
    const number = heading.number ?? (list.ordered === true ? String((list.start ?? 1) + index) : null);
    return [
      { heading: { ...heading, number }, position: startOf(first), content: item.children, list: true },
    ];
  });
}

function boldLead(paragraph: Paragraph): string | null {
  const [first, second] = paragraph.children;
  if (first?.type !== 'strong') return null;
  const lead = plainText(first).replace(/\s*[:：.]$/, '');
  const separated = /[:：.]$/.test(plainText(first)) || separates(second);
  return separated && lead !== '' && lead.length <= 100 ? lead : null;
}

function separates(next: PhrasingContent | undefined): boolean {
  return next === undefined || (next.type === 'text' && /^\s*(?:[:：—–-]|\n|\()/.test(next.value));
}
