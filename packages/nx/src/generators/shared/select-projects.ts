import { nearest, selectAll, type Selectable } from '@plangate/core';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { confinePath } from '../../workspace/paths.js';

/**
 * The projects that matchers select, in their order; all without matchers. Besides what `nx run-many -p` takes, a name without
 * its scope and a directory are understood.
 * @throws GeneratorProblem for a matcher that selects nothing, with the nearest name
 */
export function selectProjects<Project extends Selectable>(
  matchers: readonly string[],
  projects: readonly Project[],
): readonly Project[] {
  const selected = new Set<Selectable>(matchers[0]?.startsWith('!') !== false ? projects : []);
  for (const matcher of matchers) {
    const excludes = matcher.startsWith('!');
    const found = matching(excludes ? matcher.slice(1) : matcher, projects);
    if (found.length === 0) throw unmatched(matcher, projects);
    for (const project of found) {
      if (excludes) selected.delete(project);
      else selected.add(project);
    }
  }
  return projects.filter((project) => selected.has(project));
}

function matching(matcher: string, projects: readonly Selectable[]): readonly Selectable[] {
  const directory = confinePath(matcher);
  const exactly: readonly ((project: Selectable) => boolean)[] = [
    ({ name }) => name === matcher,
    ({ name }) => withoutScope(name) === matcher,
    ({ root }) => root === directory,
  ];
  for (const isMeant of exactly) {
    const found = projects.filter(isMeant);
    if (found.length > 0) return found;
  }
  return [...selectAll([matcher], projects)];
}

function unmatched(matcher: string, projects: readonly Selectable[]): GeneratorProblem {
  const bare = matcher.replace(/^!/, '');
  const candidates = projects.flatMap(({ name, root }) => [name, withoutScope(name), root]);
  const near = nearest(bare, [...new Set(candidates)]);
  return new GeneratorProblem(
    `No project matches ${JSON.stringify(matcher.slice(0, 120))}.`,
    near === null ? '`nx show projects` lists the projects.' : `Did you mean ${JSON.stringify(near)}?`,
  );
}

function withoutScope(name: string): string {
  return name.startsWith('@') ? name.slice(name.indexOf('/') + 1) : name;
}
