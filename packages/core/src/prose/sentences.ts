import type { List, Nodes, Paragraph, Table, TableRow } from 'mdast';
import type { Position } from '../model/position.js';
import { withoutMarkup } from '../base/plain-text.js';
import { rangeOf, type Source } from '../markdown/constitution-source.js';
import { plainText } from '../markdown/syntax-tree.js';
import { anyOf, whole } from '../languages/words.js';
import { isDuty, isScoped, obliges, softens } from './modality.js';

/** A sentence of a principle, as the phrase patterns read it. */
export interface Sentence {
  /** Without emphasis and link targets, in one line; code keeps its backticks. */
  readonly text: string;
  readonly position: Position;
  /** The line that leads a list in ("Every change MUST:"); null when there is none. */
  readonly lead: string | null;
  /** Whether the sentence or its lead says MUST, or its heading does ("Quality Gates"), in any of the languages understood. */
  readonly must: boolean;
  /** The row of a table that it is; null for other text. */
  readonly row: TableRowText | null;
}

/** A row of a table in plain text, beside the header that gives its cells their meaning. */
export interface TableRowText {
  readonly header: readonly string[];
  readonly cells: readonly string[];
}

const MAX_SENTENCES = 400;
const MAX_SENTENCE = 600;
const MAX_DEPTH = 8;

/** What explains a rule instead of stating it. */
const ASIDE = new RegExp(
  String.raw`^[\s>*_+-]{0,12}(?:${anyOf(({ sentences }) => sentences.explains)})[\s*_]{0,6}(?:\([^()\n]{0,40}\))?[\s*_]{0,6}(?:[:：]|[—–-]\s|[*_]{1,3}(?:\s|$))`,
  'iu',
);

/**
 * The sentences of a principle that state something; rationale, examples, notes, quotes and code are left out.
 * @param duty whether a heading over them makes each a duty
 */
export function sentencesOf(content: readonly Nodes[], source: Source, duty = false): Sentence[] {
  const reader = new SentenceReader(source, duty);
  reader.blocks(content, null, 0);
  return reader.sentences;
}

class SentenceReader {
  readonly sentences: Sentence[] = [];
  /** The level of the heading that makes what is below it a duty; 7 if there is none. */
  private dutyFrom = 7;
  constructor(
    private readonly source: Source,
    private readonly duty: boolean,
  ) {}

