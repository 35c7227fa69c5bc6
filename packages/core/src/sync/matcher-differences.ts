import { selectAll } from '../constitutions/matchers.js';
import type { WorkspaceState } from '../model/workspace.js';
import { told, type Difference } from './difference.js';
import type { Past } from './past.js';

/**
 * Gates that choose a project by a name that it no longer has. They are not edited: whether a gate follows a project is for the
 * constitution's owners to say, and a glob that took its place may select it already.
 */
export function matcherDifferences({ constitutions, projects }: WorkspaceState, past: Past): Difference[] {
  return constitutions.flatMap(({ constitution }) => {
    if (!constitution.ok) return [];
    const { file, document } = constitution;
    return document.principles
      .flatMap(({ gates }) => gates)
      .flatMap(({ id, rules, position: { line } }) =>
        rules.projects.flatMap((matcher) => {
          if (selectAll([matcher.replace(/^!/, '')], projects).size > 0) return [];
          const name = matcher.replace(/^!?(?:name:)?/, '');
          const now = past.projectNow(name);
          return now === null
            ? []
            : [told({ file, line }, 'matcher-renamed', { gate: id, from: name, to: now })];
        }),
      );
  });
}
