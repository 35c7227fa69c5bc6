import type { List, ListItem } from 'mdast';
import { anyOf } from '../../../languages/words.js';
import { numberOf } from '../../../principles/principle-number.js';
import type { Position } from '../../../model/position.js';
import { closingOfNumbers, closingSentence, type ClosingLine } from './closing-line.js';
import { namesBothPhases, phaseOf, type CheckPhase } from './check-phase.js';
import {
  isFileName,
  isListLabel,
  isNoteLabel,
  isResultLabel,
  isResultOfOne,
  isVerdictLabel,
  namesCheck,
} from './label-words.js';
import { readNamed, type NamedLine } from './named-line.js';

/**
 * What one line of a Constitution Check is, decided once from the line alone. What it means in its place, below a heading or
 * a label, is decided by the readers that fold the lines into rows and results.
 */
export type LineMeaning =
  /** "*GATE: Must pass before Phase 0 research*", and what only says when checks take place: it states nothing. */
  | { readonly kind: 'instruction' }
  /** "Verification checklist:": it only introduces the gates below it. */
  | { readonly kind: 'caption' }
  /** "All gates pass.", "I–IV all satisfied": a sentence over the whole check, without a label. */
  | { readonly kind: 'closing'; readonly closing: ClosingLine }
  /** "✅ PASS", "**PASS** — no violations": nothing but a verdict, on what is above it. */
  | { readonly kind: 'verdict' }
  /** "Post-design check:": from here on, or for this line, another check counts. */
  | { readonly kind: 'phase'; readonly phase: CheckPhase }
  /** "Status: ✅": a label of a verdict on what is above it. */
  | { readonly kind: 'status' }
  /** "Gate result: PASS": a label of a verdict on the whole check. `ofOne`: below a principle it is about that one. */
  | { readonly kind: 'result'; readonly ofOne: boolean }
  /** "Evidence: …": a note on a principle. */
  | { readonly kind: 'note' }
  /** "`data-model.md`": a written document is not a gate. */
  | { readonly kind: 'file' }
  /** Everything else: it may name a principle or a gate. */
  | { readonly kind: 'name' };

/** Where a line stands: a heading and a paragraph begin something, an item continues it. */
export type LineSource = 'heading' | 'paragraph' | 'item';

/** One line of a check as written, taken apart, and what it is. */
export interface CheckLine {
  readonly named: NamedLine;
  readonly position: Position;
  readonly meaning: LineMeaning;
}

/** Reads one line, heading or list item of a check. */
export function readCheckLine(text: string, source: LineSource, position: Position): CheckLine {
  const read = source === 'heading' ? readHeadingText(text) : readLabelled(text);
  const named = read.onlyVerdict ? (principleBehind(read) ?? read) : read;
  return { named, position, meaning: meaningOf(text, source, named) };
}

const INSTRUCTION = new RegExp(
  String.raw`^[\s>]*[*_]{1,3}\s*(?:${anyOf(({ check }) => check.gate)})\s*(?:[(（][^()（）]{1,20}[)）]\s*)?[:：]`,
  'iu',
);

function meaningOf(text: string, source: LineSource, named: NamedLine): LineMeaning {
  if (source !== 'heading' && isInstruction(text, named)) return { kind: 'instruction' };
  const closing = closingOf(text, source, named);
  if (closing) return { kind: 'closing', closing };
  if (named.onlyVerdict) return { kind: 'verdict' };
  if (isListLabel(named.name) && (source === 'heading' || named.rest === '')) return { kind: 'caption' };
  return labelOf(source, named) ?? { kind: isFileName(named.name) ? 'file' : 'name' };
}

function labelOf(source: LineSource, named: NamedLine): LineMeaning | null {
  const { name } = named;
  if (numberOf(name) !== null) return null;
  const ofOne = isResultOfOne(name);
  if (source === 'paragraph' && isVerdictLabel(name)) return { kind: 'status' };
  const phase = phaseOf(name);
  if (phase !== null && setsPhase(source, named)) return { kind: 'phase', phase };
  if (source === 'item' && isVerdictLabel(name) && !ofOne) return { kind: 'status' };
  if (isResultLabel(name) && (source !== 'paragraph' || named.separated)) return { kind: 'result', ofOne };
  return isNoteLabel(name) ? { kind: 'note' } : null;
}

/** "*Checked before Phase 0, checked again after Phase 1.*" is about both checks. */
function isInstruction(text: string, { verdict, bold, name }: NamedLine): boolean {
  return (
    INSTRUCTION.test(text) || (verdict === null && !(bold && phaseOf(name) !== null) && namesBothPhases(text))
  );
}

function setsPhase(source: LineSource, { name, separated }: NamedLine): boolean {
  if (source === 'heading') return true;
  return source === 'paragraph' ? separated : namesCheck(name);
}

/** A bold name with an answer of its own is a gate, whatever its words: "**All requirements are testable**: PASS". */
function closingOf(text: string, source: LineSource, named: NamedLine): ClosingLine | null {
  const isGate = named.bold && named.rest !== '' && named.verdict !== null;
  if (source === 'item' && isGate) return null;
  if (source === 'heading' && numberOf(named.name) !== null) return null;
  return closingSentence(text) ?? (named.bold ? null : closingOfNumbers(text));
}

/** "PASS: II. Test-First": the principle follows its verdict, and its number shows that it is one. */
function principleBehind(named: NamedLine): NamedLine | null {
  if (numberOf(named.rest) === null) return null;
  const behind = readNamed(named.rest);
  return { ...behind, verdict: named.verdict, bold: true, place: 'tail', onlyVerdict: false };
}

/** "**Gate result: ALL PASS**": a label may be set in bold together with what follows it. */
function readLabelled(text: string): NamedLine {
  const named = readNamed(text);
  if (!named.bold || named.rest !== '' || named.onlyVerdict) return named;
  const labelled = readNamed(text.replace(/\*\*|__/g, ''));
  return labelled.rest !== '' && isResultLabel(labelled.name) ? labelled : named;
}

/** A heading is one name, a verdict before or behind it left out; "Gate Result: PASS" is a label with its result. */
function readHeadingText(title: string): NamedLine {
  const text = title.replace(/\*\*/g, '');
  const labelled = readNamed(text);
  return isResultLabel(labelled.name) ? labelled : readNamed(`**${text}**`);
}

/** An item of a list: its line, its box, and the place that gives it a number. */
export interface ItemLine extends CheckLine {
  readonly item: ListItem;
  /** Null for an item without a box. */
  readonly checked: boolean | null;
  /** The number of an ordered item. */
  readonly number: string | null;
  /** Items side by side have the same one. */
  readonly container: string;
  /** Which items of its list begin with a short label; null where this one does not. */
  readonly labelled: 'some' | 'every' | null;
}

/** Lists within the items of a list, as far as they are read. */
export function nestedLists(item: ListItem): List[] {
  return item.children.filter((child) => child.type === 'list');
}
