import type { Paragraph, RootContent } from 'mdast';
import type { Finding } from '../../../model/finding.js';
import type { CheckResult, CheckRow } from '../../../model/plan.js';
import type { Position } from '../../../model/position.js';
import { plainText, startOf } from '../../../markdown/syntax-tree.js';
import { withDescendants, type Section } from '../../../markdown/outline.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { cut } from '../../../base/plain-text.js';
import { numberOf } from '../../../principles/principle-number.js';
import { opensSection } from '../section-names.js';
import { readCheckLine, type CheckLine } from './check-line.js';
import { isPlanned, phaseOf, type CheckPhase } from './check-phase.js';
import { readCheckTable } from './check-table.js';
import { resultOf, speaksOfAll } from './closing-line.js';
import { gatesOnLine, type GatesOnLine } from './gates-on-line.js';
import { principlesIn, readList } from './item-reader.js';
import { readNamed, type NamedLine } from './named-line.js';
import { RowCollector, rowOf, type Group, type NewGroup } from './row-collector.js';
import { verdictAtStart, verdictOfName } from './stated-verdict.js';

/** The rows and closing results of every Constitution Check of a plan, pre- and post-design kept apart. */
export function readConstitutionCheck(
  outline: readonly Section[],
  lines: readonly SourceLine[],
): { rows: CheckRow[]; results: CheckResult[]; findings: Finding[] } {
  const rows: CheckRow[] = [];
  const results: CheckResult[] = [];
  const findings: Finding[] = [];
  for (const section of checkSections(outline)) {
    const reader = new CheckReader(lines, section);
    for (const part of withDescendants(outline, section)) reader.readSection(part);
    const read = reader.collector.rows();
    rows.push(...read);
    results.push(...(read.length === 0 ? reader.wholeResults() : reader.collector.results));
    findings.push(...reader.collector.findings);
  }
  return { rows, results, findings };
}

/** Level-2 checks, or the only one at a deeper level; and re-checks that are elsewhere under their own heading. */
export function checkSections(outline: readonly Section[]): Section[] {
  const all = outline.filter((section) => opensSection(section, 'constitution-check'));
  const depth = Math.min(...all.map((section) => section.depth));
  const chosen: Section[] = [];
  for (const section of all) {
    if (chosen.some((parent) => withDescendants(outline, parent).includes(section))) continue;
    if (section.depth === depth || phaseOf(section.title) === 'post') chosen.push(section);
  }
  return chosen;
}

/**
 * Folds the lines of one check. Each heading, line and item is read once, see `LineMeaning`; what it means for the rows
 * depends on the group that is open above it.
 */
