import { anyOf } from '../../../languages/words.js';
import type { Finding } from '../../../model/finding.js';
import type { EntryStatus, Exemption, LayoutEntry } from '../../../model/plan.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { cut, part } from '../../../base/plain-text.js';
import { readDrawing, type DrawnLine } from './drawing.js';
import { entriesOf, exemptionFor, lastNames, type Draft } from './entries.js';
import { statusOfBracket } from './bracket-label.js';
import { statusOfLabel, type Group } from './groups.js';
import { isSourceFile, kindByName } from './kind.js';
import { isLegend, legendOf } from './marks.js';
import { readNode, type NodeText } from './names.js';
import { isOr, isPlainRemark } from './remarks.js';

/** Entries of one plan that are read, and how deep a tree may be; real plans have 142 entries at most. */
export const MAX_ENTRIES = 10_000;
export const MAX_DEPTH = 100;
const MAX_PATH = 1_024;

interface Open {
  readonly indent: number;
  /** Null below what declares no path of its own (a pattern, a remark): nothing there is an entry. */
  readonly path: string | null;
  readonly draft: Draft | null;
  /** Set for a file of code: what a branch leads to below it is beside it, or is part of its code. */
  readonly beside: string | null;
}

interface Last {
  readonly draft: Draft | null;
  readonly commentColumn: number;
  /** The line, where a comma at its end says that its names go on below. */
  readonly open: DrawnLine | null;
}

const NOTHING: Last = { draft: null, commentColumn: Infinity, open: null };

/** A drawn tree, a flat list or an indented list as entries. */
export class TreeReader {
  readonly findings: Finding[] = [];
  private readonly drafts: Draft[] = [];
  private readonly legend: Map<string, EntryStatus>;
  /** Names of the repository itself, at the top of trees. */
  private readonly roots = new Set<string>();
  private stopped = false;
  private count = 0;
  private exempt: Exemption | null = null;
  /** What the label above says of the entries that follow. */
  private group: Group | null = null;

  /** @param legend what the text around the tree says of signs in it */
  constructor(legend: readonly (readonly [string, EntryStatus])[] = []) {
    this.legend = new Map(legend);
  }

  /**
   * Reads the lines of one code block.
   * @param exempt what holds for all of it
   */
  read(lines: readonly SourceLine[], quoted: boolean, exempt: Exemption | null = null): void {
    this.exempt = exempt;
    const stack: Open[] = [];
    let last = NOTHING;
    const drawing = lines.map((line) => readDrawing(line, quoted));
    for (const [index, drawn] of drawing.entries()) {
      if (this.stopped) return;
      if (!drawn) {
        this.group = null;
      } else if (!drawn.branch && isLegend(drawn.text)) {
        for (const [mark, status] of legendOf(drawn.text)) this.legend.set(mark, status);
      } else if (!this.continues(drawn, last)) {
        const below = drawing[index + 1];
        const holds = (below?.branch ?? false) && (below?.indent ?? 0) > drawn.indent;
        last = this.readLine(besideOpen(drawn, last), stack, holds);
      }
    }
  }

  /** The entries in the order of the drawing, each path once. */
  entries(): LayoutEntry[] {
    return entriesOf(this.drafts, this.legend);
  }

  /** The last names of what is drawn, each once. */
  names(): string[] {
    return lastNames(this.drafts);
  }

  /** A line that only goes on with the comment above it. */
  private continues(drawn: DrawnLine, last: Last): boolean {
    if (drawn.branch || !last.draft || drawn.column < 8 || drawn.column + 2 < last.commentColumn)
      return false;
    last.draft.comment += ` ${drawn.text.replace(/^(?:#|\/\/|←|—)\s*/, '')}`;
    return true;
  }

