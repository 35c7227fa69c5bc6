import {
  isExpired,
  isJustified,
  isNoViolation,
  isReason,
  namesGate,
  principleOfRow,
  rowNames,
} from './rows.js';
import type { Principle } from '../model/constitution.js';
import type { ComplexityRow } from '../model/plan.js';
import { NO_WAIVER, type WaiverDecision } from '../model/outcome.js';
import { locate } from '../model/position.js';
import { memoize } from '../base/memo.js';
import { sanitize } from '../base/sanitize.js';
import type { Feature, JudgeContext, Project, WorkspaceState } from '../model/workspace.js';

/** A row that may waive gates of the subject. */
export interface LedgerRow {
  readonly row: ComplexityRow;
  readonly file: string;
  /** The project after `@`, which is the subject, or null. */
  readonly project: string | null;
  /** Whether the row is about the subject alone, so that the subject's own gates show whether it is still needed. */
  readonly own: boolean;
  /** Whether it is in the shared ledger and not in a plan. */
  readonly shared: boolean;
  /** Why the row does not count, as the end of a sentence; null when it does. */
  readonly objection: string | null;
}

/** The rows that concern one project or feature, and the principles they can name. */
export interface Ledger {
  readonly of: 'project' | 'feature';
  readonly rows: readonly LedgerRow[];
  readonly principles: readonly Principle[];
}

/** What a row is held against. */
export interface Waivable {
  readonly id: string;
  readonly principle: Principle | null;
}

/** A feature whose layout touches a project. */
export interface TouchingFeature {
  readonly feature: Feature;
  /** Whether it touches no other project. */
  readonly alone: boolean;
}

/**
 * The rows that concern a project: of the plans whose layout touches it, and of `.specify/memory/waivers.md`. `@ project`
 * narrows a row to that project. A row that names the project in a plan that does not touch it is kept with
 * the reason why it does not count, so that a failing gate can say so.
 */
export function projectLedger(
  project: Project,
  { state, today }: JudgeContext,
  {
    principles,
    touching,
  }: { readonly principles: readonly Principle[]; readonly touching: readonly TouchingFeature[] },
): Ledger {
  const concerning = touching.flatMap(({ feature, alone }) =>
    planRows(feature).map((written) => ({ ...written, alone, refusal: null })),
  );
  const elsewhere = (addressedRows(state).get(project.name) ?? [])
    .filter((row) => row.feature !== null && !touching.some(({ feature }) => feature === row.feature))
    .map((written) => ({
      ...written,
      alone: true,
      refusal: 'the layout of its plan does not touch the project',
    }));
  const shared = sharedRows(state).map((written) => ({ ...written, alone: false, refusal: null }));
  const rows = [...concerning, ...elsewhere, ...shared].flatMap(
    (row) => ledgerRow(row, project.name, today) ?? [],
  );
  return { of: 'project', rows, principles };
}

/** The rows that concern a feature's own documents: of its plan, and of the shared ledger. */
export function featureLedger(
  feature: Feature,
  { state, today }: JudgeContext,
  principles: readonly Principle[],
): Ledger {
  const own = planRows(feature).map((written) => ({ ...written, alone: true, refusal: null }));
  const shared = sharedRows(state).map((written) => ({ ...written, alone: false, refusal: null }));
  const rows = [...own, ...shared].flatMap((row) => ledgerRow(row, feature.name, today) ?? []);
  return { of: 'feature', rows, principles };
}

/** What the ledger says of a violated gate: the first row that counts waives it; those that do not count say why. */
export function waiverFor(gate: Waivable, ledger: Ledger): WaiverDecision {
  const naming = ledger.rows.filter((row) => names(row, gate, ledger.principles));
  const counting = naming.find(({ objection }) => objection === null);
  if (counting === undefined) return naming.length === 0 ? NO_WAIVER : objecting(naming);
  const { row, file } = counting;
  const until = row.until?.trim() ?? '';
  const ends = /\d/.test(until);
  return {
    waiver: {
      location: locate(file, row.position),
      why: sanitize(row.why),
      until: ends ? sanitize(until) : null,
    },
    objections: [],
  };
}

/** Whether a row names a gate, by its id or by naming its principle as a whole. */
export function names(
  { row }: LedgerRow,
  { id, principle }: Waivable,
  principles: readonly Principle[],
): boolean {
  if (namesGate(row, id)) return true;
  return principle !== null && principleOfRow(row, principles) === principle;
}

function objecting(rows: readonly LedgerRow[]): WaiverDecision {
  const objections = rows.map(
    ({ file, row, objection }) => `The waiver at ${file}:${row.position.line} does not count: ${objection}.`,
  );
  return { waiver: null, objections };
}

interface WrittenRow {
  readonly row: ComplexityRow;
  readonly file: string;
  /** Null for the shared ledger. */
  readonly feature: Feature | null;
}

interface ConcerningRow extends WrittenRow {
  readonly alone: boolean;
  readonly refusal: string | null;
}

/** Null for rows that say there is no violation, and for those about another project. */
function ledgerRow(
  { row, file, feature, alone, refusal }: ConcerningRow,
  subject: string,
  today: string,
): LedgerRow | null {
  const { project } = rowNames(row);
  if (isNoViolation(row) || (project !== null && project !== subject)) return null;
  const objection = refusal ?? objectionTo(row, today);
  return { row, file, project, own: alone || project !== null, shared: feature === null, objection };
}

function objectionTo(row: ComplexityRow, today: string): string | null {
  if (!isJustified(row)) return withoutReason(row);
  return isExpired(row, today) ? `it has expired (Until is "${row.until ?? ''}")` : null;
}

function withoutReason(row: ComplexityRow): string {
  const cells = [
    ['Why Needed', row.why],
    ['Simpler Alternative Rejected Because', row.alternative],
  ] as const;
  const lacking = cells.filter(([, cell]) => !isReason(cell));
  return lacking
    .map(([name, cell]) =>
      cell.trim() === '' ? `"${name}" is empty` : `"${cell.trim()}" under "${name}" is not a reason`,
    )
    .join(', and ');
}

function planRows(feature: Feature): readonly WrittenRow[] {
  const { plan } = feature;
  if (!plan.ok || plan.document.nature !== 'plan') return [];
  return plan.document.complexity.rows.map((row) => ({ row, file: plan.file, feature }));
}

function sharedRows({ waivers }: WorkspaceState): readonly WrittenRow[] {
  return waivers.ok ? waivers.document.rows.map((row) => ({ row, file: waivers.file, feature: null })) : [];
}

/** Rows of plans by the project they name after `@`. */
const addressedRows = memoize((state: WorkspaceState) => {
  const index = new Map<string, WrittenRow[]>();
  for (const written of state.features.flatMap(planRows)) {
    const { project } = rowNames(written.row);
    if (project === null) continue;
    const known = index.get(project);
    if (known) known.push(written);
    else index.set(project, [written]);
  }
  return index;
});
