import type { List, ListItem } from 'mdast';
import type { CheckVerdict } from '../../../model/plan.js';
import { startOf } from '../../../markdown/syntax-tree.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { isNumberedName, takeNumbers } from '../../../principles/principle-number.js';
import { nestedLists, readCheckLine, type ItemLine } from './check-line.js';
import { phaseOf, type CheckPhase } from './check-phase.js';
import { resultOf, type ClosingLine } from './closing-line.js';
import { gatesOnLine } from './gates-on-line.js';
import { isNoteLabel } from './label-words.js';
import { readNamed, type NamedLine } from './named-line.js';
import { rowOf, type Group, type RowCollector } from './row-collector.js';
import { worst } from './stated-verdict.js';
import { isHeldBack } from './word-at-start.js';

export interface ListContext {
  readonly lines: readonly SourceLine[];
  readonly collector: RowCollector;
  readonly phase: CheckPhase;
  readonly depth: number;
  /** Below an item that is a gate, where labels name none. */
  readonly isBelowGate?: boolean;
  /** Reads a line that Markdown takes for the end of an item and that begins with a label of its own. */
  readonly readLine: (line: SourceLine) => void;
}

const MAX_NESTING = 6;

/** Reads the items of a list as gates of their own, or as evidence of the group they are under. */
export function readList(list: List, context: ListContext): void {
  const group = context.collector.open;
  if (group && context.depth === 0) group.hasList = true;
  const container = `list ${startOf(list).line}`;
  const labels = list.children.map((item) => SHORT_LABEL.test(itemText(item, context.lines)));
  const some = labels.length > 1 && labels.every(Boolean) ? ('every' as const) : ('some' as const);
  list.children.forEach((item, index) => {
    const number = list.ordered ? String((list.start ?? 1) + index) : null;
    const labelled = labels[index] === true ? some : null;
    const text = itemText(item, context.lines);
    const several = gatesOnLine(text);
    const phase = phaseOf(several?.label ?? '') ?? context.phase;
    for (const row of several?.gates ?? separateRows(text)) {
      const line = readCheckLine(row, 'item', startOf(item));
      const own = { ...line, item, checked: item.checked ?? null, number, container, labelled };
      foldItem(own, { ...context, phase });
    }
    linesBehind(item, context.lines).forEach((line) => context.readLine(line));
  });
}

/** "**I. Simple** ✅ / **II. Local** ✅": several rows on one line, each with a bold name. */
function separateRows(text: string): string[] {
  const parts = text.split(/\s[/／|｜·]\s(?=\S{0,3}\s?(?:\*\*|__))/u);
  const isRow = (one: string): boolean => {
    const named = readNamed(one);
    return named.bold && (named.verdict !== null || isNumberedName(named.name));
  };
  return parts.length > 1 && parts.every(isRow) ? parts : [text];
}

/** First what an item is whatever it is below, then what it is below the open group. */
function foldItem(line: ItemLine, context: ListContext): void {
  const { meaning } = line;
  const group = context.collector.open;
  if (meaning.kind === 'instruction' || meaning.kind === 'caption') return readNested(line.item, context);
  if (meaning.kind === 'closing') return addClosing(line, meaning.closing, context);
  if (meaning.kind === 'phase') return addResult(line, context);
  if (meaning.kind === 'result' && !(meaning.ofOne && isNumberedHeading(group)))
    return addResult(line, context);
  if (group && isOfPrinciple(group, line)) return addEvidence(line, group);
  switch (meaning.kind) {
    case 'file':
      return;
    case 'verdict':
    case 'status':
    case 'result':
      return group ? addEvidence(line, group) : addResult(line, context);
    case 'note':
      if (group) return addEvidence(line, group);
      return line.number === null || !line.named.bold
        ? readNested(line.item, context)
        : foldName(line, context);
    case 'name':
      return foldName(line, context);
  }
}

/** An open box before "All gates pass" says that this is still to be found out. */
function addClosing(
  { named, checked, position }: ItemLine,
  closing: ClosingLine,
  context: ListContext,
): void {
  const boxed = checked === null ? closing.verdict : boxVerdict(checked, named);
  const said = boxed === 'pass' || checked === null ? closing : { ...closing, verdict: boxed, all: false };
  context.collector.addResult(said, context.phase, position);
}

function isNumberedHeading(group: Group | null): boolean {
  return group?.source === 'heading' && isNumberedName(group.name);
}

