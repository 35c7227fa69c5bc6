import {
  branchesInScope,
  branchOfFeature,
  descriptionSlug,
  featureDirectoryName,
  featureNumber,
  featureSlug,
  featureTimestamp,
  nextFeatureNumber,
  sanitize,
  shortNameSlug,
  slugOfDirectory,
  type Slug,
} from '@plangate/core';
import { nameOf } from '@plangate/core/graph';
import { gitBranches } from '../../workspace/git.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { isHeld, reserveDirectory } from './reserve.js';
import { featureDirectories, specsRoots, type SpecsRoots } from './roots.js';
import { branchTokens, specKitOf } from './speckit.js';
import { isTitled, titleInSpec } from './titles.js';
import type { GeneratorWorkspace } from './workspace.js';

/** The feature that a generator works on. */
export interface TargetFeature {
  /** `specs/001-saved-cards`. */
  readonly directory: string;
  /** `001-saved-cards`. */
  readonly name: string;
  /** What its documents call it: one line, without control characters. */
  readonly title: string;
  /** The branch that its documents name: the name, or what the workspace's template for branches makes of it. */
  readonly branch: string;
  readonly isNew: boolean;
}

/** How a new feature is named and where it goes. */
export interface FeatureRequest {
  readonly specsDir?: string | undefined;
  /** A name that a person chose instead of one made from the title. */
  readonly shortName?: string | undefined;
  /**
   * `title`: the directory is named after all words of a title; `description`: after the few that Spec Kit's script
   * would take. Either finds what the other made.
   */
  readonly naming: 'title' | 'description';
  /** The moment that numbers a feature where the workspace numbers by time. */
  readonly now?: (() => Date) | undefined;
  /** Of several features that match, those that may be meant; default: all of them. */
  readonly among?: Among | undefined;
}

type Among = (found: readonly string[]) => readonly string[];

/**
 * Resolves a feature and passes it to an action. The directory of a new one is reserved meanwhile, and released if the
 * action fails.
 * @throws GeneratorProblem if no feature or more than one matches; and whatever the action throws
 */
export async function withFeature<Result>(
  workspace: GeneratorWorkspace,
  wanted: string,
  { request, action }: { request: FeatureRequest; action: (feature: TargetFeature) => Promise<Result> },
): Promise<Result> {
  const { feature, release } = resolveFeature(workspace, wanted, request);
  try {
    return await action(feature);
  } catch (error) {
    release();
    throw error;
  }
}

/** A feature, and how its reservation is released. */
export interface Found {
  readonly feature: TargetFeature;
  readonly release: () => void;
}

/**
 * Which feature a person means by a number, a directory, a document in it, or a title. An unknown title is a new feature with the
 * next number over all roots; what looks like a number or a numbered name must exist.
 * @throws GeneratorProblem if no feature or more than one matches
 */
export function resolveFeature(
  workspace: GeneratorWorkspace,
  wanted: string,
  request: FeatureRequest,
): Found {
  const roots = specsRoots(workspace, request.specsDir);
  const feature = knownFeature(workspace, wanted, request);
  if (feature !== null) return { feature, release: () => undefined };
  const title = titleOf(wanted.trim().replace(/\/+$/, ''));
  return reserveNew(workspace, { roots, slug: slugFor(title, request), title, now: request.now });
}

/**
 * The same for a feature that must exist.
 * @throws GeneratorProblem if no feature or more than one matches
 */
export function existingFeature(
  workspace: GeneratorWorkspace,
  wanted: string,
  { specsDir, among }: Pick<FeatureRequest, 'specsDir' | 'among'> = {},
): TargetFeature {
  const feature = knownFeature(workspace, wanted, { naming: 'title', specsDir, among });
  if (feature !== null) return feature;
  throw unknown(wanted.trim(), featureDirectories(workspace, specsRoots(workspace, specsDir).patterns));
}

/** Null where a title is not that of a feature yet. */
function knownFeature(
  workspace: GeneratorWorkspace,
  wanted: string,
  request: FeatureRequest,
): TargetFeature | null {
  const roots = specsRoots(workspace, request.specsDir);
  const directories = featureDirectories(workspace, roots.patterns);
  const asked = wanted.trim().replace(/\/+$/, '');
  const meant = (found: readonly string[]): string => onlyOne(request.among?.(found) ?? found, asked);
  if (/^\d{1,9}$/.test(asked)) return existing(workspace, meant(byNumber(directories, asked)));
  const place = directoryIn(asked);
  const named = directories.filter((directory) => directory === place || nameOf(directory) === place);
  if (named.length > 0) return existing(workspace, meant(named));
  if (/^\d{3,}-[\p{L}\p{N}\p{M}-]+$/u.test(place) || place.startsWith(`${roots.first}/`)) {
    throw unknown(asked, directories);
  }
  const title = titleOf(asked);
  const same = sameFeature(workspace, directories, { title, slug: slugFor(title, request), request });
  return same.length === 0 ? null : { ...existing(workspace, meant(same)), title };
}

