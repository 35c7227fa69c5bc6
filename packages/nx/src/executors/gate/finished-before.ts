import {
  allTicked,
  type FinishedBefore,
  type JudgeContext,
  type PlanTask,
  type TasksDocument,
} from '@plangate/core';
import { fsWorkspaceFiles } from '../../workspace/fs-files.js';
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
    const files = fsWorkspaceFiles(root);
    for (const path of changed) {
      const text = fileAt(root, base.commit, path);
      const then = text === null ? null : readTasks(text);
      const read = files.read(path);
      const now = readTasks(read.ok ? read.text : '');
      before.set(path, then !== null && allTicked(then) && !hasMore(now, then) ? 'yes' : 'no');
    }
  }
  // What did not change is as it was, and only finished features are asked for.
  return (directory) => before.get(`${directory}/tasks.md`) ?? 'yes';
}

/** Whether a list has tasks that an earlier one does not have: a feature that was finished goes on, and has been finished anew. */
function hasMore(now: TasksDocument, then: TasksDocument): boolean {
  const texts = new Set(then.tasks.map(wordsOf));
  const byId = new Map(then.tasks.map((task) => [task.id, wordsOf(task)]));
  return now.tasks.some((task) => {
    const words = wordsOf(task);
    if (texts.has(words)) return false;
    const before = task.id === null ? undefined : byId.get(task.id);
    return before === undefined || !isLike(words, before);
  });
}

/** What a task says, whatever its number. */
function wordsOf({ id, text }: PlanTask): string {
  return (id === null ? text : text.replace(id, '')).replace(/\s+/g, ' ').trim();
}

/** Whether half of the words of two texts are the same, so that one is the other with a correction. */
function isLike(one: string, other: string): boolean {
  const [words, known] = [one, other].map((text) => new Set(text.toLowerCase().split(/\s+/))) as [
    Set<string>,
    Set<string>,
  ];
  const same = [...words].filter((word) => known.has(word)).length;
  return same * 2 >= Math.max(words.size, known.size);
}

const WITHOUT_COMMIT = { first: 'no', unknown: 'unknown' } as const;
