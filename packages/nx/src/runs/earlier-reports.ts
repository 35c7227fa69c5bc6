import type { AsideReport } from './set-aside.js';
import type { Reach } from './reach.js';
import { recordKey, type RunRecords } from './run-records.js';
import type { RunState } from './run-state.js';

/** What of a run decides which evidence it may write. */
export interface EvidenceRun {
  /** The targets that it was asked for; null where that is not known. */
  readonly targets: readonly string[] | null;
  /** The only projects that it can have been asked for; null for a run over many. */
  readonly projects: readonly string[] | null;
  readonly withoutDependencies: boolean;
}

/** A target that a run may come to, whose reports some gate reads. */
export interface EvidenceTask {
  readonly project: string;
  readonly target: string;
  /** Where the project is; `.` for the root project. */
  readonly root: string;
  /** Resolved, relative to the workspace root. */
  readonly outputs: readonly string[];
}

/** The tasks of a run that write evidence; rather one too many than one too few. */
export function evidenceTasks(run: EvidenceRun, { evidence, reach }: RunState): EvidenceTask[] {
  const reached = (run.targets ?? []).map((name): Reach => {
    const alone = { own: [name], others: [] };
    return run.withoutDependencies || !Object.hasOwn(reach, name) ? alone : (reach[name] ?? alone);
  });
  const own = new Set(reached.flatMap((one) => one.own));
  const others = new Set(reached.flatMap((one) => one.others));
  const isReached = (project: string, target: string): boolean =>
    run.targets === null ||
    others.has(target) ||
    (own.has(target) && (run.projects?.includes(project) ?? true));
  return Object.entries(evidence).flatMap(([project, { root, outputs }]) =>
    Object.entries(outputs)
      .filter(([target]) => isReached(project, target))
      .map(([target, places]) => ({ project, target, root, outputs: places })),
  );
}

/**
 * The tasks that may really run: not those whose last result here was made from the same, for they come from the cache, and what
 * is on disk is theirs.
 */
export function unsettledTasks(
  tasks: readonly EvidenceTask[],
  records: RunRecords,
  { madeFrom, withoutCache }: { madeFrom: string | null; withoutCache: boolean },
): EvidenceTask[] {
  if (madeFrom === null || withoutCache) return [...tasks];
  return tasks.filter(({ project, target }) => {
    const record = records[recordKey(project, target)];
    return record === undefined || !record.succeeded || record.madeFrom !== madeFrom;
  });
}

/** The reports of tasks that are on disk; a file that two tasks may write belongs to both. */
export function reportsOf(
  tasks: readonly EvidenceTask[],
  find: (task: EvidenceTask) => readonly string[],
): AsideReport[] {
  return tasks.flatMap((task) =>
    find(task).map((path) => ({ project: task.project, target: task.target, path })),
  );
}
