import { MAX_FEATURE_NAME, slugOfDirectory } from '../features/naming.js';

/** The values of the tokens of a branch template. */
export interface BranchTokens {
  /** Who works in this copy of the repository. */
  readonly author: string;
  /** The directory of the repository. */
  readonly app: string;
}

/**
 * The branch of a feature by the template of Spec Kit's git extension.
 * @param feature name of its directory, `001-saved-cards`
 * @param template null where branches are named as directories
 */
export function branchOfFeature(feature: string, template: string | null, tokens: BranchTokens): string {
  if (template === null) return feature;
  const slug = slugOfDirectory(feature);
  const number = feature.slice(0, feature.length - slug.length).replace(/[-_]$/, '');
  if (number === '') return feature;
  const branch = scopeOf(template, tokens).replaceAll('{number}', number).replaceAll('{slug}', slug);
  return branch.length <= MAX_FEATURE_NAME ? branch : feature;
}

/** The names of those branches that are in the scope of a template, without it: only they compete for numbers. */
export function branchesInScope(
  branches: readonly string[],
  template: string | null,
  tokens: BranchTokens,
): readonly string[] {
  if (template === null) return branches;
  const scope = scopeOf(template, tokens).split('{number}')[0] ?? '';
  return branches.filter((branch) => branch.startsWith(scope)).map((branch) => branch.slice(scope.length));
}

function scopeOf(template: string, tokens: BranchTokens): string {
  return template
    .replaceAll('{author}', () => cleaned(tokens.author, 'unknown'))
    .replaceAll('{app}', () => cleaned(tokens.app, 'app'));
}

function cleaned(name: string, fallback: string): string {
  const clean = name
    .slice(0, 200)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return clean === '' ? fallback : clean;
}

/**
 * The feature directory that a branch means, by its number, as Spec Kit's scripts look it up:
 * `feature/004-other-name` finds `specs/004-search`. Null if there is none, or more than one.
 */
export function directoryOfBranch(branch: string, directories: readonly string[]): string | null {
  const name = branch.slice(branch.lastIndexOf('/') + 1);
  const prefix = /^(?:\d{8}-\d{6}|\d{3,})-/.exec(name)?.[0];
  const fits = directories.filter((directory) => {
    const own = directory.slice(directory.lastIndexOf('/') + 1);
    return prefix === undefined ? own === name : own.startsWith(prefix);
  });
  return fits.length === 1 ? (fits[0] ?? null) : null;
}
