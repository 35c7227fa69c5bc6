import type { List, ListItem } from 'mdast';
import { anyOf, pattern } from '../../../languages/words.js';
import { startOf } from '../../../markdown/syntax-tree.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { rowOf, type CheckCollector } from './collect.js';
import { readNamed, type NamedLine } from './named.js';
import { isResultLabel, phaseOf, type CheckPhase } from './phase.js';
import { isFileName, isNoteLabel, isNumberedName, isVerdictLabel, numberOf } from './principle.js';
import { closingSentence, resultOf } from './result.js';
import { verdictAtStart, worst } from './verdict.js';

export interface ListContext {
  readonly lines: readonly SourceLine[];
  readonly collector: CheckCollector;
  readonly phase: CheckPhase;
  readonly depth: number;
}

/** Number of an ordered item, and the list it stands in. */
interface ItemPlace {
  readonly number: string | null;
  readonly container: string;
}

interface ReadItem {
  readonly item: ListItem;
  readonly named: NamedLine;
  /** Null for an item without a box. */
  readonly checked: boolean | null;
}

const MAX_NESTING = 6;
const RESULT_OF_ONE = new RegExp(`^(?:${anyOf(({ check }) => check.resultOfOne)})$`, 'iu');
/** What makes a label with a phase one of the whole check. */
const CHECK = pattern(({ check }) => check.checks, 'i');

/** Reads the items of a list as gates of their own, or as evidence of the group they stand under. */
export function readList(list: List, context: ListContext): void {
  const group = context.collector.open;
  if (group && context.depth === 0) group.hasList = true;
  list.children.forEach((item, index) => {
    const number = list.ordered ? String((list.start ?? 1) + index) : null;
    readItem(item, { number, container: `list ${startOf(list).line}` }, context);
  });
}

function readItem(item: ListItem, place: ItemPlace, context: ListContext): void {
  const { number, container } = place;
  const text = itemText(item, context.lines);
  const named = readNamed(text);
  const checked = item.checked ?? null;
  const read = { item, named, checked };
  const { collector } = context;
  const group = collector.open;
  const own = group?.source === 'heading' && isNumberedName(group.name) && isBareResult(named.name);
  if (!own && isOverall(named, text)) return addResult(read, context);
  if (
    group &&
    (isNumberedName(group.name) ||
      group.verdict !== null ||
      (group.source === 'heading' && checked === null && !isAnswer(named)))
  ) {
    return addEvidence(read, context);
  }
  if (isFileName(named.name)) return;
  const behind = named.onlyVerdict && !group ? principleBehind(named) : null;
  if (behind) return addRow({ ...read, named: behind }, place, context);
  const isGate = number !== null && named.bold && !group;
  if ((isNoteLabel(named.name) && !isGate) || named.onlyVerdict) {
    if (group) return addEvidence(read, context);
    return named.onlyVerdict && named.verdict !== null ? addResult(read, context) : undefined;
  }
  if (group && named.weak && checked === null) return addChild(read, container, context);
  if (group && named.place === 'lead' && checked === null) return addEvidence(read, context);
  addRow(read, place, context);
}

/** An item as a row of its own; what it only introduces is looked for below it. */
function addRow(read: ReadItem, { number, container }: ItemPlace, context: ListContext): void {
  const { item, named, checked } = read;
  const group = context.collector.open;
  const nested = nestedVerdicts(item, context);
  const verdict =
    checked === null ? (named.verdict ?? (named.bold ? nested : null)) : boxVerdict(checked, named);
  if (verdict === null && !named.bold) {
    if (group && named.separated) return addChild(read, container, context);
    return readNested(item, context);
  }
  const row = rowOf(named.name, verdict ?? 'unknown', {
    phase: context.phase,
    position: startOf(item),
    note: named.rest,
  });
  if (row.principle === '') return;
  const candidate = {
    row: row.number === null && number !== null ? { ...row, number } : row,
    stated: verdict !== null,
    container,
    certain: false,
  };
  if (group) group.children.push(candidate);
  else context.collector.add(candidate);
}

