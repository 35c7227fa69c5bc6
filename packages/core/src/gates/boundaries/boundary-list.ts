import { memoize } from '../../base/memo.js';
import { isPackageMatcher } from '../../constitutions/matcher-syntax.js';
import { selectAll } from '../../constitutions/matchers.js';
import type { ProjectDependency, WorkspaceState } from '../../model/workspace.js';
import { globTest, isMatchable } from '../../base/glob.js';
import { nearest } from '../../base/nearest.js';
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

/**
 * Applied in order, as matchers of projects are: `npm:react*`, `!npm:react-dom`. `npm:*` is every package of npm, those with a scope
 * too; beside other characters `*` stops at "/".
 */
function packageMatcher(matchers: readonly string[]): (name: string) => boolean {
  const steps = matchers.map((matcher) => {
    const excludes = matcher.startsWith('!');
    const { registry, name } = apart(excludes ? matcher.slice(1) : matcher);
    const matches = globTest(name === '*' ? '**' : name, { refused: !excludes });
    return { registry, name, excludes, matches };
  });
  return (text) => {
    const asked = apart(text);
    return steps.reduce(
      (selected, { registry, name, excludes, matches }) =>
        registry === asked.registry && (name === asked.name || matches(asked.name)) ? !excludes : selected,
      steps[0]?.excludes === true,
    );
  };
}

/** "npm:zod" as the registry and the name in it. */
function apart(name: string): { readonly registry: string; readonly name: string } {
  const colon = name.indexOf(':');
  return { registry: name.slice(0, colon), name: name.slice(colon + 1) };
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
