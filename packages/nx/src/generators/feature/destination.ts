import {
  discoverFeatures,
  featureDirectoryName,
  featureNumber,
  featureSlug,
  numberCollisions,
  slugOfDirectory,
} from '@plangate/core';
import { joinPath, nameOf, parentOf } from '@plangate/core/graph';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { numberer } from '../shared/feature.js';
import { featureDirectories, specsRoots } from '../shared/roots.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';
import type { CheckedFeatureOptions } from './schema.js';

/** What a person wants to happen to a feature. */
export type FeatureAction =
  | { readonly kind: 'rename'; readonly title: string }
  /** `number`: null for the next free one, where the present one is taken twice. */
  | { readonly kind: 'renumber'; readonly number: string | null }
  | { readonly kind: 'archive' }
  | { readonly kind: 'remove' };

/** What is to happen to a feature, and when. */
export interface Wanted {
  readonly action: FeatureAction;
  /** The moment that numbers a feature where the workspace numbers by time. */
  readonly now: (() => Date) | undefined;
  /** Whether a run of the same move was killed, and left in the new directory nothing but what the move writes. */
  readonly isBegun: (from: string, to: string) => boolean;
}

/**
 * The one action that the options ask for.
 * @throws GeneratorProblem if they ask for none, or for several
 */
export function wantedAction({ rename, renumber, archive, remove }: CheckedFeatureOptions): FeatureAction {
  const actions: FeatureAction[] = [];
  if (rename !== undefined) actions.push({ kind: 'rename', title: String(rename) });
  if (renumber !== undefined && renumber !== false) {
    const isNext = renumber === true || renumber === '' || renumber === 'true';
    actions.push({ kind: 'renumber', number: isNext ? null : String(renumber) });
  }
  if (archive) actions.push({ kind: 'archive' });
  if (remove) actions.push({ kind: 'remove' });
  const [action, ...others] = actions;
  if (action !== undefined && others.length === 0) return action;
  throw new GeneratorProblem(
    action === undefined
      ? 'Nothing was asked for.'
      : `Only one thing can be done at a time, and ${actions.map(({ kind }) => `--${kind}`).join(', ')} were given.`,
    'Give one of --rename="Saved cards", --renumber, --renumber=7, --archive and --remove.',
  );
}

/**
 * The directory that a feature gets by an action; null where it is deleted; its own where nothing has to change.
 * @throws GeneratorProblem if the directory or the number is taken, or if no name can be made
 */
export function destinationOf(
  workspace: GeneratorWorkspace,
  directory: string,
  wanted: Wanted,
): string | null {
  const to = placeFor(workspace, directory, wanted);
  if (to === null || to === directory) return to;
  if (workspace.files.kind(to) !== null && !wanted.isBegun(directory, to)) {
    throw new GeneratorProblem(
      `${to} exists already.`,
      'Choose another name or number; nothing is overwritten.',
    );
  }
  return to;
}

/** Of two features that match, the one that a killed run was moving to the place of the other; else all that match. */
export function movedOf(
  workspace: GeneratorWorkspace,
  found: readonly string[],
  wanted: Wanted,
): readonly string[] {
  const [one = '', other = '', ...more] = found;
  if (other === '' || more.length > 0) return found;
  const isMoved = (from: string, to: string): boolean =>
    wanted.isBegun(from, to) && placeFor(workspace, from, wanted) === to;
  if (isMoved(one, other)) return [one];
  return isMoved(other, one) ? [other] : found;
}

function placeFor(workspace: GeneratorWorkspace, directory: string, wanted: Wanted): string | null {
  const { action } = wanted;
  const root = parentOf(directory) ?? '.';
  const name = nameOf(directory);
  switch (action.kind) {
    case 'archive':
      return joinPath(root, `${archiveIn(workspace, root)}/${name}`);
    case 'rename':
      return joinPath(root, renamed(name, action.title));
    case 'renumber':
      return action.number === null
        ? withFreeNumber(workspace, directory, wanted)
        : withNumber(workspace, directory, { ...wanted, number: action.number });
    case 'remove':
      return null;
  }
}

function renamed(name: string, title: string): string {
  const lead = name.slice(0, name.length - slugOfDirectory(name).length);
  // A person may name the whole directory.
  const wanted = lead !== '' && title.startsWith(lead) ? title.slice(lead.length) : title;
  if (/^(?:\d{8}-\d{6}|\d{3,})-/.test(wanted)) {
    throw new GeneratorProblem(
      `${JSON.stringify(title.slice(0, 80))} has another number than ${name}.`,
      'Rename the feature without a number, and give it another one with --renumber.',
    );
  }
  const slug = featureSlug(wanted);
  if (slug.ok)
    return lead.endsWith('-') ? featureDirectoryName(lead.slice(0, -1), slug.slug) : lead + slug.slug;
  throw new GeneratorProblem(
    `${JSON.stringify(title.slice(0, 80))} gives no directory name: it has no letter and no digit.`,
    'Give a title with words, such as "Saved cards at checkout".',
  );
}

function withFreeNumber(workspace: GeneratorWorkspace, directory: string, { now, isBegun }: Wanted): string {
  const directories = (): string[] =>
    featureDirectories(workspace, specsRoots(workspace, undefined).patterns);
  const all = directories().map((one) => ({ directory: one, number: featureNumber(one) }));
  const isAlone = !numberCollisions(all).some(({ directories: same }) => same.includes(directory));
  const slug = slugOfDirectory(directory);
  if (isAlone && featureNumber(directory) !== null) return directory;
  const root = parentOf(directory) ?? '.';
  const begun = directories().find(
    (to) =>
      to !== directory && parentOf(to) === root && slugOfDirectory(to) === slug && isBegun(directory, to),
  );
  const next = numberer(workspace, root, { directories, now });
  return begun ?? joinPath(root, featureDirectoryName(next(), slug));
}

function withNumber(
  workspace: GeneratorWorkspace,
  directory: string,
  { number: written, isBegun }: Wanted & { readonly number: string },
): string {
  if (!/^(?:\d{1,9}|\d{8}-\d{6})$/.test(written)) {
    throw new GeneratorProblem(
      `${JSON.stringify(written.slice(0, 40))} is not a number of a feature.`,
      'Give a number such as 7, or a timestamp such as 20260319-143022.',
    );
  }
  const root = parentOf(directory) ?? '.';
  const to = joinPath(root, featureDirectoryName(written.padStart(3, '0'), slugOfDirectory(directory)));
  const same = featureDirectories(workspace, [root]).filter(
    (other) => other !== directory && featureNumber(other) === featureNumber(to),
  );
  if (same.every((other) => other === to && isBegun(directory, to))) return to;
  throw new GeneratorProblem(
    `The number ${written} is taken by ${same.join(', ')}.`,
    'Choose another number, or give --renumber without one for the next that is free.',
  );
}

/** The archive of a root: the one that it has, under any name by which archives are known, or `archive`. */
export function archiveIn({ files }: Pick<GeneratorWorkspace, 'files'>, root: string): string {
  const names = files.list(root).flatMap((name) => (name.endsWith('/') ? [name.slice(0, -1)] : []));
  const isArchive = (name: string): boolean => {
    const path = `${joinPath(root, name)}/001-a/plan.md`;
    return discoverFeatures([path], { specsRoots: [root] }).rejected.some(({ why }) => why === 'archived');
  };
  return names.find(isArchive) ?? 'archive';
}
