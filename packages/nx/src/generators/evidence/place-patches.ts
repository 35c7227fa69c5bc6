import { isInferred } from '../../tools/detect.js';
import type { TargetPatch } from '../../tools/evidence.js';
import { pluginOf, type PluginEntry } from '../../tools/infer-targets.js';
import type { ToolProject, ToolTarget, ToolUse } from '../../tools/tool.js';
import { filtersDefaults, knowsSpread } from '../../workspace/nx-majors.js';
import type { EditedFiles } from './edited-files.js';
import {
  defaultPlace,
  ownPlace,
  setAt,
  valueAt,
  type DefaultFilter,
  type TargetPlace,
} from './target-places.js';

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

/** The workspace that defaults in nx.json would reach. */
export interface DefaultsWorkspace {
  readonly all: readonly ToolProject[];
  readonly plugins: readonly PluginEntry[];
  readonly nxVersion: string;
}

type Wanted = PatchedTarget & { readonly patch: TargetPatch };

/** Of which targets a default in nx.json would be. */
interface Scope {
  /** The name of the targets, or their executor. */
  readonly key: string;
  readonly filter: DefaultFilter | null;
}

/** What fewer targets need alike is said in each of them. */
const FEW = 2;

/**
 * Writes what targets need: once into the defaults of nx.json where all targets of an executor, or all that a plugin infers, need the
 * same; else into the configuration of each project. A default never reaches targets of another tool, nor those of a project
 * that comes later and is run by another tool.
 */
export function placePatches(
  targets: readonly PatchedTarget[],
  workspace: DefaultsWorkspace,
  files: EditedFiles,
): ReadonlyMap<TargetPatch, PlacedPatch> {
  const placed = new Map<TargetPatch, PlacedPatch>();
  const inDefaults = new Set<Wanted>();
  const known = new Map(targets.map((one) => [keyOf(one.project, one.use.target), one]));
  for (const { scope, group } of groupsOf(targets, workspace, files)) {
    const [first] = group;
    const covered = new Set<PatchedTarget | undefined>(group);
    const others = reachedBy(scope, first, { workspace, files })
      .map((reached) => known.get(reached))
      .filter((one) => !covered.has(one));
    // Those of the same tool keep what they say themselves, or are about to, because that comes before defaults.
    if (others.some((one) => one?.use.tool !== first.use.tool)) continue;
    const place = defaultPlace(scope.key, scope.filter, files);
    if (place === null) continue;
    write(place, first, { nxVersion: workspace.nxVersion, files });
    for (const target of group) {
      inDefaults.add(target);
      placed.set(target.patch, { file: place.file });
    }
  }
  for (const target of targets.filter(needsPatch)) {
    if (inDefaults.has(target)) continue;
    const place = ownPlace(target.project, target.use.target, files);
    if (files.kind(place.file) !== 'file')
      setAt({ file: place.file, path: ['name'] }, target.project.name, files);
    write(place, target, { nxVersion: workspace.nxVersion, files });
    placed.set(target.patch, { file: place.file });
  }
  return placed;
}

function needsPatch(target: PatchedTarget): target is Wanted {
  return target.patch !== null;
}

function keyOf({ name }: ToolProject, target: string): string {
  return `${name}\n${target}`;
}

interface Group {
  readonly scope: Scope;
  readonly group: readonly [Wanted, ...Wanted[]];
}

/** Targets that need the same, by the default that could say so; of several sets for one default the largest. */
function groupsOf(
  targets: readonly PatchedTarget[],
  workspace: DefaultsWorkspace,
  files: EditedFiles,
): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const target of targets.filter(needsPatch)) {
    const scope = scopeOf(target, workspace, files);
    if (scope === null) continue;
    const lists = LISTS.map((list) => listAfter(list, target, workspace.nxVersion));
    const alike = JSON.stringify([scope, target.patch.options, lists]);
    groups.set(alike, { scope, group: [target, ...(groups.get(alike)?.group ?? [])] });
  }
  const largest = new Map<string, Group>();
  for (const one of groups.values()) {
    const scope = JSON.stringify(one.scope);
    if (one.group.length >= FEW && one.group.length > (largest.get(scope)?.group.length ?? 0))
      largest.set(scope, one);
  }
  return [...largest.values()];
}

/** The default that could say what a target needs; null where none could say it of nothing else. */
function scopeOf(
  { use, target, project, patch }: Wanted,
  { plugins, nxVersion }: DefaultsWorkspace,
  files: EditedFiles,
): Scope | null {
  const own = ownPlace(project, use.target, files);
  if (LISTS.some((list) => patch[list] && valueAt(listIn(own, list), files) !== undefined)) return null;
  if (use.how === 'executor' && target.executor !== undefined) return { key: target.executor, filter: null };
  if (use.how !== 'inferred' || !filtersDefaults(nxVersion)) return null;
  const plugin = pluginOf(use.tool, project.root, { files, plugins });
  // Defaults of the executor of inferred targets come before those of their names.
  const ofExecutor = valueAt({ file: 'nx.json', path: ['targetDefaults', 'nx:run-commands'] }, files);
  if (plugin === null || ofExecutor !== undefined) return null;
  // A path that leads up is another one in every depth.
  const isOfDepth = JSON.stringify(patch.options ?? {}).includes('../');
  const filter = isOfDepth ? { plugin, projects: [`directory:${depthOf(project.root)}`] } : { plugin };
  return { key: use.target, filter };
}

function depthOf(root: string): string {
  return root
    .split('/')
    .map(() => '*')
    .join('/');
}

/** The targets that a default would reach. */
function reachedBy(
  { key, filter }: Scope,
  { use }: Wanted,
  { workspace, files }: { readonly workspace: DefaultsWorkspace; readonly files: EditedFiles },
): readonly string[] {
  return workspace.all.flatMap((project) =>
    Object.entries(project.targets)
      .filter(([name, target]) => {
        if (filter === null) return target.executor === key;
        const isOfDepth = filter.projects?.every((one) => one === `directory:${depthOf(project.root)}`);
        return (
          name === key &&
          isInferred(target) &&
          isOfDepth !== false &&
          pluginOf(use.tool, project.root, { files, ...workspace }) === filter.plugin
        );
      })
      .map(([name]) => keyOf(project, name)),
  );
}

function write(
  { file, path }: TargetPlace,
  wanted: Wanted,
  { nxVersion, files }: { readonly nxVersion: string; readonly files: EditedFiles },
): void {
  for (const [name, value] of Object.entries(wanted.patch.options ?? {})) {
    setAt({ file, path: [...path, 'options', name] }, value, files);
  }
  for (const list of LISTS) {
    const added = wanted.patch[list];
    if (added === undefined) continue;
    const place = listIn({ file, path }, list);
    const said = valueAt(place, files);
    const whole = Array.isArray(said)
      ? [...new Set([...(said as unknown[]), ...added])]
      : listAfter(list, wanted, nxVersion);
    setAt(place, whole, files);
  }
}

/** The lists of a target that a patch adds to. */
const LISTS = ['outputs', 'dependsOn'] as const;
type List = (typeof LISTS)[number];

function listIn({ file, path }: TargetPlace, list: List): TargetPlace {
  return { file, path: [...path, list] };
}

/** A list of a target with what it gets; null where it gets nothing. What a plugin infers is not copied if Nx has a sign for it. */
function listAfter(list: List, { use, target, patch }: Wanted, nxVersion: string): readonly unknown[] | null {
  const added = patch[list];
  if (added === undefined) return null;
  const before = use.how === 'inferred' && knowsSpread(nxVersion) ? ['...'] : (target[list] ?? []);
  return [...before, ...added];
}