/** An item that may name a gate: a row, a gate of the group above it, or evidence of that group. */
function foldName(line: ItemLine, context: ListContext): void {
  const { named, checked } = line;
  const group = context.collector.open;
  if (group && named.weak && checked === null) return addChild(line, group, context);
  if (group?.source === 'verdict' && named.verdict === null && named.bold)
    return addRow({ ...line, named: { ...named, verdict: group.verdict } }, context);
  if (group && named.place === 'lead' && checked === null && !isGateBelow(named, group))
    return addEvidence(line, group);
  addRow(line, context);
}

/** Whether what is below a group is about the group itself. */
function isOfPrinciple(group: Group, { named, checked, meaning }: ItemLine): boolean {
  if (group.source === 'verdict') return false;
  if (isNumberedName(group.name) || group.verdict !== null) return true;
  return group.source === 'heading' && checked === null && !isAnswer(named) && meaning.kind !== 'file'
    ? !isGateBelow(named, group)
    : false;
}

/** "- ✅ **Naming**: …" below a label that is not a principle: a gate with an answer of its own. */
function isGateBelow(named: NamedLine, group: Group): boolean {
  return (
    group.source === 'label' &&
    group.note === '' &&
    !isNumberedName(group.name) &&
    named.bold &&
    named.separated &&
    named.place === 'lead' &&
    !named.onlyVerdict
  );
}

/** Whether an item answers a named question ("Single data model? ✅") rather than giving evidence. */
function isAnswer(named: NamedLine): boolean {
  return (
    named.verdict !== null &&
    named.place === 'tail' &&
    named.separated &&
    !named.onlyVerdict &&
    !isNoteLabel(named.name)
  );
}

/** An item as a row of its own, or as several; what it only introduces is looked for below it. */
function addRow(line: ItemLine, context: ListContext): void {
  const { item, named, checked, number, container } = line;
  const { collector } = context;
  const group = collector.open;
  const nested = nestedVerdicts(item, context);
  const verdict =
    checked === null ? (named.verdict ?? (named.bold ? nested : null)) : boxVerdict(checked, named);
  if (verdict === null && !named.bold) {
    if (group && (named.separated || line.labelled === 'every')) return addChild(line, group, context);
    if (line.labelled === null || line.meaning.kind !== 'name') return readNested(item, context);
    addPlain(line, context);
    return readNested(item, { ...context, isBelowGate: line.labelled === 'every' });
  }
  if (isContradicted(line)) collector.tellContradiction(named.name, line.position);
  for (const name of principlesIn(named.name)) {
    const row = rowOf(name, verdict ?? 'unknown', {
      phase: context.phase,
      position: line.position,
      note: named.rest,
    });
    if (row.principle === '') continue;
    const numbered = row.number === null && number !== null ? { ...row, number } : row;
    const counted = number !== null && named.bold && line.meaning.kind === 'name';
    const candidate = { row: numbered, stated: verdict !== null, container, certain: false, counted };
    if (group) group.children.push(candidate);
    else collector.add(candidate);
  }
}

/** "Simplicity: one package": a label of a few words before its text, or before the list below it. */
const SHORT_LABEL = /^\s*(?!\*\*|__)[^:：?？]{1,60}(?:：|:(?=\s|$)|[?？](?=\s|$))/u;

/** A gate that is treated without a verdict, where every item beside it has a label, or most of them have verdicts. */
function addPlain(line: ItemLine, { collector, phase, isBelowGate }: ListContext): void {
  const { named, container, position, labelled } = line;
  if (labelled === null || isBelowGate === true || named.name === '') return;
  if (labelled === 'some' && !named.separated) return;
  const row = rowOf(named.name, 'unknown', { phase, position, note: named.rest });
  collector.add({ row, stated: false, container, certain: false, plain: labelled });
}

/** "III / IV / V" names three principles; any other name one. */
export function principlesIn(name: string): readonly string[] {
  const several = takeNumbers(name);
  return several !== null && /^[\s.:：]*$/.test(several.rest) ? several.numbers : [name];
}

/** An item without an answer among siblings that may have some: a gate that is treated without a verdict. */
function addChild(line: ItemLine, group: Group, { phase }: ListContext): void {
  const { named, container, position, labelled } = line;
  const row = rowOf(named.name, 'unknown', { phase, position, note: named.rest });
  const plain = labelled === 'every' ? ({ plain: labelled } as const) : {};
  group.children.push({ row, stated: false, container, certain: false, ...plain });
}

