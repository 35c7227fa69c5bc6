import type { CheckResult, CheckRow, CheckVerdict } from '../../../model/plan.js';
import type { Position } from '../../../model/position.js';
import { cut } from '../../../base/plain-text.js';
import type { CheckPhase } from './phase.js';
import { isNumberedName, numberOf } from './principle.js';
import { worst } from './verdict.js';

/** What a check may hold as a row, before it is known which forms the check uses. */
export interface Candidate {
  readonly row: CheckRow;
  /** Whether it states a verdict of its own, or stands in a table of principles. */
  readonly stated: boolean;
  /** Candidates side by side have the same one. */
  readonly container: string;
  /** Kept although it states nothing, whatever else the check holds. */
  readonly certain: boolean;
}

/** A heading or bold label and what is said below it. */
export interface Group {
  readonly name: string;
  readonly verdict: CheckVerdict | null;
  readonly phase: CheckPhase;
  readonly position: Position;
  readonly container: string;
  readonly source: 'heading' | 'label';
  readonly note: string;
  /** Verdicts of status lines and of evidence below it. */
  readonly evidence: { verdict: CheckVerdict; phase: CheckPhase }[];
  status: CheckVerdict | null;
  /** Gates named below it, with answers of their own. */
  readonly children: Candidate[];
  hasTable: boolean;
  hasList: boolean;
}

/** Gathers the rows and results of a plan's checks. */
export class CheckCollector {
  readonly results: CheckResult[] = [];
  private readonly candidates: Candidate[] = [];
  private group: Group | null = null;

  get open(): Group | null {
    return this.group;
  }

  openGroup(group: Omit<Group, 'evidence' | 'status' | 'children' | 'hasTable' | 'hasList'>): void {
    this.closeGroup();
    this.group = { ...group, evidence: [], status: null, children: [], hasTable: false, hasList: false };
  }

  add(candidate: Candidate): void {
    this.candidates.push(candidate);
  }

  /** Turns the open group into a row, or into the gates named below it. */
  closeGroup(): void {
    const group = this.group;
    this.group = null;
    if (!group) return;
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
    return this.candidates
      .filter((candidate) => {
        if (candidate.stated || candidate.certain) return true;
        if (containers.has(candidate.container)) return true;
        if (isNumbered(candidate) && stated.some(({ container }) => container === candidate.container))
          return true;
        return (
          !phases.has(candidate.row.phase) && (candidate.row.phase === 'pre' || candidate.row.number !== null)
        );
      })
      .map((candidate) => candidate.row);
  }
}

/** A roman numeral is written for principles only, so that one without a verdict is no note. */
function isNumbered({ row }: Candidate): boolean {
  return /^[IVX]+$/.test(row.number ?? '');
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
