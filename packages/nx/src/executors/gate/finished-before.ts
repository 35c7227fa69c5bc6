import { allTicked, type FinishedBefore, type JudgeContext } from '@plangate/core';
import { fileAt, type Change } from '../../workspace/change-base.js';

/** Whether features, by their directories, were finished before the present change. */
export type History = NonNullable<JudgeContext['finishedBefore']>;

/**
 * Whether features were finished in the commit that the present change is based on; undefined without a repository, where there is
 * no history to ask. Only task lists that changed are read in that commit.
 * @param root absolute path of the workspace root
 */
export async function finishedBefore(root: string, change: Change): Promise<History | undefined> {
  const { base, taskLists: changed } = change;
  if (base.kind === 'none') return undefined;
  if (base.kind !== 'commit') return () => WITHOUT_COMMIT[base.kind];
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

const WITHOUT_COMMIT = { first: 'no', unknown: 'unknown' } as const;