  blocks(nodes: readonly Nodes[], outer: string | null, depth: number): void {
    let lead = outer;
    let aside = false;
    for (const node of nodes) {
      if (node.type === 'heading') {
        aside = ASIDE.test(`${this.slice(node)}:`.replace(/^#+/, ''));
        lead = outer;
        if (!aside && isDuty(plainText(node))) this.dutyFrom = node.depth;
        else if (node.depth <= this.dutyFrom) this.dutyFrom = 7;
      } else if (node.type === 'paragraph') {
        const text = this.slice(node);
        if (ASIDE.test(text)) lead = ASIDE_LEAD;
        else if (!aside) lead = this.paragraph(node, depth === 0 ? null : outer);
      } else if (node.type === 'list' && !aside && depth < MAX_DEPTH) this.list(node, lead, depth);
      else if (node.type === 'table' && !aside) this.table(node, lead);
    }
  }

  /** Adds the sentences of a paragraph; the paragraph itself when it leads a list in. */
  private paragraph(node: Paragraph, lead: string | null): string | null {
    const [start] = rangeOf(node);
    const stated = beforeAside(this.slice(node));
    for (const [from, to] of sentenceRanges(stated))
      this.add(stated.slice(from, to), start + from, { lead, row: null });
    const last = plain(stated);
    return /[:：]\s*$/.test(last) ? last : lead;
  }

  private list(list: List, lead: string | null, depth: number): void {
    if (lead === ASIDE_LEAD) return;
    for (const item of list.children) {
      const [first] = item.children;
      if (first !== undefined && ASIDE.test(this.slice(first))) continue;
      this.blocks(item.children, lead, depth + 1);
    }
  }

  private table(table: Table, lead: string | null): void {
    if (lead === ASIDE_LEAD) return;
    const [first, ...rows] = table.children;
    const header = first === undefined ? [] : this.cells(first);
    const goals = header.some((title) => GOAL.test(title));
    for (const row of rows) {
      const cells = this.cells(row);
      if (goals && cells.some((cell) => /\d/.test(cell))) continue;
      this.add(cells.join(' : '), rangeOf(row)[0], { lead, row: { header, cells } });
    }
  }

  private cells(row: TableRow): string[] {
    return row.children.map((cell) => plain(this.slice(cell).replace(/^\|/, '').replace(/\|$/, '')));
  }

  private add(written: string, offset: number, about: Pick<Sentence, 'lead' | 'row'>): void {
    const { lead, row } = about;
    const text = plain(written);
    if (text === '' || text.length > MAX_SENTENCE || this.sentences.length >= MAX_SENTENCES) return;
    // What is under "Where possible:" or "For new packages:" is not a rule for everything; "done only when:" is no condition.
    if (lead !== null && (lead === ASIDE_LEAD || softens(lead) || (isScoped(lead) && !isDuty(lead)))) return;
    const blanks = written.length - written.trimStart().length;
    this.sentences.push({
      text,
      position: this.source.position(offset + blanks),
      lead,
      must: this.isDuty(text) || (lead !== null && (obliges(lead) || isDuty(lead))),
      row,
    });
  }

  private isDuty(text: string): boolean {
    return this.duty || this.dutyFrom < 7 || obliges(text);
  }

  private slice(node: Nodes): string {
    return this.source.stated.slice(...rangeOf(node));
  }
}

/** A column of such a name holds what is aimed at, not what is demanded. */
const GOAL = whole(({ sentences }) => sentences.goals, 'i');

/** Stands for a lead whose list explains instead of stating. */
const ASIDE_LEAD = '\u0000aside';

/** A paragraph up to a line that begins its rationale. */
function beforeAside(text: string): string {
  const lines = text.split(/(?<=\n)/);
  const end = lines.findIndex((line, index) => index > 0 && ASIDE.test(line));
  return end < 0 ? text : lines.slice(0, end).join('');
}

/** After these a stop ends no sentence: abbreviations, initials, and German ordinals ("das 95. Perzentil"). */
const NO_END = new RegExp(
  `(?<![\\p{L}\\p{N}_])(?:${anyOf(({ sentences }) => sentences.abbreviations)}|[A-Z])$`,
  'iu',
);
const STOPS = /`[^`]{0,200}`|\n(?=[ \t]*[✅☑✔✓]\uFE0F?\s)|[。！？；]|[.!?;](?=\s|[*_)"”’]{1,3}(?:\s|$)|$)/g;

/** Where sentences start and end. A stop counts before a blank or the end, but not in code; a ticked line starts anew. */
function sentenceRanges(text: string): [number, number][] {
  const ranges: [number, number][] = [];
  let from = 0;
  for (const match of text.matchAll(STOPS)) {
    const end = match.index + match[0].length;
    if (match[0].startsWith('`')) continue;
    if (match[0] === '.' && NO_END.test(text.slice(Math.max(0, end - 9), end - 1))) continue;
    ranges.push([from, end]);
    from = end;
  }
  if (from < text.length) ranges.push([from, text.length]);
  return ranges;
}

/** One line without markup, code with its marks. */
function plain(text: string): string {
  return withoutMarkup(text.replace(/(^|\n)[ \t]*(?:>[ \t]*)+/g, '$1'), 'as written')
    .replace(/^(?: |[✅☑✔✓•]\uFE0F?|\[[ xX]\] ){1,4}/u, '')
    .trim();
}
