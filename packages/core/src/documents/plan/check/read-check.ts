import type { Paragraph, RootContent } from 'mdast';
import type { Finding } from '../../../model/finding.js';
import type { CheckResult, CheckRow } from '../../../model/plan.js';
import { plainText, startOf } from '../../../markdown/syntax-tree.js';
import { withDescendants, type Section } from '../../../markdown/outline.js';
import type { SourceLine } from '../../../markdown/source-lines.js';
import { cut } from '../../../base/plain-text.js';
import { opensSection } from '../section-names.js';
import { CheckCollector, rowOf, type Group } from './collect.js';
import { firstItemBehind } from './first-item.js';
import { isGateLine, joinWrapped } from './lines.js';
import { readList } from './list.js';
import { readNamed, type NamedLine } from './named.js';
import { isResultLabel, phaseOf, type CheckPhase } from './phase.js';
import { isListLabel, isNoteLabel, isVerdictLabel, numberOf } from './principle.js';
import { closingSentence, resultOf, speaksOfAll } from './result.js';
import { readCheckTable } from './table.js';
import { verdictAtEnd, verdictAtStart } from './verdict.js';

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
    rows.push(...reader.collector.rows());
    results.push(...reader.collector.results);
    findings.push(...reader.findings);
  }
  return { rows, results, findings };
}

/** Level-2 checks, or the only one at a deeper level; and re-checks that stand elsewhere under their own heading. */
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

class CheckReader {
  readonly collector = new CheckCollector();
  readonly findings: Finding[] = [];
  private readonly phases: { depth: number; phase: CheckPhase }[];
  private labelPhase: CheckPhase | null = null;
  /** Below a heading such as "Notes" bold labels name no principle. */
  private aside = false;

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly top: Section,
  ) {
    this.phases = [{ depth: top.depth, phase: phaseOf(top.title) ?? 'pre' }];
  }

  private get phase(): CheckPhase {
    return this.labelPhase ?? this.phases[this.phases.length - 1]?.phase ?? 'pre';
  }

  readSection(section: Section): void {
    if (section !== this.top) this.readHeading(section);
    else this.readTopHeading(section);
    for (const node of section.content) this.readNode(node);
  }

  private readTopHeading(section: Section): void {
    const stated = verdictAtEnd(section.title);
    if (!stated) return;
    const { phase } = this;
    this.collector.results.push({
      verdict: stated.verdict,
      phase,
      all: speaksOfAll(section.title),
      position: section.position,
    });
  }

  private readHeading(section: Section): void {
    this.collector.closeGroup();
    this.labelPhase = null;
    this.aside = false;
    while ((this.phases[this.phases.length - 1]?.depth ?? 0) >= section.depth && this.phases.length > 1)
      this.phases.pop();
    const named = readHeadingText(section.title);
    const phase = phaseOf(section.title);
    if (phase !== null && numberOf(named.name) === null) {
      this.phases.push({ depth: section.depth, phase });
      if (named.verdict !== null) this.pushResult(named, section.position);
      return;
    }
    if (isResultLabel(named.name) || named.onlyVerdict) {
      if (named.verdict !== null) this.pushResult(named, section.position);
      return;
    }
    if (isListLabel(named.name)) return;
    this.aside = isNoteLabel(named.name);
    if (this.aside) return;
    const { position } = section;
    const container = `headings ${section.depth}`;
    this.collector.openGroup({
      name: named.name,
      verdict: named.verdict,
      phase: this.phase,
      position,
      container,
      source: 'heading',
      note: '',
    });
  }

  private readNode(node: RootContent): void {
    if (node.type === 'table') this.readTable(node);
    else if (node.type === 'list')
      readList(node, { lines: this.lines, collector: this.collector, phase: this.phase, depth: 0 });
    else if (node.type === 'paragraph') this.readParagraph(node);
    else if (node.type === 'blockquote') node.children.forEach((child) => this.readNode(child));
  }

  private readTable(table: RootContent & { type: 'table' }): void {
    const rows = readCheckTable(table, this.phase);
    if (rows === null) {
      const header = table.children[0]?.children.map((cell) => plainText(cell)).join(' | ') ?? '';
      this.findings.push({
        reason: 'check-table-not-understood',
        args: { header: cut(header) },
        position: startOf(table),
      });
      return;
    }
    const group = this.collector.open;
    if (group) group.hasTable = true;
    if (group && numberOf(group.name) !== null) return;
    for (const row of rows) {
      this.collector.add({ row, stated: true, container: `table ${startOf(table).line}`, certain: false });
    }
  }

  private readParagraph(node: Paragraph): void {
    const start = node.position?.start.line ?? 1;
    const end = node.position?.end.line ?? start;
    for (const line of joinWrapped(this.lines.slice(start - 1, end))) {
      if (!isGateLine(line.text)) this.readLine(line);
    }
  }

  private readLine(line: SourceLine): void {
    const named = readNamed(line.text);
    if (isListLabel(named.name) && named.rest === '') return this.collector.closeGroup();
    const position = { line: line.number, column: line.text.length - line.text.trimStart().length + 1 };
    const group = this.collector.open;
    if (named.onlyVerdict) {
      if (!group) this.pushResult(named, position);
      else if (group.verdict === null) group.status ??= named.verdict;
      return;
    }
    if (isVerdictLabel(named.name)) {
      // A label with a verdict needs no other: what follows speaks of the whole check.
      if (group && (group.source === 'heading' || group.verdict === null))
        group.status ??= verdictAtStart(named.rest)?.verdict ?? null;
      else this.pushResult(named, position);
      return;
    }
    if (group?.source === 'heading' && named.place === 'lead' && isNoteLabel(named.name)) {
      group.status ??= named.verdict;
      return;
    }
    const closing = closingSentence(line.text);
    if (closing !== null) {
      this.collector.results.push({ ...closing, phase: this.phase, position });
      return;
    }
    const phase = phaseOf(named.name);
    if (named.separated && (isResultLabel(named.name) || (phase !== null && numberOf(named.name) === null))) {
      this.collector.closeGroup();
      if (phase !== null) this.labelPhase = phase;
      const first = firstItemBehind(line);
      if (first) this.readLine(first);
      else this.pushResult(named, position);
      return;
    }
    if (!isNoteLabel(named.name)) this.readPrinciple(named, position);
  }

  private readPrinciple(named: NamedLine, position: CheckRow['position']): void {
    const group = this.collector.open;
    if (group?.source === 'heading') {
      this.readChild(named, position, group);
      return;
    }
    if (!named.separated || (!named.bold && (named.verdict === null || named.place === null))) return;
    if (!named.bold && named.place === 'tail' && verdictAtStart(named.rest) === null) return;
    if (this.aside && numberOf(named.name) === null) return;
    const { phase } = this;
    const container = 'labels';
    this.collector.openGroup({
      name: named.name,
      verdict: named.verdict,
      phase,
      position,
      container,
      source: 'label',
      note: named.rest,
    });
  }

  /** Bold names below a heading that is no numbered principle: gates of their own, as in "Architecture Constraints". */
  private readChild(named: NamedLine, position: CheckRow['position'], group: Group): void {
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

  private pushResult(named: NamedLine, position: CheckResult['position']): void {
    const result = resultOf(named, this.phase, position);
    if (result) this.collector.results.push(result);
  }
}

/** A heading is one name, a verdict before or behind it left out; "Gate Result: PASS" is a label with its result. */
function readHeadingText(title: string): NamedLine {
  const text = title.replace(/\*\*/g, '');
  const labelled = readNamed(text);
  return isResultLabel(labelled.name) ? labelled : readNamed(`**${text}**`);
}
