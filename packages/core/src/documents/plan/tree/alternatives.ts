import { anyOf, whole, wholeWords } from '../../../languages/words.js';
import type { Finding } from '../../../model/finding.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { cut, normaliseLabel, part } from '../../../base/plain-text.js';
import type { Block } from './block.js';

/** What a heading, a line above a block or a comment in it says of the tree below: one of several, or before and after. */
export interface PartLabel {
  readonly kind: 'option' | 'before' | 'after';
  /** "1" of "Option 1"; the kind itself for the others. */
  readonly id: string;
  /** Whether an option is marked as the one that was taken. */
  readonly chosen: boolean;
  readonly text: string;
  readonly line: number;
}

/** A block, or the lines of a block below one label. */
export interface Part {
  readonly block: Block;
  readonly label: PartLabel | null;
}

/** What options of a structure are called: "Option 1", "Opção A", "方案一". */
const OPTION_WORDS = `(?:${anyOf(({ tree }) => tree.options)})`;
const OPTION_NUMBER = '([0-9]{1,2}|[a-f]|[一二三四五])(?![\\p{L}\\p{N}])';
const OPTION = new RegExp(`^${OPTION_WORDS}\\s?${OPTION_NUMBER}`, 'iu');

/** Whether a comment in a tree introduces an option: "# [REMOVE IF UNUSED] Option 1: …". */
export function isOptionLabel(text: string): boolean {
  return labelOf(text, 1)?.kind === 'option';
}

const CHOSEN = new RegExp(`${wholeWords(({ tree }) => tree.chosen)}|✅|✔`, 'iu');
const NOT_CHOSEN = new RegExp(`${wholeWords(({ tree }) => tree.notChosen)}|❌`, 'iu');

const BEFORE = new RegExp(`^(?:${anyOf(({ tree }) => tree.before)})$`, 'u');
const AFTER = new RegExp(`^(?:${anyOf(({ tree }) => tree.after)})$`, 'u');
const MAX_LABEL = 160;

/** What a heading, a lead or a comment says about the tree below it; null if it is not such a label. */
export function labelOf(text: string, line: number): PartLabel | null {
  if (text.length > MAX_LABEL) return null;
  const written = text.replace(/^[\s>]*(?:#{1,6}|\/\/|--|[-*+]\s)?\s*/, '');
  const key = normaliseLabel(written.replace(/^[[【][^\]】]{1,60}[\]】]\s*/, ''));
  const shown = cut(written.replace(/\*\*|__/g, '').trim());
  const option = part(OPTION.exec(key), 1);
  if (option !== '') {
    const chosen = CHOSEN.test(written) && !NOT_CHOSEN.test(written);
    return { kind: 'option', id: option.toLowerCase(), chosen, text: shown, line };
  }
  const bare = key.replace(/(?<!\s)\s*[(（][^()（）]*[)）]\s*$/, '').replace(/[:：]$/, '');
  const inside = SOURCE.test(bare) ? part(/[(（]([^()（）]*)[)）]\s*$/.exec(key), 1) : '';
  for (const said of [bare, inside]) {
    const kind = BEFORE.test(said) ? 'before' : AFTER.test(said) ? 'after' : null;
    if (kind) return { kind, id: kind, chosen: false, text: shown, line };
  }
  return null;
}

/** Headings that say nothing but that a tree follows. */
const SOURCE = whole(({ tree }) => tree.sources);

/** A comment, or words without a path. */
const MAY_BE_LABEL = /^(?:#|\/\/|[*\p{L}][^/.]{1,158}$)/u;

/** The parts of a block under the labels in it; `label` is the one above the block. */
export function partsOf(block: Block, label: PartLabel | null): Part[] {
  const parts: { lines: SourceLine[]; label: PartLabel | null }[] = [{ lines: [], label }];
  for (const line of block.lines) {
    const own = MAY_BE_LABEL.test(line.text) ? labelOf(line.text, line.number) : null;
    if (own) parts.push({ lines: [], label: own });
    parts[parts.length - 1]?.lines.push(line);
  }
  return parts
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines, label: said }) => ({ block: { lines, quoted: block.quoted }, label: said }));
}

/** What the plan chooses, what it says was there before, and why the rest is left out. */
export interface Chosen {
  readonly read: readonly Part[];
  /** Whether a part is one of several options of which the plan chooses none. */
  readonly isOpen: (part: Part) => boolean;
  /** Trees of the state before: of them only what is to go says something of the feature. */
  readonly former: readonly Part[];
  readonly findings: readonly Finding[];
}

/** Leaves out the options that were not taken, and the tree before where there is one after. */
export function chooseParts(parts: readonly Part[], decision: string | null): Chosen {
  const option = chosenOption(parts, decision);
  const undecided = option === null && optionIds(parts).size > 1;
  const replaced = parts.some(({ label }) => label?.kind === 'after');
  const isOther = ({ label }: Part): boolean =>
    label?.kind === 'option' && option !== null && label.id !== option;
  const isFormer = ({ label }: Part): boolean => label?.kind === 'before' && replaced;
  const left = new Map<PartLabel, 'option' | 'before'>();
  for (const one of parts) {
    if (one.label && isOther(one)) left.set(one.label, 'option');
    if (one.label && isFormer(one)) left.set(one.label, 'before');
  }
  return {
    read: parts.filter((one) => !isOther(one) && !isFormer(one)),
    isOpen: ({ label }) => undecided && label?.kind === 'option',
    former: parts.filter(isFormer),
    findings: [...left].map(([label, why]) => ({
      reason: 'tree-part-not-chosen',
      args: { text: label.text, why },
      position: { line: label.line, column: 1 },
    })),
  };
}

/** The option that is marked, or that the Structure Decision names where the option was filled in; null otherwise. */
function chosenOption(parts: readonly Part[], decision: string | null): string | null {
  const options = parts.filter(({ label }) => label?.kind === 'option');
  const ids = optionIds(parts);
  if (ids.size < 2) return null;
  const marked = [...new Set(options.filter(({ label }) => label?.chosen).map(({ label }) => label?.id))];
  if (marked.length > 0) return marked.length === 1 ? (marked[0] ?? null) : null;
  const named = namedOption(decision ?? '');
  if (named === null || !ids.has(named)) return null;
  const filled = options.some(({ label, block }) => label?.id === named && isFilled(block));
  return filled ? named : null;
}

function optionIds(parts: readonly Part[]): ReadonlySet<string> {
  return new Set(parts.flatMap(({ label }) => (label?.kind === 'option' ? label.id : [])));
}

const MENTION = new RegExp(`${OPTION_WORDS}\\s?${OPTION_NUMBER}`, 'giu');

function namedOption(decision: string): string | null {
  const found = [...decision.matchAll(MENTION)];
  const ids = new Set(found.map((match) => part(match, 1).toLowerCase()));
  if (ids.size === 1 || found[0]?.index === 0) return part(found[0], 1).toLowerCase();
  return null;
}

/** Names that the options of Spec Kit's own template hold. */
const TEMPLATE = new Set(
  (
    'src tests models services cli lib contract integration unit backend frontend components pages api ios android or ' +
    'same as above platform specific structure feature modules ui flows platform'
  ).split(' '),
);

/** Whether an option says more than the template does. */
function isFilled(block: Block): boolean {
  const lines = block.lines.slice(1).map(({ text }) => text.replace(/\s(?:#|←|\/\/).*$/, ''));
  const words = lines.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}_.-]*[\p{L}\p{N}]/gu) ?? []);
  return words.some((word) => !word.split('-').every((piece) => TEMPLATE.has(piece)));
}
