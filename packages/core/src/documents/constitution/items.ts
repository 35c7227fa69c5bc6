import { anyOf, whole } from '../../languages/words.js';
import type { List, ListItem, Paragraph, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import type { Position } from '../../model/position.js';
import { numberValue } from '../../principles/numeral.js';
import { parsePrincipleHeading, type PrincipleHeading } from '../../principles/principle-heading.js';
import { comparableName } from '../../principles/comparable-name.js';
import { plainText, startOf } from '../../markdown/syntax-tree.js';

/** A principle in the document: its heading and what is written below it. */
export interface PrincipleSection {
  readonly heading: PrincipleHeading;
  readonly position: Position;
  readonly content: readonly RootContent[];
}

interface BoldPrinciple extends PrincipleSection {
  readonly content: RootContent[];
  /** Whether it is an item of a list. */
  readonly list: boolean;
}

/** Principles that are not headings: bold leads, rows of a table, or items of a list, in that order of preference. */
export function itemPrinciples(content: readonly RootContent[]): PrincipleSection[] {
  const bold = boldPrinciples(content);
  if (bold.length > 0) return bold;
  const table = content.find((node) => node.type === 'table');
  if (table !== undefined) return tablePrinciples(table);
  const list = content.find((node) => node.type === 'list');
  return list === undefined ? [] : list.children.flatMap((item, index) => plainItem(item, list, index));
}

/** "**I. Test-First**: …" as a separate paragraph or list item. */
export function boldPrinciples(content: readonly RootContent[]): PrincipleSection[] {
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
    const heading = numberedHeading(lead, list, index);
    return [{ heading, position: startOf(first), content: item.children, list: true }];
  });
}

function numberedHeading(lead: string, list: List, index: number): PrincipleHeading {
  const heading = parsePrincipleHeading(lead);
  const number = heading.number ?? (list.ordered === true ? String((list.start ?? 1) + index) : null);
  return { ...heading, number };
}

function boldLead(paragraph: Paragraph): string | null {
  const [first, second] = paragraph.children;
  if (first?.type !== 'strong') return null;
  const lead = plainText(first).replace(/(?<!\s)\s*[:：.]$/, '');
  const separated = /[:：.]$/.test(plainText(first)) || separates(second);
  return separated && lead !== '' && lead.length <= 100 ? lead : null;
}

function separates(next: PhrasingContent | undefined): boolean {
  return next === undefined || (next.type === 'text' && /^\s*(?:[:：—–-]|\n|\()/.test(next.value));
}

const MAX_NAME = 80;
/** What ends the name that leads an item: a colon or a dash, else the end of its first sentence. */
const NAME_END = /[:：]|\s[—–-]\s|[.。;；](?=\s|$|[^\x20-\x7e])/u;

function plainItem(item: ListItem, list: List, index: number): PrincipleSection[] {
  const [first] = item.children;
  if (first?.type !== 'paragraph') return [];
  // A numeral such as "I." before the name does not end a sentence.
  const { number, name, nonNegotiable } = numberedHeading(plainText(first), list, index);
  const end = NAME_END.exec(name)?.index ?? name.length;
  const cut = name.slice(0, Math.min(end === 0 ? name.length : end, MAX_NAME)).trim();
  const heading = { number, name: cut, nonNegotiable };
  return cut === '' ? [] : [{ heading, position: startOf(first), content: item.children }];
}

const NAME_HEADERS = whole(({ constitution }) => constitution.nameColumns);
const NUMBER_HEADERS = whole(({ constitution }) => constitution.numberColumns);

/** A table with a principle in each row, which its header says. */
function tablePrinciples(table: Table): PrincipleSection[] {
  const [header, ...rows] = table.children;
  if (header === undefined) return [];
  const titles = header.children.map((cell) => comparableName(plainText(cell)));
  const name = titles.findIndex((title) => NAME_HEADERS.test(title));
  if (name < 0) return [];
  const number = titles.findIndex((title, at) => at !== name && (title === '' || NUMBER_HEADERS.test(title)));
  return rows.flatMap((row) => rowPrinciple(row, { header, name, number }));
}

function rowPrinciple(
  row: TableRow,
  at: { header: TableRow; name: number; number: number },
): PrincipleSection[] {
  const text = (index: number): string => {
    const cell = row.children[index];
    return cell === undefined ? '' : plainText(cell);
  };
  const heading = parsePrincipleHeading(text(at.name));
  if (heading.name === '') return [];
  const own = text(at.number).replace(/[.)]$/, '').trim();
  const number = heading.number ?? (numberValue(own) === null ? null : own);
  return [{ heading: { ...heading, number }, position: startOf(row), content: restOf(row, at) }];
}

const EXPLAINING = new RegExp(`^(?:${anyOf(({ constitution }) => constitution.reasonColumns)})`, 'u');

/** The cells beside number and name, as paragraphs; those that explain are left out. */
function restOf(row: TableRow, at: { header: TableRow; name: number; number: number }): Paragraph[] {
  return row.children.flatMap((cell, index): Paragraph[] => {
    const [first, last] = [cell.children[0]?.position, cell.children[cell.children.length - 1]?.position];
    const title = at.header.children[index];
    const explains = title !== undefined && EXPLAINING.test(comparableName(plainText(title)));
    if (index === at.name || index === at.number || explains || first === undefined || last === undefined)
      return [];
    return [{ type: 'paragraph', children: cell.children, position: { start: first.start, end: last.end } }];
  });
}
