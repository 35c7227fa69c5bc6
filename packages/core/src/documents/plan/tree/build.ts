import type { Finding } from '../../../model/finding.js';
import type { EntryStatus, LayoutEntry } from '../../../model/plan.js';
import type { SourceLine } from '../../source.js';
import { cut, part } from '../../text.js';
import { readDrawing, type DrawnLine } from './drawing.js';
import { kindByComment, kindByName } from './kind.js';
import { readNode, type NodeText } from './names.js';
import { statusOf } from './status.js';

/** Entries of one plan that are read, and how deep a tree may be; real plans have 142 entries at most. */
export const MAX_ENTRIES = 10_000;
export const MAX_DEPTH = 100;
const MAX_PATH = 1_024;

interface Draft {
  readonly paths: readonly string[];
  readonly node: NodeText;
  readonly drawn: DrawnLine;
  readonly deleted: boolean;
  comment: string;
  hasChildren: boolean;
}

interface Open {
  readonly indent: number;
  /** Null below what declares no path of its own (a pattern, a remark): nothing there is an entry. */
  readonly path: string | null;
  readonly draft: Draft | null;
}

/** A drawn tree, a flat list or an indented list as entries. */
export class TreeReader {
  readonly findings: Finding[] = [];
  private readonly drafts: Draft[] = [];
  private stopped = false;
  /** Below a label that says that what follows is to go. */
  private inDeleted = false;

  /** Reads the lines of one code block. */
  read(lines: readonly SourceLine[], quoted: boolean): void {
    const stack: Open[] = [];
    let last: { draft: Draft | null; commentColumn: number } = { draft: null, commentColumn: Infinity };
    for (const line of lines) {
      if (this.stopped) return;
      const drawn = readDrawing(line, quoted);
      if (!drawn) {
        if (line.text.trim() === '') this.inDeleted = false;
        continue;
      }
      if (this.continues(drawn, last)) continue;
      last = this.readLine(drawn, stack);
    }
  }

  /** The entries in the order of the drawing, each path once. */
  entries(): LayoutEntry[] {
    const byPath = new Map<string, LayoutEntry>();
    for (const draft of this.drafts) {
      const own = draft.node.status === 'unspecified' ? statusOf(draft.comment) : draft.node.status;
      const status = own === 'unspecified' && draft.deleted ? 'deleted' : own;
      for (const written of draft.paths.filter((path) => path !== '')) {
        const entry = entryOf(draft, written, status);
        const known = byPath.get(entry.path);
        byPath.set(entry.path, known ? merge(known, entry) : entry);
      }
    }
    return [...byPath.values()];
  }

  /** A line that only goes on with the comment above it. */
  private continues(drawn: DrawnLine, last: { draft: Draft | null; commentColumn: number }): boolean {
    if (drawn.branch || !last.draft || drawn.column < 8 || drawn.column + 2 < last.commentColumn)
      return false;
    last.draft.comment += ` ${drawn.text.replace(/^(?:#|\/\/|←|—)\s*/, '')}`;
    return true;
  }

  private readLine(drawn: DrawnLine, stack: Open[]): { draft: Draft | null; commentColumn: number } {
    const node = readNode(drawn.text);
    if (node.omitted === 'label' && !drawn.branch)
      this.inDeleted = DELETED_GROUP.test(drawn.text) && !OTHER_GROUP.test(drawn.text);
    if (node.omitted === 'label' && !drawn.branch && drawn.text.startsWith('#'))
      return { draft: null, commentColumn: Infinity };
    while (stack.length > 0 && (stack[stack.length - 1]?.indent ?? 0) >= drawn.indent) stack.pop();
    const parent = stack[stack.length - 1];
    if (stack.length >= MAX_DEPTH) {
      this.stop('tree-too-deep', MAX_DEPTH, drawn);
      return { draft: null, commentColumn: Infinity };
    }
    if (parent?.draft && node.omitted !== 'symbol') parent.draft.hasChildren = true;
    const base = parent ? parent.path : '';
    const paths =
      base === null
        ? []
        : node.names.map((name) => join(base, name)).filter((path) => path.length <= MAX_PATH);
    if (base !== null) this.noteOmission(node, drawn);
    const draft = this.keep(paths, node, drawn);
    stack.push({
      indent: drawn.indent,
      path: childBase(node, paths, isBracketed(node, drawn) || node.omitted === 'label' ? base : null),
      draft,
    });
    const comment = node.comment === null ? -1 : drawn.text.indexOf(node.comment.slice(0, 12));
    return { draft, commentColumn: comment === -1 ? Infinity : drawn.column + comment };
  }

