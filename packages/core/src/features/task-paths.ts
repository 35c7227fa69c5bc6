import { memoize } from '../base/memo.js';
import type { Feature } from '../model/workspace.js';
import { checkPath } from '../layout/safe-path.js';
import type { PlanTask } from '../model/documents.js';
import { declaredEntries } from '../layout/declared-entries.js';

/**
 * The paths of a feature's tree that are done by its task list: a ticked task names them and no open one does. (A test
 * is written, and its task ticked, before the source that it also names.) A task may name a path from the root of a
 * project: it is taken for the one path of the tree that ends with it.
 */
export const donePaths: (feature: Feature) => ReadonlySet<string> = memoize(
  (feature) => treePaths(feature).done,
);

/** The paths of a feature's tree that open tasks name. */
export const openPaths: (feature: Feature) => ReadonlySet<string> = memoize(
  (feature) => treePaths(feature).open,
);

/** The paths of a feature's tree that only dropped or deferred tasks name. */
export const droppedPaths: (feature: Feature) => ReadonlySet<string> = memoize(
  (feature) => treePaths(feature).dropped,
);

interface TreePaths {
  readonly dropped: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

const treePaths: (feature: Feature) => TreePaths = memoize((feature) => {
  const declared = declaredEntries(feature).map(({ path }) => path);
  const whole = new Set(declared);
  const resolve = (path: string): readonly string[] =>
    whole.has(path) ? [path] : onlyOne(declared.filter((other) => other.endsWith(`/${path}`)));
  const { ticked, open, dropped } = taskPaths(feature);
  const still = new Set([...open].flatMap(resolve));
  const done = new Set([...ticked.keys()].flatMap(resolve).filter((path) => !still.has(path)));
  const left = [...dropped].flatMap(resolve).filter((path) => !still.has(path) && !done.has(path));
  return { done, open: new Set([...still, ...open]), dropped: new Set(left) };
});

export interface TaskPaths {
  /** Paths that ticked tasks name, each with the first such task. */
  readonly ticked: ReadonlyMap<string, PlanTask>;
  /** Paths that open tasks name. */
  readonly open: ReadonlySet<string>;
  /** Paths that dropped or deferred tasks name. */
  readonly dropped: ReadonlySet<string>;
}

/** The paths that a feature's tasks name, cleaned of line numbers and the like; what is not a path is left out. */
export const taskPaths: (feature: Feature) => TaskPaths = memoize(({ tasks }) => {
  const ticked = new Map<string, PlanTask>();
  const open = new Set<string>();
  const dropped = new Set<string>();
  for (const task of tasks.ok ? tasks.document.tasks : []) {
    for (const written of task.paths) {
      const path = taskPath(written);
      if (path === null) continue;
      if (task.dropped === true) dropped.add(path);
      else if (!task.done) open.add(path);
      else if (!ticked.has(path)) ticked.set(path, task);
    }
  }
  return { ticked, open, dropped };
});

/** `./src/a.ts:12-20` names `src/a.ts`; patterns, placeholders and addresses name no path. */
export function taskPath(written: string): string | null {
  const text = written
    .trim()
    .replace(/^[`"'(]+|[`"').,;:]+$/g, '')
    .replace(/(?:#L?\d+(?:-L?\d+)?|:\d+(?:[-:]\d+)?|:L\d+)$/, '');
  if (/[\s*?{}<>|$]|:\/\/|\.\.\.|…/.test(text)) return null;
  const checked = checkPath(text);
  return checked.ok ? checked.path : null;
}

function onlyOne(paths: readonly string[]): readonly string[] {
  return paths.length === 1 ? paths : [];
}
