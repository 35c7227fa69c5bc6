import { memoize } from '../../base/memo.js';
import { selectAll } from '../../constitutions/matchers.js';
import type { ProjectDependency, WorkspaceState } from '../../model/workspace.js';
import { globTest, isMatchable } from '../../base/glob.js';
import { nearest } from '../../base/nearest.js';

/** Packages of registries have names such as `npm:zod`; only matchers with this prefix match them. */
const PACKAGE = /^!?(?:npm|cargo|go|maven|gradle|nuget|pypi|composer|gem):/;

/** Whether a matcher is about packages of a registry and not about projects. */
export function isPackageMatcher(matcher: string): boolean {
  return PACKAGE.test(matcher);
}

/** The projects that matchers are about. */
type Population = Pick<WorkspaceState, 'projects'>;

/** What a list of matchers says of dependencies. */
export interface BoundaryList {
  /** Whether the list matches a dependency. */
  matches(dependency: ProjectDependency): boolean;
  /** Whether it says anything of packages of registries. */
  readonly packages: boolean;
  /** A matcher that matches no project of the workspace, and what may be meant; null when all do. */
  readonly unmatched: { readonly matcher: string; readonly nearest: string | null } | null;
  /** A matcher with a glob that cannot be matched, so that nothing the list says can be relied on; null when all can. */
  readonly refused: string | null;
}

/** Reads a list of matchers of a boundary for one workspace; each list is read once. */
export function boundaryList(matchers: readonly string[], state: Population): BoundaryList {
  const known = lists(state).get(matchers);
  if (known !== undefined) return known;
  const ofProjects = matchers.filter((matcher) => !isPackageMatcher(matcher));
  const ofPackages = matchers.filter(isPackageMatcher);
  const selected = ofProjects.length === 0 ? [] : [...selectAll(ofProjects, state.projects)];
  const names = new Set(selected.map(({ name }) => name));
  const isPackage = packageMatcher(ofPackages);
  const list = {
    matches: ({ name, root }: ProjectDependency) => (root === null ? isPackage(name) : names.has(name)),
    packages: ofPackages.length > 0,
    unmatched: unmatchedIn(ofProjects, state),
    refused: matchers.find((matcher) => !isMatchable(matcher)) ?? null,
  };
  lists(state).set(matchers, list);
  return list;
}

const lists = memoize((_: Population) => new Map<readonly string[], BoundaryList>());

/** Applied in order, as matchers of projects are: `npm:react*`, `!npm:react-dom`. */
function packageMatcher(matchers: readonly string[]): (name: string) => boolean {
  const steps = matchers.map((matcher) => {
    const excludes = matcher.startsWith('!');
    const pattern = excludes ? matcher.slice(1) : matcher;
    return { pattern, excludes, matches: globTest(pattern, { refused: !excludes }) };
  });
  return (name) =>
    steps.reduce(
      (selected, { pattern, excludes, matches }) =>
        name === pattern || matches(name) ? !excludes : selected,
      steps[0]?.excludes === true,
    );
}

function unmatchedIn(matchers: readonly string[], { projects }: Population): BoundaryList['unmatched'] {
  for (const matcher of matchers) {
    const plain = matcher.replace(/^!/, '');
    if (plain === '' || plain === '*' || selectAll([plain], projects).size > 0) continue;
    const words = projects.flatMap(({ name, root, tags }) => [
      name,
      root,
      ...tags.map((tag) => `tag:${tag}`),
    ]);
    return { matcher, nearest: nearest(plain, [...new Set(words)]) };
  }
  return null;
}
