import { phaseOf } from '../features/feature-phase.js';
import { layersOfFeature } from '../gates/feature-layers.js';
import type { Principle } from '../model/constitution.js';
import type { CheckRow } from '../model/plan.js';
import type { WorkspaceState } from '../model/workspace.js';
import { isNamed } from '../principles/attested.js';
import { comparableName } from '../principles/comparable-name.js';
import { numberValue } from '../principles/numeral.js';
import { parsePrincipleHeading } from '../principles/principle-heading.js';
import { principleLabel } from '../principles/principle-label.js';
import { hasCheck, readStandings, type Standing } from '../principles/standing.js';
import { told, type Difference, type Replacement } from './difference.js';
import type { Succession } from './succession.js';
import type { OpenFeature } from './tree-differences.js';

interface Asked {
  readonly state: WorkspaceState;
  /** What became of the principles of a constitution with the present change, by its file; none where it is as it was. */
  readonly successions: ReadonlyMap<string, Succession>;
}

/**
 * In what the Constitution Check of an open plan differs from the constitutions in force: principles that it does not treat, and
 * rows whose principle has another number or name now. A verdict is never touched, and moves to no other principle.
 */
export function checkDifferences(
  { feature, plan }: OpenFeature,
  { state, successions }: Asked,
): Difference[] {
  if (!hasCheck(plan)) return [];
  const { file } = feature.plan;
  const layers = layersOfFeature(feature, state);
  const principles = layers.map(({ document }) => document.principles);
  const designed = phaseOf(feature) !== 'research';
  const standings = readStandings(plan, principles, designed);
  const former = layers.flatMap((layer) => successions.get(layer.file) ?? []);
  const { rows } = plan.constitutionCheck;
  const meant = rows.map((row) => ({ row, ...meaningOf(row, { principles: principles.flat(), former }) }));
  const treated = new Set(meant.map(({ principle }) => principle));
  const misnamed = standings.misnamed.filter(({ row }) =>
    meant.every((one) => one.row !== row || one.isOpen),
  );
  const last = rows.findLast(({ phase }) => phase === 'pre') ?? rows[rows.length - 1];
  const place = { file, line: (last?.position ?? plan.sections['constitution-check'])?.line ?? null };
  return [
    ...meant.flatMap(({ row, principle, isGone }) => relabelled(file, { row, principle, isGone, former })),
    ...rows
      .filter((row) => isNumberAlone(row) && former.some((one) => hasMoved(row, one)))
      .map((row) => told({ file, line: row.position.line }, 'row-unclear', { row: row.principle })),
    ...misnamed.map(({ row, principle }) =>
      told({ file, line: row.position.line }, 'principle-unclear', {
        row: row.principle,
        principle: principleLabel(principle),
      }),
    ),
    ...standings.principles
      .filter((standing) => isUntreated(standing) && !treated.has(standing.principle))
      .map(({ principle }) => added(place, principle)),
  ];
}

/** What a row means by its title. */
interface Meaning {
  /** The principle that has its title now, or that had it before the change and is the same one; null if there is none. */
  readonly principle: Principle | null;
  /** Whether its title was that of a principle that is no more, or may be another one now. */
  readonly isGone: boolean;
  /** Whether its title is that of no principle, now or before. */
  readonly isOpen: boolean;
}

function meaningOf(
  row: CheckRow,
  {
    principles,
    former,
  }: { readonly principles: readonly Principle[]; readonly former: readonly Succession[] },
): Meaning {
  const title = comparableName(titleOf(row));
  const nothing = { principle: null, isGone: false, isOpen: title !== '' };
  if (title === '') return nothing;
  const now = principles.filter(({ name }) => comparableName(name) === title);
  if (now.length > 0) return { principle: agreed(row, now), isGone: false, isOpen: false };
  const before = former.flatMap(({ former: all, after }) =>
    all.filter(({ name }) => comparableName(name) === title).map(after),
  );
  if (before.length === 0) return nothing;
  const [principle = null, ...others] = before;
  const isSame = principle !== null && others.length === 0;
  return { principle: isSame ? principle : null, isGone: !isSame, isOpen: false };
}

/** The principle of a title that several constitutions may have: they have to agree on its number, or one of them has the row's. */
function agreed({ number }: CheckRow, found: readonly Principle[]): Principle | null {
  const value = numberValue(number ?? '');
  const own = found.find((principle) => numberValue(principle.number ?? '') === value);
  const values = new Set(found.map((principle) => numberValue(principle.number ?? '')));
  return own ?? (values.size === 1 ? (found[0] ?? null) : null);
}

function isNumberAlone(row: CheckRow): boolean {
  return row.number !== null && comparableName(titleOf(row)) === '';
}

/** Whether the number of a row was that of another principle before the change. */
function hasMoved({ number }: CheckRow, { former, after }: Succession): boolean {
  const value = numberValue(number ?? '');
  const before = former.find((principle) => numberValue(principle.number ?? '') === value);
  return before !== undefined && numberValue(after(before)?.number ?? '') !== value;
}

/** What a row says behind its number. */
function titleOf({ principle }: CheckRow): string {
  return parsePrincipleHeading(principle).name;
}

interface Relabelling {
  readonly row: CheckRow;
  readonly former: readonly Succession[];
}

/** The edit that makes a row say what its principle is called now; nothing where it does. */
function relabelled(
  file: string,
  { row, principle, isGone, former }: Omit<Meaning, 'isOpen'> & Relabelling,
): Difference[] {
  const place = { file, line: row.position.line };
  if (isGone) return [told(place, 'principle-gone', { row: row.principle })];
  if (principle === null) return [];
  const title = titleOf(row);
  const number = numberChange(row, principle, former);
  const name =
    comparableName(title) === comparableName(principle.name) ? [] : [{ from: title, to: principle.name }];
  const replacements = [...number, ...name];
  if (replacements.length === 0) return [];
  const code = name.length > 0 ? 'principle-renamed' : 'principle-renumbered';
  const reason = { code, args: { from: row.principle, to: principleLabel(principle) } } as const;
  return [{ kind: 'edit', ...place, change: { type: 'relabel-check-row', row, replacements }, reason }];
}

/**
 * The number of a row where it is not that of its principle any more. A roman one is the principle's; an arabic one may be that of a
 * list, and counts only where the principle had it before the change.
 */
function numberChange(
  { number }: CheckRow,
  principle: Principle,
  former: readonly Succession[],
): Replacement[] {
  if (number === null || principle.number === null) return [];
  const value = numberValue(number);
  if (value === numberValue(principle.number)) return [];
  const had = former.some(({ before }) => numberValue(before(principle)?.number ?? '') === value);
  const isRoman = ROMAN.test(number) && ROMAN.test(principle.number);
  return had || isRoman ? [{ from: number, to: principle.number }] : [];
}

const ROMAN = /^[IVXLC]+$/;

/** Whether a plan says nothing of a principle: no row, and no closing line. */
function isUntreated({ principle, rows, position }: Standing): boolean {
  return isNamed(principle.name) && rows.length === 0 && position === null;
}

function added(
  place: { readonly file: string; readonly line: number | null },
  principle: Principle,
): Difference {
  const { number, name, gates } = principle;
  const ids = gates.map(({ id }) => id).join(', ');
  const note = ids === '' ? '' : `judged by \`nx run-many -t gate\`: ${ids}`;
  const change = { type: 'add-check-row', number, name, note } as const;
  const reason = { code: 'principle-added', args: { principle: principleLabel(principle) } } as const;
  return { kind: 'edit', ...place, change, reason };
}