class CheckReader {
  readonly collector = new RowCollector();
  private readonly phases: { depth: number; phase: CheckPhase }[];
  private labelPhase: CheckPhase | null = null;
  /** Below a heading such as "Notes" bold labels name no principle. */
  private aside = false;
  /** Depth of the heading over an announced check or an example, below which nothing is stated. */
  private planned = Infinity;
  /** Below the label of such a check, up to the next one. */
  private suspended = false;
  private bareVerdict: CheckResult | null = null;

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly top: Section,
  ) {
    this.phases = [{ depth: top.depth, phase: phaseOf(top.title) ?? 'pre' }];
  }

  private get phase(): CheckPhase {
    return this.labelPhase ?? this.phases[this.phases.length - 1]?.phase ?? 'pre';
  }

  /** The results of a check that has no rows: where it says no more than a verdict, it says it of all principles. */
  wholeResults(): readonly CheckResult[] {
    const { results } = this.collector;
    const [only, ...others] = results;
    const isWhole = only !== undefined && others.length === 0 && only === this.bareVerdict;
    return isWhole && only.verdict !== 'partial' ? [{ ...only, all: true }] : results;
  }

  readSection(section: Section): void {
    if (section.depth <= this.planned) this.planned = Infinity;
    if (section !== this.top) this.readHeading(section);
    else this.readTopHeading(section);
    if (this.planned === Infinity) for (const node of section.content) this.readNode(node);
  }

  private readTopHeading(section: Section): void {
    if (this.phase === 'post' && isAnnounced(section.title, readNamed(`**${section.title}**`)))
      this.planned = section.depth;
    const stated = verdictOfName(section.title);
    if (!stated || this.planned !== Infinity) return;
    const closing = { verdict: stated.verdict, all: speaksOfAll(section.title), numbers: [] };
    this.collector.addResult(closing, this.phase, section.position);
  }

  private readHeading(section: Section): void {
    if (this.planned !== Infinity) return;
    this.collector.closeGroup();
    this.labelPhase = null;
    this.suspended = false;
    this.aside = false;
    while ((this.phases[this.phases.length - 1]?.depth ?? 0) >= section.depth && this.phases.length > 1)
      this.phases.pop();
    const line = readCheckLine(section.title, 'heading', section.position);
    const { named, meaning, position } = line;
    switch (meaning.kind) {
      case 'instruction':
      case 'caption':
        return;
      case 'closing':
        return this.collector.addResult(meaning.closing, this.phase, position);
      case 'phase':
        if (isAnnounced(section.title, named)) this.planned = section.depth;
        else this.addResult(line);
        this.phases.push({ depth: section.depth, phase: meaning.phase });
        return;
      case 'status':
      case 'result':
        return this.addResult(line);
      case 'verdict':
        return this.openGroup(line, { source: 'verdict', container: `headings ${section.depth}` });
      case 'note':
        this.aside = true;
        if (named.verdict !== null)
          this.openGroup(line, { source: 'verdict', container: `headings ${section.depth}` });
        return;
      case 'file':
      case 'name':
        this.openGroup(line, { source: 'heading', container: `headings ${section.depth}` });
    }
  }

  private readNode(node: RootContent): void {
    if (this.suspended && (node.type === 'table' || node.type === 'list')) return;
    if (node.type === 'table') this.readTable(node);
    else if (node.type === 'list')
      readList(node, {
        lines: this.lines,
        collector: this.collector,
        phase: this.phase,
        depth: 0,
        readLine: (line) => this.readLine(line),
      });
    else if (node.type === 'paragraph') this.readParagraph(node);
    else if (node.type === 'blockquote') node.children.forEach((child) => this.readNode(child));
  }

  private readTable(table: RootContent & { type: 'table' }): void {
    const read = readCheckTable(table, this.phase);
    if (read === null) {
      const header = table.children[0]?.children.map((cell) => plainText(cell)).join(' | ') ?? '';
      this.collector.findings.push({
        reason: 'check-table-not-understood',
        args: { header: cut(header) },
        position: startOf(table),
      });
      return;
    }
    const group = this.collector.open;
    if (group) group.hasTable = true;
    if (group && group.source !== 'verdict' && numberOf(group.name) !== null) return;
    for (const { principle, position } of read.contradictions)
      this.collector.tellContradiction(principle, position);
    for (const row of read.rows) {
      this.collector.add({ row, stated: true, container: `table ${startOf(table).line}`, certain: false });
    }
  }

  private readParagraph(node: Paragraph): void {
    const start = node.position?.start.line ?? 1;
    const end = node.position?.end.line ?? start;
    for (const line of joinWrapped(this.lines.slice(start - 1, end))) this.readLine(line);
  }

  private readLine(source: SourceLine): void {
    const { text, number } = source;
    const position = { line: number, column: text.length - text.trimStart().length + 1 };
    const several = this.suspended ? null : gatesOnLine(text);
    if (several !== null) return this.readGates(several, position);
    const line = readCheckLine(text, 'paragraph', position);
    const { named, meaning } = line;
    const group = this.collector.open;
    if (this.suspended && meaning.kind !== 'phase' && meaning.kind !== 'result') return;
    switch (meaning.kind) {
      case 'instruction':
        return;
      case 'caption':
        return this.collector.closeGroup();
      case 'closing':
        return this.collector.addResult(meaning.closing, this.phase, position);
      case 'verdict':
        if (!group) this.addBareVerdict(line);
        else if (group.verdict === null) group.status ??= named.verdict;
        return;
      case 'status':
        // A label with a verdict needs no other: what follows is about the whole check.
        if (group && (group.source === 'heading' || group.verdict === null)) group.status ??= named.verdict;
        else this.addResult(line);
        return;
      case 'phase':
        this.collector.closeGroup();
        this.labelPhase = meaning.phase;
        this.suspended = named.rest === '' && isAnnounced(text, named);
        if (this.suspended) return;
        return this.readBehindLabel(line, source);
      case 'result':
        this.suspended = false;
        this.collector.closeGroup();
        return this.readBehindLabel(line, source);
      case 'note':
        if (group?.source === 'heading' && named.place === 'lead') group.status ??= named.verdict;
        return;
      case 'file':
      case 'name':
        this.readPrinciple(line);
    }
  }

  private readGates({ label, gates }: GatesOnLine, position: Position): void {
    const phase = phaseOf(label);
    if (phase !== null) this.labelPhase = phase;
    this.collector.closeGroup();
    for (const { named } of gates.map((gate) => readCheckLine(gate, 'paragraph', position)))
      for (const name of principlesIn(named.name)) {
        const row = rowOf(name, named.verdict ?? 'unknown', {
          phase: this.phase,
          position,
          note: named.rest,
        });
        this.collector.add({ row, stated: true, container: `line ${position.line}`, certain: false });
      }
  }

  /** "**Initial check**: ✅ **Simplicity**: one package": the gate on the line of a label, or else its result. */
  private readBehindLabel(label: CheckLine, source: SourceLine): void {
    const first = firstGateBehind(source);
    if (first) this.readLine(first);
    else this.addResult(label);
  }

  private readPrinciple(line: CheckLine): void {
    const { named } = line;
    const group = this.collector.open;
    if (group?.source === 'heading') return this.readChild(line, group);
    const isBare = !named.separated && named.place === 'tail' && named.alone;
    if (!named.separated && !isBare) return;
    if (!named.bold && (named.verdict === null || named.place === null)) return;
    const isFailure = named.verdict === 'fail' && named.alone;
    if (!named.bold && !isBare && !isFailure && named.place === 'tail' && verdictAtStart(named.rest) === null)
      return;
    if (this.aside && numberOf(named.name) === null) return;
    for (const name of principlesIn(named.name))
      this.openGroup(line, { source: 'label', container: 'labels', name });
  }

  /** Bold names below a heading that is no numbered principle: gates of their own, as in "Architecture Constraints". */
  private readChild({ named, position }: CheckLine, group: Group): void {
    if (!named.bold || named.name === '' || numberOf(group.name) !== null) return;
    const alone = named.rest === '' && !named.colon;
    const open = group.verdict === null && group.status === null;
    if (!alone && !(open && named.place === 'lead')) return;
    const row = rowOf(named.name, named.verdict ?? 'unknown', {
      phase: this.phase,
      position,
      note: named.rest,
    });
    group.children.push({
      row,
      stated: named.verdict !== null,
      container: `labels ${group.position.line}`,
      certain: alone,
    });
  }

  private openGroup(
    { named, position }: CheckLine,
    as: Pick<NewGroup, 'source' | 'container'> & { readonly name?: string },
  ): void {
    const { name, verdict, rest: note, contradicted } = named;
    this.collector.openGroup({ name, verdict, phase: this.phase, position, note, ...as });
    if (contradicted) this.collector.tellContradiction(as.name ?? name, position);
  }

  private addResult({ named, position }: CheckLine): void {
    this.collector.addResult(resultOf(named), phaseOf(named.name) ?? this.phase, position);
  }

  private addBareVerdict(line: CheckLine): void {
    const { length } = this.collector.results;
    this.addResult(line);
    this.bareVerdict = this.collector.results[length] ?? null;
  }
}

