import type { PostTasksExecutionContext, ProjectGraph, TaskResults } from '@nx/devkit';
import { isWithin } from '@plangate/core/graph';
import type { GateTask, TargetOutcome } from '../executors/gate/types.js';
import { projectOf } from '../executors/gate/workspace.js';
import { freshWorkspaceFiles } from '../workspace/fresh-files.js';
import { runWordsOf } from '../workspace/target-words.js';
import type { RequestedRun } from './command-line.js';
import { GATE_EXECUTOR } from './gate-target.js';
import { heldUp, placeId } from './held-up.js';

type Graph = Pick<ProjectGraph, 'nodes'> & Partial<Pick<ProjectGraph, 'dependencies'>>;
type Ended = TaskResults[string];

/** A gate that was asked for and that Nx did not run. */
export interface SkippedGate {
  readonly task: GateTask;
  /** The targets that it waited for and that did not succeed. */
  readonly missing: readonly string[];
}

/** The verdict on a gate that Nx did not run, as its task would have shown it. */
export interface JudgedGate {
  readonly project: string;
  readonly text: string;
}

/**
 * Judges the projects whose gate Nx left out because a target that the gate waits for failed: what failed is evidence
 * too, and the verdict of an earlier run would stay in place of this one's.
 */
export async function judgeSkipped(
  { run, graph, gateTargetName }: { run: RequestedRun; graph: ProjectGraph; gateTargetName: string },
  context: PostTasksExecutionContext,
): Promise<readonly JudgedGate[]> {
  const skipped = skippedGates(context.taskResults, { graph, run, gateTargetName });
  if (skipped.length === 0) return [];
  const { judgeTasks } = await import('../executors/gate/judge-tasks.js');
  const root = context.workspaceRoot;
  const files = freshWorkspaceFiles(root, { outputs: unwritten(skipped, graph), since: context.startTime });
  const tasks = skipped.map(({ task }) => task);
  const projects = new Map(tasks.map(({ id, project }) => [id, project]));
  const { nodes, dependencies: edges } = graph;
  const nxJson = context.nxJsonConfiguration;
  const judged: JudgedGate[] = [];
  for await (const { task, result } of judgeTasks({ root, nodes, edges, nxJson, tasks, files })) {
    judged.push({ project: projects.get(task) ?? task, text: `> ${task}\n\n${result.terminalOutput}` });
  }
  return judged;
}

/** The gates that were asked for and did not run, each with what became of the targets it waits for. */
export function skippedGates(
  results: TaskResults,
  host: { graph: Graph; run: RequestedRun; gateTargetName: string },
): SkippedGate[] {
  const { graph, run } = host;
  const ended = new Map<string, Ended[]>();
  for (const result of Object.values(results)) {
    const { project } = result.task.target;
    ended.set(project, [...(ended.get(project) ?? []), result]);
  }
  const named = run.project === null ? [] : [run.project];
  const asked = run.project !== null ? named : run.all ? Object.keys(graph.nodes) : [...ended.keys()];
  const skipped = asked.flatMap((project) => skippedGate(project, ended, host) ?? []);
  return withHeldUp(skipped, results, graph);
}

/** Each gate with the tasks whose failure kept its targets from running. */
function withHeldUp(skipped: readonly SkippedGate[], results: TaskResults, graph: Graph): SkippedGate[] {
  const failed = Object.values(results).filter(({ status }) => status === 'failure');
  const notReached = ({ task, missing }: SkippedGate) => {
    const reached = new Set(task.outcomes.map(({ target }) => target));
    return missing
      .filter((target) => !reached.has(target))
      .map((target) => ({ project: task.project, target }));
  };
  const ids = new Map(failed.map(({ task }) => [placeId(task.target), task.id]));
  const found = heldUp(skipped.flatMap(notReached), ids, graph);
  return skipped.map((gate) => {
    const own = notReached(gate).flatMap((place): [string, string][] => {
      const by = found.get(placeId(place));
      return by === undefined ? [] : [[place.target, by]];
    });
    return own.length === 0 ? gate : { ...gate, task: { ...gate.task, heldUp: new Map(own) } };
  });
}

function skippedGate(
  project: string,
  all: ReadonlyMap<string, readonly Ended[]>,
  { graph, gateTargetName }: { graph: Graph; gateTargetName: string },
): SkippedGate | null {
  const ended = all.get(project) ?? [];
  const targets = graph.nodes[project]?.data.targets ?? {};
  const gate = targets[gateTargetName];
  if (gate?.executor !== GATE_EXECUTOR || ended.some((result) => ran(result, gateTargetName))) return null;
  const outcomes = ended.filter(({ task }) => task.target.target !== gateTargetName).map(outcomeOf);
  const done = new Set(outcomes.filter(({ succeeded }) => succeeded).map(({ target }) => target));
  const waitsFor = (gate.dependsOn ?? []).filter((name) => typeof name === 'string');
  const missing = waitsFor.filter((name) => targets[name] !== undefined && !done.has(name));
  const touched = touchedOutcomes(project, waitsFor, { ended: all, graph });
  const others = [...(touched?.values() ?? [])].flat();
  if (missing.length === 0 && others.every(({ succeeded }) => succeeded)) return null;
  const options: unknown = gate.options;
  const task = { id: `${project}:${gateTargetName}`, project, options, outcomes };
  return { task: touched === null ? task : { ...task, touched }, missing };
}

/**
 * What became of the targets of other projects that the gate of a feature waits for; one that the run did not come to did not
 * succeed. Null where it waits for none.
 */
function touchedOutcomes(
  feature: string,
  waitsFor: readonly string[],
  { ended, graph }: { ended: ReadonlyMap<string, readonly Ended[]>; graph: Graph },
): ReadonlyMap<string, readonly TargetOutcome[]> | null {
  const names = waitsFor.filter((name) => name.startsWith('^')).map((name) => name.slice(1));
  if (names.length === 0) return null;
  const touched = new Map<string, readonly TargetOutcome[]>();
  for (const { target: project } of graph.dependencies?.[feature] ?? []) {
    const targets = graph.nodes[project]?.data.targets ?? {};
    const own = names.filter((name) => Object.hasOwn(targets, name));
    const outcomes = own.map((name): TargetOutcome => {
      const result = ended.get(project)?.find(({ task }) => task.target.target === name);
      return result === undefined ? { target: name, succeeded: false, outputs: [] } : outcomeOf(result);
    });
    if (outcomes.length > 0) touched.set(project, outcomes);
  }
  return touched;
}

function ran({ task, status }: Ended, gateTargetName: string): boolean {
  return task.target.target === gateTargetName && status !== 'skipped';
}

function outcomeOf({ task, status }: Ended): TargetOutcome {
  const succeeded = status !== 'failure' && status !== 'skipped';
  return { target: task.target.target, succeeded, outputs: task.outputs, ...runWordsOf(task) };
}

/** Where the targets that did not succeed would have written; what is there from before is not evidence. */
function unwritten(skipped: readonly SkippedGate[], graph: Graph): string[] {
  return skipped.flatMap(({ task, missing }) => {
    const known = new Map(task.outcomes.map(({ target, outputs }) => [target, outputs]));
    const { root, targets } = projectOf(task.project, graph.nodes, known);
    // An output that is the whole project would make its sources disappear too.
    return missing
      .flatMap((name) => targets[name]?.outputs ?? [])
      .filter((output) => !isWithin(root, output));
  });
}
