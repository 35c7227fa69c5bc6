import { allTicked, type FinishedBefore, type JudgeContext } from '@plangate/core';
import { changeBase, changedTaskLists, fileAt } from '../../workspace/change-base.js';

/** Whether features, by their directories, were finished before the present change. */
export type History = NonNullable<JudgeContext['finishedBefore']>;

/**
 * Asks git whether features were finished in the commit that the present change is based on; without a repository there is no
 * change, and each was. Only task lists that changed are read in that commit.
 * @param root absolute path of the workspace root
 * @param specsRoots directories, or globs for them, that hold features
 */
export async function finishedBefore(root: string, specsRoots: readonly string[]): Promise<History> {
  const base = changeBase(root);
  if (base.kind !== 'commit') return () => WITHOUT_COMMIT[base.kind];
  const changed = changedTaskLists(root, base.commit, specsRoots);
  if (changed === null) return () => 'unknown';
  const before = new Map<string, FinishedBefore>();
  if (changed.length > 0) {
    // Reading documents loads a parser, which most runs need not wait for.
    const { readTasks } = await import('@plangate/core/documents');
    for (const path of changed) {
      const text = fileAt(root, base.commit, path);
      before.set(path, text !== null && allTicked(readTasks(text)) ? 'yes' : 'no');
    }
  }
  // What did not change is as it was, and only finished features are asked for.
  return (directory) => before.get(`${directory}/tasks.md`) ?? 'yes';
}

const WITHOUT_COMMIT = { none: 'yes', first: 'no', unknown: 'unknown' } as const;