/** "Post-design check (to be done)", "Example of a re-check": nothing below it is stated. */
function isAnnounced(text: string, { verdict }: NamedLine): boolean {
  return verdict === 'pending' || (verdict === null && isPlanned(text));
}

/** A wrapped sentence goes on with the label above it; a line with a label or a mark of its own begins anew. */
function joinWrapped(lines: readonly SourceLine[]): SourceLine[] {
  const joined: SourceLine[] = [];
  for (const line of lines) {
    const last = joined[joined.length - 1];
    const begins =
      /^[\s>]*(?:\*\*|__|[^\p{L}\p{N}\s(（"'`[*_-])/u.test(line.text) ||
      (last !== undefined && /(?: {2}|\\)$/.test(last.text));
    if (last && !begins) joined[joined.length - 1] = { ...last, text: `${last.text} ${line.text.trim()}` };
    else joined.push(line);
  }
  return joined;
}

const LABEL = /^[\s>]*(?:\*\*|__)[^*]{1,120}(?:(?:\*\*|__)\s{0,3}[:：]|[:：]\s{0,3}(?:\*\*|__))\s{0,3}/;

/** The part of a line behind its label, in its place, when a gate with a verdict stands there. */
function firstGateBehind(line: SourceLine): SourceLine | null {
  const length = LABEL.exec(line.text)?.[0].length ?? 0;
  if (length === 0) return null;
  const text = ' '.repeat(length) + line.text.slice(length);
  const { named, meaning } = readCheckLine(text, 'paragraph', { line: line.number, column: length + 1 });
  return meaning.kind === 'name' && isWholeGate(named) ? { ...line, text } : null;
}

function isWholeGate({ bold, colon, rest, verdict }: NamedLine): boolean {
  return bold && colon && rest !== '' && verdict !== null;
}