/** "PASS: II. Test-First": the principle stands behind its verdict, and its number shows that it is one. */
function principleBehind(named: NamedLine): NamedLine | null {
  if (numberOf(named.rest) === null) return null;
  const behind = readNamed(named.rest);
  return { ...behind, verdict: named.verdict, bold: true, place: 'tail', onlyVerdict: false };
}

/** An item without an answer among siblings that may have some: a gate that is treated without a verdict. */
function addChild({ item, named }: ReadItem, container: string, context: ListContext): void {
  const row = rowOf(named.name, 'unknown', {
    phase: context.phase,
    position: startOf(item),
    note: named.rest,
  });
  context.collector.open?.children.push({ row, stated: false, container, certain: false });
}

function boxVerdict(checked: boolean, named: NamedLine): 'pass' | 'fail' | 'pending' {
  if (checked) return 'pass';
  return named.verdict === 'fail' && named.place === 'lead' ? 'fail' : 'pending';
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

/** Status lines, marks and boxes below a principle speak of that principle. */
function addEvidence({ named, checked }: ReadItem, context: ListContext): void {
  const group = context.collector.open;
  if (!group) return;
  const phase = phaseOf(named.name) ?? group.phase;
  if (checked !== null) {
    group.evidence.push({ verdict: boxVerdict(checked, named), phase });
  } else if (isVerdictLabel(named.name) || isBareResult(named.name)) {
    const stated = verdictAtStart(named.rest);
    if (stated && phase === group.phase) group.status ??= stated.verdict;
    else if (stated) group.evidence.push({ verdict: stated.verdict, phase });
  } else if (named.verdict !== null && (named.place === 'lead' || named.onlyVerdict)) {
    group.evidence.push({ verdict: named.verdict, phase });
  }
}

/** "Result" among the notes on one principle speaks of that principle. */
function isBareResult(name: string): boolean {
  return RESULT_OF_ONE.test(name);
}

function isOverall(named: NamedLine, text: string): boolean {
  if (isResultLabel(named.name) && !/^status$|^compliance$|^assessment$/i.test(named.name)) return true;
  if (
    phaseOf(named.name) !== null &&
    numberOf(named.name) === null &&
    CHECK.test(named.name) &&
    !named.onlyVerdict
  )
    return true;
  return named.verdict === null && closingSentence(text) !== null;
}

function addResult({ item, named, checked }: ReadItem, context: ListContext): void {
  const read = resultOf(
    named.rest === '' ? { ...named, rest: named.name } : named,
    context.phase,
    startOf(item),
  );
  if (checked === null) {
    if (read) context.collector.results.push(read);
    return;
  }
  const verdict = boxVerdict(checked, named);
  const phase = phaseOf(named.name) ?? context.phase;
  const all = verdict === 'pass' && read?.all === true;
  context.collector.results.push({ verdict, phase, all, position: startOf(item) });
}

function nestedVerdicts(item: ListItem, context: ListContext): ReturnType<typeof worst> | null {
  const verdicts = item.children
    .filter((child) => child.type === 'list')
    .flatMap((list) => list.children)
    .flatMap((child) => {
      const named = readNamed(itemText(child, context.lines));
      if ((child.checked ?? null) !== null) return [boxVerdict(child.checked === true, named)];
      if (/^(?:status|verdict|result)$/i.test(named.name) && named.verdict) return [named.verdict];
      return named.verdict !== null && (named.place === 'lead' || named.onlyVerdict) ? [named.verdict] : [];
    });
  return verdicts.length === 0 ? null : worst(verdicts);
}

function readNested(item: ListItem, context: ListContext): void {
  if (context.depth >= MAX_NESTING) return;
  for (const child of item.children) {
    if (child.type === 'list') readList(child, { ...context, depth: context.depth + 1 });
  }
}

/** The raw text of an item's first paragraph, its wrapped lines joined. */
function itemText(item: ListItem, lines: readonly SourceLine[]): string {
  const first = item.children[0];
  if (first?.type !== 'paragraph') return '';
  const start = first.position?.start.line ?? 1;
  const end = first.position?.end.line ?? start;
  const column = (first.position?.start.column ?? 1) - 1;
  return lines
    .slice(start - 1, end)
    .map((line, index) => (index === 0 ? line.text.slice(column) : line.text.trim()))
    .join(' ');
}
