import type { TargetPatch } from '../../tools/evidence.js';
import type { ToolProject, ToolTarget, ToolUse } from '../../tools/tool.js';
import type { EditedFiles } from './edited-files.js';
import { defaultPlace, ownPlace, setAt, valueAt, type TargetPlace } from './target-places.js';

/** A target with what it needs; `patch: null`: it has all. */
export interface PatchedTarget {
  readonly project: ToolProject;
  readonly use: ToolUse & { readonly target: string };
  readonly target: ToolTarget;
  readonly patch: TargetPatch | null;
}

/** Where a patch was written. */
export interface PlacedPatch {
  readonly file: string;
}

interface Workspace {
  readonly all: readonly ToolProject[];
  readonly nxMajor: number;
}

type Wanted = PatchedTarget & { readonly patch: TargetPatch };

/** What fewer targets need alike is said in each of them. */
const FEW = 2;
/** Longer lists of outputs are not copied where Nx has a sign for "those that are inferred". */
const SHORT_LIST = 3;

/**
 * Writes what targets need: once into the defaults of nx.json where targets of all projects need the same, else into the
 * configuration of each project.
 */
export function placePatches(
  targets: readonly PatchedTarget[],
  workspace: Workspace,
  files: EditedFiles,
): ReadonlyMap<TargetPatch, PlacedPatch> {
  const placed = new Map<TargetPatch, PlacedPatch>();
  const shared = new Set<Wanted>();
  for (const group of groupsOf(targets)) {
    const place = sharedPlace(group, { ...workspace, targets }, files);
    const [first] = group;
    if (place === null || first === undefined) continue;
    write(place, first, { nxMajor: workspace.nxMajor, files });
    for (const target of group) {
      shared.add(target);
      placed.set(target.patch, { file: place.file });
    }
  }
  for (const target of targets.filter(needsPatch)) {
    if (shared.has(target)) continue;
    const place = ownPlace(target.project, target.use.target, files);
    if (files.kind(place.file) !== 'file')
      setAt({ file: place.file, path: ['name'] }, target.project.name, files);
    write(place, target, { nxMajor: workspace.nxMajor, files });
    placed.set(target.patch, { file: place.file });
  }
  return placed;
}

function needsPatch(target: PatchedTarget): target is Wanted {
  return target.patch !== null;
}

/** By what can have defaults together, the largest group of targets that need the same. */
function groupsOf(targets: readonly PatchedTarget[]): readonly (readonly Wanted[])[] {
  const byKey = new Map<string, Map<string, Wanted[]>>();
  for (const target of targets.filter(needsPatch)) {
    const key = defaultKey(target);
    if (key === null) continue;
    const alike = JSON.stringify([target.use.tool.name, target.patch, target.target.outputs ?? []]);
    const groups = byKey.get(key) ?? new Map<string, Wanted[]>();
    byKey.set(key, groups.set(alike, [...(groups.get(alike) ?? []), target]));
  }
  return [...byKey.values()].flatMap((groups) => {
    const [largest] = [...groups.values()].sort((one, other) => other.length - one.length);
    return largest === undefined || largest.length < FEW ? [] : [largest];
  });
}

/** The key of `targetDefaults` for a target: its executor, or the name of a target that a plugin infers. */
function defaultKey({ use, target }: PatchedTarget): string | null {
  if (use.how === 'executor') return target.executor ?? null;
  return use.how === 'inferred' ? use.target : null;
}

/**
 * The default that a group can share; null where it would reach a target that needs something else: one of a project that was
 * not asked for, or one that another tool runs.
 */
function sharedPlace(
  group: readonly Wanted[],
  { all, targets }: Workspace & { readonly targets: readonly PatchedTarget[] },
  files: EditedFiles,
): TargetPlace | null {
  const [first] = group;
  const key = first === undefined ? null : defaultKey(first);
  if (first === undefined || key === null) return null;
  // The executor of inferred targets comes before their names.
  if (
    first.use.how === 'inferred' &&
    valueAt({ file: 'nx.json', path: ['targetDefaults', 'nx:run-commands'] }, files)
  )
    return null;
  const known = new Map(targets.map((one) => [`${one.project.name}\n${one.use.target}`, one]));
  const reached = all.flatMap((project) =>
    Object.entries(project.targets)
      .filter(([name, { executor }]) => (first.use.how === 'executor' ? executor === key : name === key))
      .map(([name]) => known.get(`${project.name}\n${name}`)),
  );
  const isSame = (one: PatchedTarget | undefined): boolean =>
    one?.use.tool.name === first.use.tool.name && one.use.how === first.use.how;
  return reached.every(isSame) ? defaultPlace(key, files) : null;
}

function write(
  { file, path }: TargetPlace,
  { patch, target }: Wanted,
  { nxMajor, files }: { readonly nxMajor: number; readonly files: EditedFiles },
): void {
  for (const [name, value] of Object.entries(patch.options ?? {})) {
    setAt({ file, path: [...path, 'options', name] }, value, files);
  }
  if (patch.outputs === undefined) return;
  const before = target.outputs ?? [];
  const isLong = before.length > SHORT_LIST && nxMajor >= 23;
  setAt({ file, path: [...path, 'outputs'] }, [...(isLong ? ['...'] : before), ...patch.outputs], files);
}
