import { statSync } from 'node:fs';
import { join } from 'node:path';
import { logger, type Tree } from '@nx/devkit';
import { checkLayout } from '@plangate/core';
import { readPlan } from '@plangate/core/documents';
import { moveFeature, type FeatureMove, type MovedFeature } from '@plangate/core/editing';
import { isWithin, joinPath, nameOf, parentOf, plural } from '@plangate/core/graph';
import { gitBranches } from '../../workspace/git.js';
import { confirmIfPossible } from '../shared/confirm-if-possible.js';
import { branchOf, existingFeature } from '../shared/feature.js';
import { parseOptions } from '../shared/options.js';
import { openWorkspace, type GeneratorWorkspace } from '../shared/workspace.js';
import { activeFeatureEdit, namedInEnvironment, type ActiveFeatureEdit } from './active.js';
import { archiveIn, destinationOf, movedOf, wantedAction, type FeatureAction } from './destination.js';
import { nodeNames } from './nodes.js';
import { referringFiles } from './referring-files.js';
import { describeLeft, describeMove, section } from './report.js';
import { schema, type FeatureOptions } from './schema.js';
import { isBegun, writtenBy } from './written.js';

/** What a caller from code may set besides the options. */
export interface FeatureHost {
  /** The moment that numbers a feature where the workspace numbers by time. */
  readonly now?: () => Date;
  /** Answers the question before a feature is deleted; default: asks where a person can be asked, and goes on elsewhere. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/**
 * Renames, renumbers, archives or deletes a feature. Its files move unchanged, so that git follows them, and what leads to it for
 * certain is edited line by line. It prints at once what changes and what a person must decide, so that a dry run shows it, too.
 * @throws GeneratorProblem before anything is written: if no feature or several match, or if the new directory or number is taken
 */
export async function featureGenerator(
  tree: Tree,
  options: FeatureOptions,
  { now, confirm: agrees = confirmIfPossible }: FeatureHost = {},
): Promise<void> {
  const checked = parseOptions(schema, options, '@plangate/nx:feature');
  const action = wantedAction(checked);
  const workspace = openWorkspace(tree);
  const asked = String(checked.feature);
  const archived = action.kind === 'archive' ? archivedAlready(workspace, asked) : null;
  if (archived !== null) return logger.info(`${archived} is in the archive already.`);
  const moveTo = (from: string, to: string | null): FeatureMove => moveOf(workspace, { from, to, action });
  const wanted = {
    action,
    now,
    isBegun: (from: string, to: string) => isBegun(tree, workspace, moveTo(from, to)),
  };
  const { directory: from } = existingFeature(workspace, asked, {
    among: (found) => movedOf(workspace, found, wanted),
  });
  const to = destinationOf(workspace, from, wanted);
  if (to === from) return logger.info(nothingToDo(from, action));
  const { paths, isComplete } = referringFiles(workspace, { from, to });
  const move = moveTo(from, to);
  const moved = moveFeature(workspace.files, paths, move);
  const active = activeFeatureEdit(workspace, { from, to: action.kind === 'archive' ? null : to });
  for (const line of describeMove(from, to, moved)) logger.info(line);
  for (const line of tellActive(active)) logger.info(line);
  for (const line of describeLeft(moved)) logger.warn(line);
  for (const line of nextSteps(workspace, { move, action, isComplete })) logger.info(line);
  const question = `Delete ${from} with ${plural(paths.filter((path) => isWithin(path, from)).length, 'file')}?`;
  if (action.kind === 'remove' && !(await agrees(question))) return;
  write(tree, { from, moved, active });
}

/** The place of a feature in the archive, by its name or its former directory; null where the archive does not have it. */
function archivedAlready(workspace: GeneratorWorkspace, asked: string): string | null {
  const directory = asked.replace(/\/+$/, '').replace(/^\.\//, '');
  const roots = directory.includes('/') ? [parentOf(directory) ?? '.'] : workspace.specsRoots;
  const name = nameOf(directory);
  if (name === '' || workspace.files.kind(directory) === 'dir') return null;
  const places = roots.map((root) => joinPath(root, `${archiveIn(workspace, root)}/${name}`));
  const isOpen = roots.some((root) => workspace.files.kind(joinPath(root, name)) !== null);
  return isOpen ? null : (places.find((place) => workspace.files.kind(place) === 'dir') ?? null);
}

function nothingToDo(directory: string, { kind }: FeatureAction): string {
  return kind === 'renumber'
    ? `${directory} keeps its number: no other feature of its root has it. Give --renumber=<number> for another one.`
    : `${directory} has this name already.`;
}

function moveOf(
  workspace: GeneratorWorkspace,
  { from, to, action }: { from: string; to: string | null; action: FeatureAction },
): FeatureMove {
  const branch =
    to === null || action.kind === 'archive'
      ? {}
      : { branch: { from: branchOf(workspace, from), to: branchOf(workspace, to) } };
  return { from, to, ...branch, ...nodeNames(workspace, { from, to }) };
}

function tellActive(active: ActiveFeatureEdit | null): string[] {
  if (active === null) return [];
  return [
    active.text === null
      ? `${active.path} names no other feature and is deleted.`
      : `  ${active.path}: the active feature`,
  ];
}

function nextSteps(
  workspace: GeneratorWorkspace,
  { move, action, isComplete }: { move: FeatureMove; action: FeatureAction; isComplete: boolean },
): string[] {
  const { from, branch } = move;
  const renames = branch !== undefined && gitBranches(workspace.root).includes(branch.from);
  return [
    ...section('Set anew in your terminal:', namedInEnvironment(workspace, from)),
    ...(renames ? section('Rename the branch yourself:', [`git branch -m ${branch.from} ${branch.to}`]) : []),
    ...(action.kind === 'remove'
      ? section('Code that its plan declares stays:', plannedCode(workspace, from))
      : []),
    ...(isComplete ? [] : ['The workspace has too many files: not all of them were looked at.']),
  ];
}

/** The paths of a plan's tree that exist. */
function plannedCode({ files }: GeneratorWorkspace, feature: string): string[] {
  const plan = files.read(`${feature}/plan.md`);
  if (!plan.ok) return [];
  const { entries } = checkLayout(readPlan(plan.text).layout);
  return entries
    .filter(({ path, kind }) => kind === 'file' && !isWithin(path, feature) && files.kind(path) === 'file')
    .map(({ path }) => path);
}

function write(
  tree: Tree,
  { from, moved, active }: { from: string; moved: MovedFeature; active: ActiveFeatureEdit | null },
): void {
  const former = new Map(moved.moves.map((one) => [one.to, one.from]));
  for (const [path, content] of writtenBy(tree, moved)) {
    const mode = statSync(join(tree.root, former.get(path) ?? path), { throwIfNoEntry: false })?.mode;
    tree.write(path, content, mode === undefined ? {} : { mode });
  }
  if (active?.text === null) tree.delete(active.path);
  else if (active !== null) tree.write(active.path, active.text);
  // Last, because the same command finds the feature by it after a run that was killed.
  tree.delete(from);
}

export default featureGenerator;