  private keep(paths: readonly string[], node: NodeText, drawn: DrawnLine): Draft | null {
    if (paths.length === 0) return null;
    if (this.drafts.length >= MAX_ENTRIES) {
      this.stop('tree-too-large', MAX_ENTRIES, drawn);
      return null;
    }
    const draft = {
      paths,
      node,
      drawn,
      deleted: this.inDeleted,
      comment: node.comment ?? '',
      hasChildren: false,
    };
    this.drafts.push(draft);
    return draft;
  }

  private stop(reason: 'tree-too-deep' | 'tree-too-large', limit: number, drawn: DrawnLine): void {
    this.stopped = true;
    this.findings.push({
      reason,
      args: { limit },
      position: { line: drawn.line.number, column: drawn.column },
    });
  }

  /** Ellipses, labels, symbols and remarks in brackets are plain enough; what else declares nothing is told. */
  private noteOmission(node: NodeText, drawn: DrawnLine): void {
    const unclear =
      node.omitted === 'alternative' || (node.omitted === 'remark' && !/^[\s([{（【<.…]/.test(drawn.text));
    if (node.omitted !== 'pattern' && !unclear) return;
    const reason = node.omitted === 'pattern' ? 'tree-pattern' : 'tree-line-not-understood';
    const position = { line: drawn.line.number, column: drawn.column };
    this.findings.push({ reason, args: { text: cut(drawn.text) }, position });
  }
}

/** The path that the entries below a line begin with; null where nothing below is an entry. */
function childBase(node: NodeText, paths: readonly string[], transparent: string | null): string | null {
  // A label such as "Root workspace:" and a remark such as "[existing libraries]" are no part of what stands below.
  if (node.names.length === 0) return transparent;
  return paths.length === 0 ? null : part(paths, paths.length - 1).replace(/\/$/, '');
}

function isBracketed(node: NodeText, drawn: DrawnLine): boolean {
  return node.omitted === 'remark' && /^[[(（【]/.test(drawn.text);
}

/** A label over a group of paths that are to go: "# Files to DELETE", "DELETED (dead code):". */
const DELETED_GROUP =
  /\b(?:deleted?|deletions?|removed?|removals?)\b|删除|移除|削除|삭제|gelöscht|entfern|entfällt|supprim|elimin|remov(?:id|er)|rimoss|rimuov/i;

/** What is said of other groups, and of the options of the template ("[REMOVE IF UNUSED] Option 1"). */
const OTHER_GROUP = /\b(?:new|add|mod)|if unused|未使用|未使用なら|option|オプション|选项|옵션/i;

function join(base: string, name: string): string {
  const clean = name.replace(/^\.\/(?=.)/, '');
  if (clean === '.' || clean === './' || clean === '/') return '';
  if (base === '') return clean;
  return `${base}/${clean.replace(/^\/+/, '')}`;
}

function entryOf(draft: Draft, written: string, status: EntryStatus): LayoutEntry {
  const name = written.split('/').findLast((part) => part !== '') ?? '';
  const comment = draft.comment.trim() === '' ? null : draft.comment.trim();
  const isDirectory = written.endsWith('/') || (draft.hasChildren && draft.paths.length === 1);
  const kind = isDirectory ? 'dir' : (kindByName(name) ?? kindByComment(comment) ?? 'dir');
  const position = { line: draft.drawn.line.number, column: draft.drawn.column };
  return {
    path: written.replace(/\/+$/, ''),
    kind,
    status,
    comment: comment && cut(comment.replace(/^#\s*/, ''), 400),
    position,
  };
}

function merge(known: LayoutEntry, later: LayoutEntry): LayoutEntry {
  return {
    ...known,
    kind: known.kind === 'dir' || later.kind === 'dir' ? 'dir' : 'file',
    status: known.status === 'unspecified' ? later.status : known.status,
  };
}
