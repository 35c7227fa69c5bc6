import type { Finding } from '../../../model/finding.js';
import type { CheckResult, CheckRow, CheckVerdict } from '../../../model/plan.js';
import type { Position } from '../../../model/position.js';
import { cut } from '../../../base/plain-text.js';
import { isNumberedName, numberOf } from '../../../principles/principle-number.js';
import type { CheckPhase } from './check-phase.js';
import type { ClosingLine } from './closing-line.js';
import { isNoteLabel } from './label-words.js';
import { worst } from './stated-verdict.js';

/** What a check may hold as a row, before it is known which forms the check uses. */
export interface Candidate {
  readonly row: CheckRow;
  /** Whether it states a verdict of its own, or is in a table of principles. */
  readonly stated: boolean;
  /** Candidates side by side have the same one. */
  readonly container: string;
  /** Kept although it states nothing, whatever else the check holds. */
  readonly certain: boolean;
  /** Whether it is a bold name in a counted list: there each item is a gate where one of them is. */
  readonly counted?: boolean;
  /** A label without bold, in a list where `some` or `every` item has one. */
  readonly plain?: 'some' | 'every';
}

/**
 * What lines below it belong to: a `heading` or a bold `label`, which may be a principle or only head a list of gates; or a
 * `verdict` that holds for the gates below it ("### ⚠️ Concerns").
 */
export interface Group {
  readonly name: string;
  readonly verdict: CheckVerdict | null;
  readonly phase: CheckPhase;
  readonly position: Position;
  readonly container: string;
  readonly source: 'heading' | 'label' | 'verdict';
  readonly note: string;
  /** Verdicts of status lines and of evidence below it. */
  readonly evidence: { verdict: CheckVerdict; phase: CheckPhase }[];
  status: CheckVerdict | null;
  /** Gates named below it, with answers of their own. */
  readonly children: Candidate[];
  hasTable: boolean;
  hasList: boolean;
}

export type NewGroup = Omit<Group, 'evidence' | 'status' | 'children' | 'hasTable' | 'hasList'>;

/** Gathers the rows and results of a plan's checks. */
export class RowCollector {
  readonly results: CheckResult[] = [];
  readonly findings: Finding[] = [];
  private readonly candidates: Candidate[] = [];
  private group: Group | null = null;

  get open(): Group | null {
    return this.group;
  }

  openGroup(group: NewGroup): void {
    this.closeGroup();
    this.group = { ...group, evidence: [], status: null, children: [], hasTable: false, hasList: false };
  }

  add(candidate: Candidate): void {
    this.candidates.push(candidate);
  }

  addResult(closing: ClosingLine | null, phase: CheckPhase, position: Position): void {
    if (closing) this.results.push({ ...closing, phase, position });
  }

  /** Records that one place states a failure and its opposite. */
  tellContradiction(name: string, position: Position): void {
    this.findings.push({ reason: 'check-contradiction', args: { principle: cut(name) }, position });
  }

  /** Turns the open group into a row, or into the gates named below it. */
  closeGroup(): void {
    const group = this.group;
    this.group = null;
    if (!group) return;
    if (group.source === 'verdict') return this.closeVerdict(group);
    const number = numberOf(group.name);
    const named = isNumberedName(group.name) || group.verdict !== null || group.status !== null;
    if (!named && group.children.some((child) => child.stated)) {
      this.candidates.push(...group.children);
      return;
    }
    const below = group.evidence.filter((item) => item.phase === group.phase).map((item) => item.verdict);
    const children = group.children.filter((child) => child.stated).map((child) => child.row.verdict);
    const verdict = group.verdict ?? group.status ?? worst([...below, ...(number === null ? [] : children)]);
    const stated = verdict !== 'unknown';
    // The table's own rows say it one by one.
    if (group.hasTable && number === null) return;
    if (!stated && group.hasTable) return;
    if (!stated && number === null && group.source === 'label' && !group.hasList) return;
    this.pushGroup(group, verdict, stated);
    const later = group.evidence.filter((item) => item.phase !== group.phase);
    if (later.length > 0) {
      const other = { ...group, phase: later[0]?.phase ?? group.phase };
      this.pushGroup(other, worst(later.map((item) => item.verdict)), true);
    }
    this.candidates.push(...group.children.filter((child) => child.certain));
  }

  /** A verdict over gates is that of each; over none it is one on the whole check. */
  private closeVerdict(group: Group): void {
    if (group.children.length > 0) this.candidates.push(...group.children);
    else if (group.verdict !== null && group.verdict !== 'unknown' && !isNoteLabel(group.name))
      this.addResult({ verdict: group.verdict, all: false, numbers: [] }, group.phase, group.position);
  }

  private isMostlyStated(container: string): boolean {
    const all = this.candidates.filter((candidate) => candidate.container === container);
    return all.filter((candidate) => candidate.stated).length * 2 >= all.length;
  }

  private pushGroup(group: Group, verdict: CheckVerdict, stated: boolean): void {
    const row = rowOf(group.name, verdict, group);
    this.candidates.push({ row, stated, container: group.container, certain: false });
  }

  /** The rows in the order of the document. What states nothing counts only among its likes. */
  rows(): CheckRow[] {
    this.closeGroup();
    const stated = this.candidates.filter((candidate) => candidate.stated);
    const containers = new Set(
      stated.map((candidate) => candidate.container).filter((container) => this.isMostlyStated(container)),
    );
    const phases = new Set(stated.map((candidate) => candidate.row.phase));
    const isNamed = this.candidates.some(({ plain }) => plain === undefined);
    return this.candidates
      .filter((candidate) => {
        if (candidate.stated || candidate.certain) return true;
        if (containers.has(candidate.container)) return true;
        if (isCounted(candidate) && stated.some(({ container }) => container === candidate.container))
          return true;
        if (candidate.plain === 'some' || (candidate.plain === 'every' && isNamed)) return false;
        return (
          !phases.has(candidate.row.phase) && (candidate.row.phase === 'pre' || candidate.row.number !== null)
        );
      })
      .map((candidate) => candidate.row);
  }
}

/** A roman numeral is written for principles only, and a label beside labels is not a note where one of them is a gate. */
function isCounted({ row, counted, plain }: Candidate): boolean {
  return counted === true || plain === 'every' || /^[IVX]+$/.test(row.number ?? '');
}

/** A row of the model. */
export function rowOf(
  name: string,
  verdict: CheckVerdict,
  at: { readonly phase: CheckPhase; readonly position: Position; readonly note: string },
): CheckRow {
  return {
    principle: name,
    number: numberOf(name),
    verdict,
    phase: at.phase,
    note: cut(at.note, 500),
    position: at.position,
  };
}
