import type { Principle } from '../model/constitution.js';
import type { ComplexityRow } from '../model/plan.js';
import type { WorkspaceState } from '../model/workspace.js';
import { comparableName } from '../principles/comparable-name.js';
import { numberValue } from '../principles/numeral.js';
import { takeNumber } from '../principles/principle-number.js';
import { gateIdsIn, principleOfRow } from '../waivers/rows.js';
import { knownNames, scopeOf } from '../waivers/scope.js';
import { told, type Difference, type DocumentEdit } from './difference.js';
import type { Past } from './past.js';
import type { Succession } from './succession.js';

/** The rows of one ledger: of Complexity Tracking of an open plan, or of the workspace's waivers. */
export interface LedgerDocument {
  readonly file: string;
  readonly rows: readonly ComplexityRow[];
  /** Its lines, to tell which rows were there before the present change. */
  readonly lines: () => readonly string[];
}

interface Asked {
  readonly state: WorkspaceState;
  readonly successions: readonly Succession[];
  readonly past: Past;
}

/**
 * In what the rows of a ledger differ from the workspace. A row that was there before the change that renumbered a constitution
 * means what it meant then: it follows its principle, or it would waive another one.
 */
export function ledgerDifferences(ledger: LedgerDocument, { state, successions, past }: Asked): Difference[] {
  const known = knownNames(state);
  return ledger.rows.flatMap((row) => [
    ...projectsOf(row, known).flatMap((project) => renamedProject(ledger, { row, project, past })),
    ...successions.flatMap((succession) => renumbered(ledger, { row, succession, past })),
  ]);
}

/** The projects that a row names and that do not exist. */
function projectsOf(row: ComplexityRow, known: ReadonlySet<string>): readonly string[] {
  const scope = scopeOf(row, known);
  if (scope === null) return [];
  const missing = scope.projects.filter(
    ({ names }) => names.length > 0 && !names.some((name) => known.has(name)),
  );
  return missing.map(({ written }) => written);
}

interface OfProject {
  readonly row: ComplexityRow;
  readonly project: string;
  readonly past: Past;
}

function renamedProject({ file }: LedgerDocument, { row, project, past }: OfProject): Difference[] {
  const place = { file, line: row.position.line };
  const now = past.projectNow(project);
  if (now === null) return [told(place, 'project-unknown', { project })];
  return [replacing(place, row, { code: 'project-renamed', args: { from: project, to: now } })];
}

interface OfSuccession {
  readonly row: ComplexityRow;
  readonly succession: Succession;
  readonly past: Past;
}

/** What a row that names former principles or their gates has to say now. */
function renumbered(ledger: LedgerDocument, { row, succession, past }: OfSuccession): Difference[] {
  const place = { file: ledger.file, line: row.position.line };
  const changes = [...gateChanges(row, succession), ...principleChange(row, succession)];
  if (changes.length === 0) return [];
  const line = ledger.lines()[row.position.line - 1] ?? '';
  if (!past.hadLine(ledger.file, line)) return [];
  return changes.map((change) => {
    if ('gone' in change) return told(place, 'principle-gone', { row: change.gone });
    const { from, to } = change.args;
    // Where two rows change places, nobody can say of the new line whether it has followed already.
    const isAmbiguous = past.hadLine(
      ledger.file,
      line.replace(from, () => to),
    );
    return isAmbiguous ? told(place, 'row-unclear', { row: row.violation }) : replacing(place, row, change);
  });
}

type Change =
  | { readonly gone: string }
  | Extract<DocumentEdit['reason'], { args: { from: string; to: string } }>;

function gateChanges(row: ComplexityRow, { former, after }: Succession): Change[] {
  return [...new Set(gateIdsIn(row))].flatMap((written): Change[] => {
    const holder = former.find(({ gates }) =>
      gates.some(({ id }) => id.toLowerCase() === written.toLowerCase()),
    );
    if (holder === undefined) return [];
    const at = holder.gates.findIndex(({ id }) => id.toLowerCase() === written.toLowerCase());
    const to = sameGate(holder, after(holder), at);
    if (to === null) return [{ gone: written }];
    return to.toLowerCase() === written.toLowerCase()
      ? []
      : [{ code: 'gate-renumbered', args: { from: written, to } }];
  });
}

/** The id of a gate of a principle now: the gates of one kind are told apart by their order. */
function sameGate(former: Principle, now: Principle | null, at: number): string | null {
  const kind = former.gates[at]?.rules.kind;
  const ofKind = ({ gates }: Principle) => gates.filter(({ rules }) => rules.kind === kind);
  if (now === null || ofKind(now).length !== ofKind(former).length) return null;
  const order = former.gates.slice(0, at).filter(({ rules }) => rules.kind === kind).length;
  return ofKind(now)[order]?.id ?? null;
}

function principleChange(row: ComplexityRow, { former, after }: Succession): Change[] {
  const principle = principleOfRow(row, former);
  if (principle === null) return [];
  const now = after(principle);
  if (now === null) return [{ gone: row.violation }];
  const { number } = takeNumber(row.violation);
  const isSame = numberValue(principle.number ?? '') === numberValue(now.number ?? '');
  const isTitled = comparableName(row.violation).includes(comparableName(principle.name));
  const renamed = comparableName(principle.name) !== comparableName(now.name);
  // A number or a title that the row does not have need not follow.
  if (renamed && isTitled) return [{ gone: row.violation }];
  if (number === null || isSame || now.number === null) return [];
  return [{ code: 'principle-renumbered', args: { from: number, to: now.number } }];
}

function replacing(
  place: { readonly file: string; readonly line: number },
  row: ComplexityRow,
  reason: Extract<DocumentEdit['reason'], { args: { from: string; to: string } }>,
): DocumentEdit {
  const { from, to } = reason.args;
  return {
    kind: 'edit',
    ...place,
    change: { type: 'replace-in-waiver', row: row.position, from, to },
    reason,
  };
}
