import { isWithin, joinPath, nameOf } from '../base/paths.js';
import { finished } from '../features/feature-phase.js';
import { taskPath } from '../features/task-paths.js';
import { judgePath, placeNow } from '../gates/planned-path.js';
import { declaredEntries } from '../layout/declared-entries.js';
import { expectedLayout, type ExpectedPath } from '../layout/expected.js';
import type { SafeEntry } from '../layout/safe-entries.js';
import type { PlanDocument } from '../model/plan.js';
import type { Feature, JudgeContext } from '../model/workspace.js';
import { told, type Difference, type DocumentEdit } from './difference.js';
import type { Fate, Past } from './past.js';

/** A path of a tree on which disk and plans disagree, and what the reading that the gate has calls it. */
interface Disagreeing {
  readonly expected: ExpectedPath;
  readonly reason: string;
}

/**
 * In what the trees of open features and the disk differ. What the gate finds is the only reading: a path that it does not miss is
 * not asked about. Version control says first what became of a missing path, so that nothing is made anew that has moved. A move
 * is followed by every open plan that names the path, also where a later plan has the last word.
 */
export function treeDifferences(open: readonly OpenFeature[], { context, past }: Asked): Difference[] {
  const read = open.map((one) => ({ ...one, ...disagreements(one, { context, past }) }));
  const moves = new Map(read.flatMap((one) => [...one.moves]));
  const lost = new Map(
    [...moves].flatMap(([from, to]): [string, Feature][] => {
      const feature = leftBehind({ from, to }, context);
      return feature === null ? [] : [[from, feature]];
    }),
  );
  const sure = [...moves].filter(([from]) => !lost.has(from)).map(([from, to]) => ({ from, to }));
  return read.flatMap(({ feature, plan, found, fates, moves: own }) => {
    const isMoved = (path: string): boolean => [...moves.keys()].some((from) => isWithin(path, from));
    const rest = found.filter(({ expected }) => !isMoved(expected.entry.path));
    return [
      ...[...own].flatMap(([from, to]) => toldLost(plan, { from, to, feature, by: lost.get(from) })),
      ...planFollowing(feature, plan, sure),
      ...sure.flatMap((move) => tasksFollowing(feature, move)),
      ...rest.flatMap((one) => decide(one, { feature, fates, rest })),
    ];
  });
}

/** An unfinished feature with a plan that can be read. */
export interface OpenFeature {
  readonly feature: Feature;
  readonly plan: PlanDocument;
}