/** A ticked box beside "FAIL" is no pass, and an open one beside a leading ❌ is a failure. */
function boxVerdict(checked: boolean, named: NamedLine): 'pass' | 'fail' | 'pending' {
  const fails = named.verdict === 'fail' && !named.weak;
  if (checked) return fails && named.alone ? 'fail' : isOpen(named) ? 'pending' : 'pass';
  return fails && named.place === 'lead' ? 'fail' : 'pending';
}

/** "[x] II. Tests: TBD": what is still to come is not done, whatever its box says. */
function isOpen(named: NamedLine): boolean {
  return (named.verdict === 'pending' && named.alone && !named.weak) || isHeldBack(named.rest);
}

function isContradicted({ named, checked }: ItemLine): boolean {
  return named.contradicted || (checked === true && boxVerdict(checked, named) === 'fail');
}

/** Status lines, marks and boxes below a principle are about that principle. */
function addEvidence({ named, checked, meaning }: ItemLine, group: Group): void {
  const phase = phaseOf(named.name) ?? group.phase;
  if (checked !== null) {
    group.evidence.push({ verdict: boxVerdict(checked, named), phase });
  } else if (meaning.kind === 'status' || (meaning.kind === 'result' && meaning.ofOne)) {
    if (named.verdict === null) return;
    if (phase === group.phase) group.status ??= named.verdict;
    else group.evidence.push({ verdict: named.verdict, phase });
  } else if (named.verdict !== null && (named.place === 'lead' || named.onlyVerdict)) {
    group.evidence.push({ verdict: named.verdict, phase });
  }
}

function addResult({ named, checked, position }: ItemLine, { collector, phase }: ListContext): void {
  const read = resultOf(named.rest === '' ? { ...named, rest: named.name } : named);
  const own = phaseOf(named.name) ?? phase;
  if (checked === null) return collector.addResult(read, own, position);
  const verdict = boxVerdict(checked, named);
  collector.addResult({ verdict, all: verdict === 'pass' && read?.all === true, numbers: [] }, own, position);
}

function nestedVerdicts(item: ListItem, context: ListContext): CheckVerdict | null {
  const verdicts = nestedLists(item)
    .flatMap((list) => list.children)
    .flatMap((child) => {
      const { named, meaning } = readCheckLine(itemText(child, context.lines), 'item', startOf(child));
      if ((child.checked ?? null) !== null) return [boxVerdict(child.checked === true, named)];
      if (named.verdict === null) return [];
      const speaks = meaning.kind === 'status' || meaning.kind === 'result';
      return speaks || named.place === 'lead' || named.onlyVerdict ? [named.verdict] : [];
    });
  return verdicts.length === 0 ? null : worst(verdicts);
}

function readNested(item: ListItem, context: ListContext): void {
  if (context.depth >= MAX_NESTING) return;
  for (const list of nestedLists(item)) readList(list, { ...context, depth: context.depth + 1 });
}

/** "**Gate result**: PASS" right below a list, without a blank line, is not a part of its last item. */
const LABEL = /^(?:\*\*|__)[^*]{1,120}(?:(?:\*\*|__)\s{0,3}[:：]|[:：]\s{0,3}(?:\*\*|__))/;

function linesOfItem(
  item: ListItem,
  lines: readonly SourceLine[],
): { own: SourceLine[]; behind: SourceLine[] } {
  const first = item.children[0];
  if (first?.type !== 'paragraph') return { own: [], behind: [] };
  const start = first.position?.start.line ?? 1;
  const all = lines.slice(start - 1, first.position?.end.line ?? start);
  const end = all.findIndex(({ text }, index) => index > 0 && LABEL.test(text));
  return end === -1 ? { own: all, behind: [] } : { own: all.slice(0, end), behind: all.slice(end) };
}

function linesBehind(item: ListItem, lines: readonly SourceLine[]): readonly SourceLine[] {
  return linesOfItem(item, lines).behind;
}

/** The raw text of an item's first paragraph, its wrapped lines joined. */
function itemText(item: ListItem, lines: readonly SourceLine[]): string {
  const column = (item.children[0]?.position?.start.column ?? 1) - 1;
  return linesOfItem(item, lines)
    .own.map((line, index) => (index === 0 ? line.text.slice(column) : line.text.trim()))
    .join(' ');
}
