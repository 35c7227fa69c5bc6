import {
  endOf,
  endsOn,
  isExpired,
  isJustified,
  isNoViolation,
  isReason,
  namesGate,
  principleOfRow,
} from './rows.js';
import { nameableIn } from './shared-ledger.js';
import { isAbout, isNarrowed, knownNames, scopeOf } from './scope.js';
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
  /** Whether the row names the subject as its scope (`@ pay`). */
  readonly scoped: boolean;
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
  /** Whether some constitution of the workspace declares a gate of this id; the faults of a row report the others. */
  readonly declares: (gateId: string) => boolean;
}

/** The subject of a ledger, and when and where it is judged. */
interface Concerned {
  readonly name: string;
  readonly state: WorkspaceState;
  readonly today: string;
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
  const elsewhere = addressedRows(state)
    .filter(({ row }) => isAbout(row, project.name, knownNames(state)))
    .filter((row) => row.feature !== null && !touching.some(({ feature }) => feature === row.feature))
    .map((written) => ({
      ...written,
      alone: true,
      refusal: 'the layout of its plan does not touch the project',
    }));
  const shared = sharedRows(state).map((written) => ({ ...written, alone: false, refusal: null }));
  const rows = [...concerning, ...elsewhere, ...shared].flatMap(
    (row) => ledgerRow(row, { name: project.name, state, today }) ?? [],
  );
  return { of: 'project', rows, principles, declares: declaredIn(state) };
}

/** The rows that concern a feature's own documents: of its plan, and of the shared ledger. */
export function featureLedger(
  feature: Feature,
  { state, today }: JudgeContext,
  principles: readonly Principle[],
): Ledger {
  const own = planRows(feature).map((written) => ({ ...written, alone: true, refusal: null }));
  const shared = sharedRows(state).map((written) => ({ ...written, alone: false, refusal: null }));
  const rows = [...own, ...shared].flatMap(
    (row) => ledgerRow(row, { name: feature.name, state, today }) ?? [],
  );
  return { of: 'feature', rows, principles, declares: declaredIn(state) };
}

/** What the ledger says of a violated gate: the first row that counts waives it; those that do not count say why. */
export function waiverFor(gate: Waivable, ledger: Ledger): WaiverDecision {
  const naming = ledger.rows.filter((row) => names(row, gate, ledger.principles));
  const counting = naming.find(({ objection }) => objection === null);
  if (counting === undefined) return naming.length === 0 ? NO_WAIVER : objecting(naming);
  const { row, file } = counting;
  return {
    waiver: {
      location: locate(file, row.position),
      why: sanitize(row.why),
      until: endsOn(row),
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
  { name, state, today }: Concerned,
): LedgerRow | null {
  const known = knownNames(state);
  if (isNoViolation(row) || !isAbout(row, name, known)) return null;
  const scoped = isNarrowed(row, known);
  const objection = refusal ?? objectionTo(row, today);
  return { row, file, scoped, own: alone || scoped, shared: feature === null, objection };
}

function objectionTo(row: ComplexityRow, today: string): string | null {
  if (!isJustified(row)) return withoutReason(row);
  const [unread] = row.unread ?? [];
  if (unread !== undefined) return `its column "${unread}" is not understood`;
  if (endOf(row) === 'unclear') return `its end "${row.until ?? ''}" is not a date (YYYY-MM-DD)`;
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

const declaredIn = memoize((state: WorkspaceState) => {
  const ids = new Set(nameableIn(state).gateIds.map((id) => id.toLowerCase()));
  return (gateId: string): boolean => ids.has(gateId.toLowerCase());
});

/** Rows of plans that name projects. */
const addressedRows = memoize((state: WorkspaceState) =>
  state.features.flatMap(planRows).filter(({ row }) => scopeOf(row, knownNames(state)) !== null),
);