interface Asked {
  readonly context: JudgeContext;
  readonly past: Past;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** What the gate misses in a tree, and what version control knows of it. */
function disagreements({ feature }: OpenFeature, { context, past }: Asked) {
  const owned = expectedLayout(context.state.features).owned.get(feature) ?? [];
  const found = owned.flatMap((expected): Disagreeing[] => {
    const outcome = judgePath(expected, context);
    return outcome === null ? [] : [{ expected, reason: outcome.reason }];
  });
  const missing = found.filter(({ reason }) => MISSING.has(reason)).map(({ expected: { entry } }) => entry);
  const fates = missing.length === 0 ? new Map<string, Fate>() : past.fates(feature.plan.file, missing);
  return { found, fates, moves: outermostMoves(missing, fates) };
}

/** What the gate says of a path that is missing. */
const MISSING: ReadonlySet<string> = new Set([
  'layout-entry-missing',
  'layout-file-missing',
  'layout-file-pending',
  'layout-directory-missing',
  'layout-directory-pending',
]);

/** The paths that moved, without those that moved only with a directory above them. */
function outermostMoves(
  missing: readonly SafeEntry[],
  fates: ReadonlyMap<string, Fate>,
): Map<string, string> {
  const moves = new Map<string, string>();
  for (const { path } of [...missing].sort((one, other) => one.path.length - other.path.length)) {
    const fate = fates.get(path);
    if (fate?.kind !== 'moved') continue;
    const carried = [...moves].some(
      ([from, to]) => isWithin(path, from) && fate.to === joinPath(to, path.slice(from.length + 1)),
    );
    if (!carried) moves.set(path, fate.to);
  }
  return moves;
}

/**
 * The finished feature that planned a moved path and would have the last word of it once no open plan names it any more, although
 * nobody who looks for it by its name finds it where it went. Null if there is none.
 */
function leftBehind({ from, to }: Move, context: JudgeContext): Feature | null {
  const lost = context.state.features.filter(finished).find((feature) => {
    const entry = declaredEntries(feature).find(({ path, status }) => path === from && status !== 'deleted');
    return entry !== undefined && placeNow(entry, feature, context) !== to;
  });
  return lost ?? null;
}

function toldLost(
  plan: PlanDocument,
  { from, to, feature, by }: Move & { readonly feature: Feature; readonly by: Feature | undefined },
): Difference[] {
  if (by === undefined) return [];
  const place = { file: feature.plan.file, line: lineOf(plan, from) };
  return [told(place, 'move-in-history', { from, to, feature: nameOf(by.directory) })];
}

/** The edits by which a plan follows moves, in its tree and where the Structure Decision names the paths: one for each path that it draws. */
function planFollowing(
  { plan: { file } }: Feature,
  plan: PlanDocument,
  moves: readonly Move[],
): DocumentEdit[] {
  const named = plan.structureDecision?.paths ?? [];
  return drawnMoves(plan, moves).map(({ from, to }) => {
    const mentions = named
      .filter(({ text }) => isWithin(text, from))
      .map(({ text, position }) => ({ position, from: text, to: `${to}${text.slice(from.length)}` }));
    const change = { type: 'move-path', from, to, mentions } as const;
    const line = lineOf(plan, from);
    return { kind: 'edit', file, line, change, reason: { code: 'path-moved', args: { from, to } } };
  });
}

/** The moves as a plan draws them: of what it draws of a directory that it does not draw, each part moved. */
function drawnMoves({ layout }: PlanDocument, moves: readonly Move[]): Move[] {
  const found = new Map<string, string>();
  for (const { path, status } of layout) {
    const move = moves.find(({ from }) => isWithin(path, from));
    if (move === undefined || status === 'deleted') continue;
    const carried = [...found.keys()].some((above) => isWithin(path, above));
    if (!carried) found.set(path, `${move.to}${path.slice(move.from.length)}`);
  }
  return [...found].map(([from, to]) => ({ from, to }));
}

/** Paths that tasks name from the root of the workspace; those that they name from the root of a project are left to a person. */
function tasksFollowing({ tasks }: Feature, { from, to }: Move): DocumentEdit[] {
  if (!tasks.ok) return [];
  return tasks.document.tasks.flatMap(({ paths, position: { line } }) =>
    [...new Set(paths)].flatMap((written): DocumentEdit[] => {
      const path = taskPath(written);
      if (path === null || !isWithin(path, from) || !written.includes(path)) return [];
      const move = { from: path, to: `${to}${path.slice(from.length)}` };
      const change = { type: 'move-in-task', line, ...move } as const;
      return [{ kind: 'edit', file: tasks.file, line, change, reason: { code: 'path-moved', args: move } }];
    }),
  );
}

interface Deciding {
  readonly feature: Feature;
  readonly fates: ReadonlyMap<string, Fate>;
  readonly rest: readonly Disagreeing[];
}

/** What becomes of a path that did not move. */
function decide({ expected: { entry }, reason }: Disagreeing, deciding: Deciding): Difference[] {
  const { feature, fates } = deciding;
  const { path, status } = entry;
  const place = { file: feature.plan.file, line: entry.position.line };
  const fate = fates.get(path);
  if (fate?.kind === 'scattered') return [told(place, 'path-scattered', { path, places: fate.places })];
  if (fate?.kind === 'removed') return [told(place, 'path-removed', { path })];
  switch (reason) {
    case 'layout-entry-missing':
      return [told(place, 'path-missing', { path, status })];
    case 'layout-file-missing':
      return [told(place, 'path-done-missing', { path })];
    case 'layout-deleted-present':
      return [told(place, 'path-not-deleted', { path })];
    case 'layout-kind-mismatch':
    case 'layout-path-outside':
      return [told(place, 'path-blocked', { path })];
    case 'layout-file-pending':
    case 'layout-directory-pending':
    case 'layout-directory-missing':
      return isDue(entry, deciding) ? [creation(path, feature)] : [];
    default:
      return [];
  }
}

/** A directory comes with the files in it; where these went elsewhere, or a person has to say what became of them, nothing is made. */
function isDue({ path, kind }: SafeEntry, { feature, fates, rest }: Deciding): boolean {
  if (!feature.tasks.ok) return false;
  const isAsked = ({ expected: { entry }, reason }: Disagreeing): boolean =>
    !CREATED.has(reason) && entry.path !== path && isWithin(entry.path, path);
  const isKnown = [...fates.keys()].some((known) => isWithin(known, path));
  return kind === 'file' || (!isKnown && !rest.some(isAsked));
}

const CREATED: ReadonlySet<string> = new Set([
  'layout-file-pending',
  'layout-directory-pending',
  'layout-directory-missing',
]);

function creation(path: string, feature: Feature): Difference {
  const reason = { code: 'path-due', args: { feature: nameOf(feature.directory) } } as const;
  return { kind: 'create', file: path, feature: feature.directory, reason };
}

function lineOf(plan: PlanDocument, path: string): number | null {
  return plan.layout.find((entry) => entry.path === path)?.position.line ?? null;
}