  private readLine(drawn: DrawnLine, stack: Open[], holds: boolean): Last {
    const node = this.asRoot(
      readNode(drawn.text, holds),
      holds && stack.every(({ indent }) => indent >= drawn.indent),
    );
    if (this.group && drawn.indent < this.group.indent) this.group = null;
    if (node.omitted === 'label') {
      this.openGroup(drawn);
      // The drawing does not say whether the group is at the top or in the tree above it.
      const heads = this.group?.status === 'deleted' && isHeading(drawn.text) && !drawn.branch;
      if (heads && this.drafts.length > 0 && !drawn.text.startsWith('#'))
        this.note('tree-line-not-understood', drawn);
      if (drawn.text.startsWith('#') || !(drawn.branch || isHeading(drawn.text))) return NOTHING;
    }
    while (stack.length > 0 && (stack[stack.length - 1]?.indent ?? 0) >= drawn.indent) stack.pop();
    const parent = stack[stack.length - 1];
    if (stack.length >= MAX_DEPTH) {
      this.stop('tree-too-deep', MAX_DEPTH, drawn);
      return NOTHING;
    }
    if (parent && parent.beside !== null) return this.belowFile(node, drawn, { parent, stack });
    if (parent?.draft && node.omitted !== 'symbol') parent.draft.hasChildren = true;
    const draft = this.place(node, drawn, { base: parent ? parent.path : '', stack });
    return lastOf(draft, node, drawn);
  }

  /** A root of which the plan itself says, there or at an earlier tree, that it is the repository: "shop/  # repo root". */
  private asRoot(node: NodeText, top: boolean): NodeText {
    const name = top && node.names.length === 1 ? part(node.names, 0).replace(/^\.\/|\/+$/g, '') : '';
    if (name === '' || !(this.roots.has(name) || ROOT.test(node.comment ?? ''))) return node;
    this.roots.add(name);
    return { ...node, names: [], omitted: 'root' };
  }

  /** A label ends the one before. One drawn with a branch may be a remark on what is not drawn, unless it deletes. */
  private openGroup(drawn: DrawnLine): void {
    const status = statusOfLabel(drawn.text);
    const counts = status === 'deleted' || !(drawn.branch && statusOfBracket(drawn.text) !== 'unspecified');
    this.group = status === 'unspecified' || !counts ? null : { status, indent: Math.floor(drawn.indent) };
  }

  /** A file holds no files: a path below one is drawn a step too deep, a word there is a part of its code. */
  private belowFile(node: NodeText, drawn: DrawnLine, at: { parent: Open; stack: Open[] }): Last {
    if (node.omitted !== null || !node.names.every(isFileName)) return NOTHING;
    this.note('tree-line-not-understood', drawn);
    const draft = this.place(node, drawn, { base: at.parent.beside, stack: at.stack });
    return lastOf(draft, node, drawn);
  }

  private place(node: NodeText, drawn: DrawnLine, at: { base: string | null; stack: Open[] }): Draft | null {
    const { base, stack } = at;
    const paths =
      base === null
        ? []
        : node.names.map((name) => join(base, name)).filter((path) => path.length <= MAX_PATH);
    if (base !== null) this.noteOmission(node, drawn);
    const inherited = stack.flatMap(({ draft: above }) => (above && exemptionFor(above)) ?? []);
    const draft = this.keep(paths, node, { drawn, inherited: inherited[0] ?? this.exempt });
    const last = part(paths, paths.length - 1);
    stack.push({
      indent: drawn.indent,
      path: childBase(node, paths, isTransparent(node, drawn, stack.length) ? base : null),
      draft,
      beside: isSourceFile(last) ? base : null,
    });
    return draft;
  }

  private keep(
    paths: readonly string[],
    node: NodeText,
    { drawn, inherited }: { drawn: DrawnLine; inherited: Exemption | null },
  ): Draft | null {
    if (paths.length === 0) return null;
    this.count += paths.length;
    if (this.count > MAX_ENTRIES) {
      this.stop('tree-too-large', MAX_ENTRIES, drawn);
      return null;
    }
    const grouped = this.group?.status ?? 'unspecified';
    const draft = { paths, node, drawn, inherited, grouped, comment: node.comment ?? '', hasChildren: false };
    this.drafts.push(draft);
    return draft;
  }