/** The directory that a path names: its own, or that of the document (`001-saved-cards/plan.md`). */
function directoryIn(path: string): string {
  return path.replace(/^\.\//, '').replace(/\/[^/]+\.md$/i, '');
}

function slugFor(title: string, { naming, shortName }: FeatureRequest): string {
  const wanted = shortName === undefined ? title : titleOf(shortName);
  const slug: Slug =
    shortName !== undefined
      ? shortNameSlug(shortName)
      : naming === 'title'
        ? featureSlug(title)
        : descriptionSlug(title);
  if (slug.ok) return slug.slug;
  throw new GeneratorProblem(
    `The title ${JSON.stringify(wanted.slice(0, 80))} gives no directory name: it has no letter and no digit.`,
    'Give a title with words, such as "Saved cards at checkout".',
  );
}

/**
 * The directories that were made for the same title before. A name of few words may match many titles; then the
 * documents decide. A directory without documents, which an interrupted run left behind, is reused. A directory that another run
 * holds at this moment is never used, whatever its name.
 */
function sameFeature(
  workspace: GeneratorWorkspace,
  directories: readonly string[],
  { title, slug, request }: { title: string; slug: string; request: FeatureRequest },
): string[] {
  const whole = featureSlug(title);
  const short = descriptionSlug(title);
  return directories.filter((directory) => {
    if (isHeld(workspace, directory)) return false;
    const own = slugOfDirectory(directory);
    if (request.shortName === undefined && whole.ok && own === whole.slug) return true;
    return (own === slug || (short.ok && own === short.slug)) && isTitled(workspace, directory, title);
  });
}

function reserveNew(
  workspace: GeneratorWorkspace,
  wanted: { roots: SpecsRoots; slug: string; title: string; now: (() => Date) | undefined },
): Found {
  const { roots, slug, title } = wanted;
  const directories = (): string[] => featureDirectories(workspace, roots.patterns);
  const number = numberer(workspace, roots.first, { directories, now: wanted.now });
  const choose = (): string => `${roots.first}/${featureDirectoryName(number(), slug)}`;
  const { directory, release } = reserveDirectory(workspace, choose, directories);
  const name = nameOf(directory);
  return {
    feature: { directory, name, title, branch: branchOf(workspace, directory), isNew: true },
    release,
  };
}

/**
 * What gives a feature of a root the next number: over all roots, and the branches where they count; or the moment where the
 * workspace numbers by time.
 */
export function numberer(
  workspace: GeneratorWorkspace,
  root: string,
  { directories, now = () => new Date() }: { directories: () => string[]; now?: (() => Date) | undefined },
): () => string {
  const { numbering, countsBranches, branchTemplate } = specKitOf(workspace.files, root);
  if (numbering === 'timestamp') return () => featureTimestamp(now(), directories());
  const tokens = branchTokens(workspace, branchTemplate);
  const branches = countsBranches ? branchesInScope(gitBranches(workspace.root), branchTemplate, tokens) : [];
  return () => nextFeatureNumber(directories(), branches);
}

/** The branch that the documents of a feature name. */
export function branchOf(workspace: GeneratorWorkspace, directory: string): string {
  const { branchTemplate } = specKitOf(workspace.files, directory);
  return branchOfFeature(nameOf(directory), branchTemplate, branchTokens(workspace, branchTemplate));
}

function byNumber(directories: readonly string[], asked: string): string[] {
  const found = directories.filter((directory) => featureNumber(directory) === Number(asked));
  if (found.length === 0) {
    throw unknown(asked, directories);
  }
  return found;
}

function onlyOne(found: readonly string[], asked: string): string {
  const [first = '', ...others] = found;
  if (others.length > 0) {
    throw new GeneratorProblem(
      `${JSON.stringify(asked)} matches ${found.length} features: ${found.join(', ')}.`,
      'Name one by its directory, or give one of them another number.',
    );
  }
  return first;
}

function unknown(asked: string, directories: readonly string[]): GeneratorProblem {
  const known =
    directories.length === 0 ? 'The workspace has no feature yet.' : `There are ${listed(directories)}.`;
  return new GeneratorProblem(
    `There is no feature ${JSON.stringify(asked.slice(0, 80))}. ${known}`,
    'Name one of them, or plan a new feature by a title in words: nx g plan "Saved cards at checkout"',
  );
}

function listed(directories: readonly string[]): string {
  const shown = directories.slice(-10).join(', ');
  return directories.length > 10 ? `${directories.length}, the last are ${shown}` : shown;
}

function existing(workspace: GeneratorWorkspace, directory: string): TargetFeature {
  const name = nameOf(directory);
  const words = slugOfDirectory(directory).replaceAll('-', ' ');
  return {
    directory,
    name,
    title: titleOf(titleInSpec(workspace, directory) ?? words.charAt(0).toUpperCase() + words.slice(1)),
    branch: branchOf(workspace, directory),
    isNew: false,
  };
}

/** A title as documents can hold it: one line, at most 200 characters. */
export function titleOf(text: string): string {
  const line = sanitize(text).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : line;
}
