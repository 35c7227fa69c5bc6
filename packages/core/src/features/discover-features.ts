import { wordsOf } from '../languages/words.js';
import type { PlanNature } from '../model/plan.js';
import { globTest, isGlob } from '../base/glob.js';
import { comparePaths, nameOf, parentOf } from '../base/paths.js';
import { cleanName, featureNodeName, featureNumber } from './naming.js';

/** Where Spec Kit puts features by default. */
export const DEFAULT_SPECS_ROOTS: readonly string[] = ['specs'];

/** Why a directory with a plan.md or spec.md is not a feature: stable codes, each with its words for people. */
export const REJECTED_WHY = {
  archived: 'it is in an archive',
  hidden: 'its name begins with a dot or an underscore',
  'inside-feature': 'it is inside another feature',
  backup: 'it is a backup',
  openspec: 'it belongs to OpenSpec',
  'too-deep': 'features are directly in a specs root',
  'root-itself': 'it is a specs root itself',
  template: 'its plan.md is an unfilled template, and there is no spec.md',
  'other-tool': 'its plan.md is a document of another tool, and there is no spec.md',
} as const;
export type RejectedWhy = keyof typeof REJECTED_WHY;

/** A directory that is a feature. */
export interface DiscoveredFeature {
  /** Relative to the workspace root. */
  readonly directory: string;
  /** Unique among the features: the name of its node in the project graph. */
  readonly name: string;
  readonly number: number | null;
}

/** A directory that looks like a feature but is not one, with the reason. */
export interface RejectedDirectory {
  readonly directory: string;
  readonly why: RejectedWhy;
}

/** The features of a workspace, and the directories that look like features but are not. */
export interface DiscoveredFeatures {
  /** In the order of their directories. */
  readonly features: readonly DiscoveredFeature[];
  readonly rejected: readonly RejectedDirectory[];
}

export interface DiscoverOptions {
  /** Directories, or globs for them, that hold features; empty: {@link DEFAULT_SPECS_ROOTS}. */
  readonly specsRoots: readonly string[];
}

/**
 * The features of a workspace, from the paths of its documents alone. A feature is a directory directly in one of the
 * roots that holds plan.md, spec.md or roadmap.md. Archives, hidden directories, backups, what is inside a feature, and OpenSpec
 * trees are told apart, each with its reason. The same number twice is allowed; two directories of one name in different
 * roots get different node names (see `nameAll`).
 */
export function discoverFeatures(paths: readonly string[], options: DiscoverOptions): DiscoveredFeatures {
  const isRoot = rootMatcher(options.specsRoots);
  const found = new Map<string, RejectedWhy | null>();
  for (const path of paths) {
    const directory = documentDirectory(path);
    if (directory === null || found.has(directory)) continue;
    const verdict = classify(directory, isRoot);
    if (verdict !== undefined) found.set(directory, verdict);
  }
  const sorted = [...found].sort(([a], [b]) => comparePaths(a, b));
  const rejected: RejectedDirectory[] = [];
  const directories: string[] = [];
  for (const [directory, why] of sorted) {
    if (why === null) directories.push(directory);
    else rejected.push({ directory, why });
  }
  return { features: nameAll(directories), rejected };
}

/** Whether a directory is one of those, or fits one of the globs, that hold features. */
export function isSpecsRoot(directory: string, { specsRoots }: DiscoverOptions): boolean {
  return rootMatcher(specsRoots)(directory);
}

/**
 * Why a directory in the place of a feature is not one, by its content; null for a feature. Beside a spec.md, a template
 * is a plan still to be written and a foreign document is an error, so that the feature is judged.
 * @param nature of its plan.md; null when there is none
 */
export function rejectedByContent(nature: PlanNature | null, hasSpec: boolean): RejectedWhy | null {
  if (hasSpec) return null;
  if (nature === 'template') return 'template';
  return nature === 'foreign' ? 'other-tool' : null;
}

function documentDirectory(path: string): string | null {
  const clean = path.startsWith('./') ? path.slice(2) : path;
  return /(^|\/)(plan|spec|roadmap)\.md$/.test(clean) ? parentOf(clean) : null;
}

/** Null: a feature; undefined: not below any root, so nothing to report. */
function classify(directory: string, isRoot: (path: string) => boolean): RejectedWhy | null | undefined {
  const names = directory.split('/');
  if (names.includes('openspec')) return 'openspec';
  if (isRoot(directory)) return 'root-itself';
  const depth = names.findLastIndex((_, index) => isRoot(names.slice(0, index + 1).join('/')));
  if (depth < 0) return undefined;
  const below = names.slice(depth + 1);
  const refused = below.map(refusedName).find((why) => why !== null);
  if (refused !== undefined) return refused;
  if (below.length === 1) return null;
  return featureNumber(below[0] ?? '') === null ? 'too-deep' : 'inside-feature';
}

function refusedName(name: string): RejectedWhy | null {
  if (ARCHIVES.has(name.toLowerCase())) return 'archived';
  if (/^[._]/.test(name)) return 'hidden';
  return /([.-]bak|_bak|[._]backup|\.old|\.orig|~| copy( \d+)?| - kopie| \(copy\))$/i.test(name)
    ? 'backup'
    : null;
}

const ARCHIVES: ReadonlySet<string> = new Set(wordsOf(({ features }) => features.archives));

function rootMatcher(specsRoots: readonly string[]): (path: string) => boolean {
  const roots = (specsRoots.length === 0 ? DEFAULT_SPECS_ROOTS : specsRoots).map((root) =>
    root.replace(/^\.\//, '').replace(/\/+$/, ''),
  );
  const plain = new Set(roots.filter((root) => !isGlob(root)));
  const globs = roots.filter((root) => isGlob(root)).map((root) => globTest(root, { refused: false }));
  const known = new Map<string, boolean>();
  return (path) => {
    let is = known.get(path);
    if (is === undefined) {
      is = plain.has(path) || globs.some((matches) => matches(path));
      known.set(path, is);
    }
    return is;
  };
}

/**
 * Names all features. Where several roots hold a directory of the same name, the first by root keeps `spec-<name>` and
 * the others are told apart by the directory that holds their root: `apps/web/specs/001-x` becomes `spec-web-001-x`, then
 * `spec-apps-web-001-x`, then a counter.
 */
function nameAll(directories: readonly string[]): DiscoveredFeature[] {
  const taken = new Set<string>();
  const named = [...directories].sort(byRoot).map((directory) => {
    const name = freeName(directory, taken);
    taken.add(name.toLowerCase());
    return { directory, name, number: featureNumber(directory) };
  });
  return named.sort((a, b) => comparePaths(a.directory, b.directory));
}

function byRoot(a: string, b: string): number {
  return a.split('/').length - b.split('/').length || comparePaths(a, b);
}

function freeName(directory: string, taken: ReadonlySet<string>): string {
  let name = featureNodeName(directory);
  const own = cleanName(nameOf(directory));
  const holder = parentOf(parentOf(directory) ?? '') ?? '';
  const above = holder.split('/').filter((part) => part !== '');
  for (let used = 1; taken.has(name.toLowerCase()) && used <= above.length; used += 1) {
    name = `spec-${above.slice(-used).map(cleanName).join('-')}-${own}`;
  }
  const longest = name;
  for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${longest}-${count}`;
  return name;
}