  private stop(reason: 'tree-too-deep' | 'tree-too-large', limit: number, drawn: DrawnLine): void {
    this.stopped = true;
    this.findings.push({ reason, args: { limit }, position: positionOf(drawn) });
  }

  /** Ellipses, labels, symbols and remarks in brackets are clear; anything else that declares nothing is reported. */
  private noteOmission(node: NodeText, drawn: DrawnLine): void {
    if (node.omitted === 'pattern') this.note('tree-pattern', drawn);
    const unclear = node.omitted === 'remark' && (!isPlainRemark(drawn.text) || isOr(drawn.text));
    if (unclear || node.omitted === 'alternative') this.note('tree-line-not-understood', drawn);
  }

  private note(reason: 'tree-pattern' | 'tree-line-not-understood', drawn: DrawnLine): void {
    this.findings.push({ reason, args: { text: cut(drawn.text) }, position: positionOf(drawn) });
  }
}

/** "Root workspace:" heads what is drawn below it; a remark heads only what follows it. */
function isHeading(text: string): boolean {
  return /[:：]$/.test(text) && !/^[[【(（]/.test(text);
}

/** Text below a file that may be a path drawn too deep; keys of a file and members of a class are not paths. */
function isFileName(name: string): boolean {
  return /[/.]/.test(name) && (name.includes('/') || kindByName(name) !== null) && !/["'=]|\[["']/.test(name);
}

const ROOT = new RegExp(
  `^[\\s#/←—–(]*(?:(?:${anyOf(({ tree }) => tree.determiners)}) )?(?:${anyOf(({ tree }) => tree.root)})(?=$|[\\s)）,;:.—–(])`,
  'iu',
);

function positionOf(drawn: DrawnLine): { line: number; column: number } {
  return { line: drawn.line.number, column: drawn.column };
}

function lastOf(draft: Draft | null, node: NodeText, drawn: DrawnLine): Last {
  const at = node.comment === null ? -1 : drawn.text.indexOf(node.comment.slice(0, 12));
  const open = /[,，、]$/.test(drawn.text) && node.comment === null ? drawn : null;
  return { draft, commentColumn: at === -1 ? Infinity : drawn.column + at, open };
}

/** A line without a branch below names that end in a comma goes on with them. */
function besideOpen(drawn: DrawnLine, { open }: Last): DrawnLine {
  return open && !drawn.branch && drawn.indent > open.indent ? { ...drawn, indent: open.indent } : drawn;
}

/** The path that the entries below a line begin with; null where nothing below is an entry. */
function childBase(node: NodeText, paths: readonly string[], transparent: string | null): string | null {
  if (node.names.length === 0) return transparent;
  return paths.length === 0 ? null : part(paths, paths.length - 1).replace(/\/$/, '');
}

/** A label such as "Root workspace:" or a remark such as "[existing libraries]" is not part of the tree below it. */
function isTransparent(node: NodeText, drawn: DrawnLine, depth: number): boolean {
  if (node.omitted === 'label') return true;
  if (node.omitted === 'root') return depth === 0;
  return node.omitted === 'remark' && /^[[(（【]/.test(drawn.text);
}

function join(base: string, name: string): string {
  const clean = name.replace(/^\.\/(?=.)/, '');
  if (/^(?:[A-Za-z]:)?\.?\/?$/.test(clean)) return '';
  if (base === '') return clean;
  // "docs/guide/" above "docs/guide/start.md": the whole path is written again.
  if (base.includes('/') && clean.startsWith(`${base}/`)) return clean;
  return `${base}/${clean.replace(/^\/+/, '')}`;
}
