import type { RootContent } from 'mdast';
import type { KnownGates } from '../documents/constitution/known-gates.js';
import { constitutionOf } from '../documents/constitution/read-constitution.js';
import { principleSections, type PrincipleSection } from '../documents/constitution/sections.js';
import { readSource, type Source } from '../markdown/constitution-source.js';
import { lastLine, startOf } from '../markdown/syntax-tree.js';
import type { ConstitutionDocument } from '../model/constitution.js';
import { linesOf } from '../markdown/source-lines.js';
import { failed } from './problem.js';

/** A constitution that can be edited: as data, and where its principles are. */
export interface OpenConstitution {
  readonly ok: true;
  readonly text: string;
  readonly document: ConstitutionDocument;
  /** The kinds of gates that it was read with. */
  readonly known: KnownGates;
  readonly source: Source;
  readonly sections: readonly PrincipleSection[];
  /** Without line ends. */
  readonly lines: readonly string[];
}

/** Opens a constitution for an edit; refused when it cannot be read or has a merge conflict. */
export function openConstitution(
  text: string,
  known: KnownGates,
): OpenConstitution | ReturnType<typeof failed> {
  const source = readSource(text);
  if (typeof source === 'string') return failed('unreadable', { subject: source });
  const [conflict] = source.conflicts;
  if (conflict !== undefined) return failed('conflict', { line: conflict.position.line });
  const document = constitutionOf(source, known);
  if (document.findings.some(({ reason }) => reason === 'constitution-unreadable'))
    return failed('unreadable');
  const sections = principleSections(source.root, source.lineCount);
  return { ok: true, text, document, known, source, sections, lines: linesOf(text) };
}

/** Where the text of a principle ends, and how what is added there is written. */
export interface PrincipleEnd {
  /** The line behind which something can be added. */
  readonly line: number;
  /** Spaces that keep it inside the list item that the principle is. */
  readonly indent: string;
  readonly inList: boolean;
}

/** The end of a principle before what only follows it: lines between sections, link targets, the version. */
export function endOfPrinciple(section: PrincipleSection, open: OpenConstitution): PrincipleEnd {
  const version = open.document.version?.position.line ?? 0;
  const own = [...section.content];
  while (own.length > 0 && onlyFollows(own[own.length - 1], version)) own.pop();
  const last = own[own.length - 1];
  const line = Math.max(section.position.line, last === undefined ? 0 : lastLine(last));
  const before = (open.lines[section.position.line - 1] ?? '').slice(0, section.position.column - 1);
  const inList = /^\s*(?:[-*+]|\d{1,9}[.)])\s+$/.test(before);
  return { line, indent: inList ? before.replace(/[^\t]/g, ' ') : '', inList };
}

function onlyFollows(node: RootContent | undefined, version: number): boolean {
  if (node === undefined) return false;
  if (node.type === 'thematicBreak' || node.type === 'definition') return true;
  return node.type !== 'heading' && version > 0 && startOf(node).line <= version && lastLine(node) >= version;
}
