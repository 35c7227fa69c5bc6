import type { SubjectViolations, WorkspaceFiles } from '@plangate/core';
import { findTaskViolations } from '../../executors/gate/judge-tasks.js';
import type { GateRun, GateTask, TargetOutcome } from '../../executors/gate/types.js';
import { verdictFileName } from '../../executors/gate/verdict-file.js';
import { DEFAULT_OPTIONS } from '../../options/defaults.js';
import { joinPath } from '@plangate/core/graph';
import { confinePath } from '../../workspace/paths.js';
import { gateOf } from './gate-tasks.js';

/** Where gates are judged by the evidence of earlier runs. */
export type Place = Omit<GateRun, 'tasks'> & { readonly files: WorkspaceFiles };

/** A gate as it was judged last, and what it violates before its targets are recalled. */
export interface RecalledTask {
  readonly task: GateTask;
  readonly found: SubjectViolations;
}

/**
 * The gates of all projects and features, with what became of the targets that they wait for: that a target without a report
 * succeeded is taken from the verdict of its last gate. Nothing is run.
 * @param only the projects and features that are looked at; default: all
 */
export async function recalledTasks(
  place: Place,
  only?: ReadonlySet<string>,
): Promise<readonly RecalledTask[]> {
  const tasks = Object.entries(place.nodes).flatMap(([project, { data }]) =>
    only?.has(project) === false ? [] : (gateOf(project, data.targets) ?? []),
  );
  const found = await findTaskViolations({ ...place, tasks });
  return found.flatMap((one, index) => {
    const task = tasks[index];
    if (task === undefined) return [];
    const outcomes = [...one.notRun].flatMap(([gate, target]) =>
      recalled(lastVerdict(task, place.files), gate, target),
    );
    return [{ task: { ...task, outcomes }, found: one }];
  });
}

/** The reasons of a verdict file by gate id; empty if there is no readable one. */
function lastVerdict({ project, options }: GateTask, files: WorkspaceFiles): ReadonlyMap<string, string> {
  const output = (options as { output?: unknown }).output;
  const directory = (typeof output === 'string' ? confinePath(output) : null) ?? DEFAULT_OPTIONS.output;
  const text = files.read(joinPath(directory, verdictFileName(project)));
  const reasons = new Map<string, string>();
  for (const gate of text.ok ? gatesIn(text.text) : []) {
    const { id, reason } = (gate ?? {}) as { id?: unknown; reason?: unknown };
    if (typeof id === 'string' && typeof reason === 'string') reasons.set(id, reason);
  }
  return reasons;
}

function gatesIn(text: string): readonly unknown[] {
  try {
    const { gates } = JSON.parse(text) as { gates?: unknown };
    return Array.isArray(gates) ? gates : [];
  } catch {
    return [];
  }
}

/** A gate that is waived by the baseline failed before it was. */
const FAILED = new Set(['target-failed', 'lint-failed', 'types-failed', 'baselined']);

function recalled(reasons: ReadonlyMap<string, string>, gate: string, target: string): TargetOutcome[] {
  const reason = reasons.get(gate) ?? '';
  if (reason !== 'target-succeeded' && !FAILED.has(reason)) return [];
  return [{ target, succeeded: reason === 'target-succeeded', outputs: [] }];
}
