import type { PostTasksExecutionContext, ProjectGraph, TaskResults } from '@nx/devkit';
import { runWordsOf } from '../workspace/target-words.js';
import type { GateTask, TargetOutcome } from '../executors/gate/types.js';
import { projectOf } from '../executors/gate/workspace.js';
import { freshWorkspaceFiles } from '../workspace/fresh-files.js';
import { isWithin, listed } from '@plangate/core/graph';
import { GATE_EXECUTOR } from './gate-target.js';
import { heldUp, placeId } from './held-up.js';
import type { ResolvedPluginOptions } from '../options/defaults.js';
import { resolvePluginOptions } from '../options/plugin.js';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { requestedRun, type RequestedRun } from './command-line.js';
import { madeFrom } from '../runs/made-from.js';
import { addRunRecords, recordKey, type RunRecord } from '../runs/run-records.js';
import { readRunState, type RunState } from '../runs/run-state.js';
import { endAside } from '../runs/set-aside.js';
import { hasPassed, summariseRun } from './run-summary.js';
import { tell } from './tell.js';

type Graph = Pick<ProjectGraph, 'nodes'> & Partial<Pick<ProjectGraph, 'dependencies'>>;
type Ended = TaskResults[string];

/** Projects that are named before the rest is counted. */
const MAX_NAMED = 10;
/** How a task ends that came to its end: only then are its reports its own. */
const ENDED: ReadonlySet<Ended['status']> = new Set([
  'success',
  'failure',
  'local-cache',
  'local-cache-kept-existing',
  'remote-cache',
]);

/** A gate that was asked for and that Nx did not run. */
export interface SkippedGate {
  readonly task: GateTask;
  /** The targets that it waited for and that did not succeed. */
  readonly missing: readonly string[];
}

/** Projects of a run that have another target in place of the gate, so that nothing judged them. */
export class UnjudgedProjects extends Error {
  constructor(target: string, projects: readonly string[]) {
    super(
      `No gate judged ${listed(projects, MAX_NAMED)}: a target of their own is named "${target}" and replaces it. ` +
        `Rename that target, or set "gateTargetName" in the options of @plangate/nx in nx.json.`,
    );
    this.name = 'UnjudgedProjects';
  }
}

/** What has to be done when the tasks of a run have ended. */
export async function endRun(rawOptions: unknown, context: PostTasksExecutionContext): Promise<void> {
  const options = await resolvePluginOptions(rawOptions);
  const run = requestedRun(context.argv, options.gateTargetName);
  const state = readRunState(plangateDataDirectory(context.workspaceRoot));
  let told: readonly string[] = [];
  try {
    recordRun(run, state, context);
  } finally {
    if (run.gates) told = await verdictsOf({ run, state, options }, context);
  }
  refuseOthers(state, options.gateTargetName, context);
  if (told.length > 0) await tell(told.join('\n'), Object.values(context.taskResults).some(hasNotPassed));
}

/** Verdicts that Nx did not show, each under the name of its project, and the summary of the run. */
async function verdictsOf(
  { run, state, options }: { run: RequestedRun; state: RunState | null; options: ResolvedPluginOptions },
  context: PostTasksExecutionContext,
): Promise<string[]> {
  const { gateTargetName, output } = options;
  const { taskResults: results, workspaceRoot: root, startTime, endTime } = context;
  const wholeAndGood = run.all && !Object.values(results).some(hasNotPassed);
  const graph = wholeAndGood ? undefined : (await import('@nx/devkit')).readCachedProjectGraph();
  const judged = graph === undefined ? [] : await judgeSkipped({ run, graph, gateTargetName }, context);
  const summary = await summariseRun({
    root,
    results,
    gateTargetName,
    output,
    milliseconds: endTime - startTime,
    ungated: state?.ungated ?? [],
    judgedAfter: judged.map(({ project }) => project),
    all: run.all,
    ...(graph === undefined ? {} : { graph }),
  });
  return [...judged.map(({ text }) => text), ...(summary === null ? [] : [summary])];
}

function hasNotPassed(result: Ended): boolean {
  return !hasPassed(result);
}

/** Puts back what was set aside for nothing, and keeps what became of the targets that gates read. */
function recordRun(
  run: RequestedRun,
  state: RunState | null,
  { id, workspaceRoot: root, taskResults }: PostTasksExecutionContext,
): void {
  const dataDirectory = plangateDataDirectory(root);
  const ran = new Map<string, Ended>();
  for (const result of Object.values(taskResults)) {
    const { project, target } = result.task.target;
    if (ENDED.has(result.status)) ran.set(recordKey(project, target), result);
  }
  endAside({ root, dataDirectory, run: id }, ({ project, target }) => ran.has(recordKey(project, target)));
  const from = madeFrom(state, run);
  const at = Date.now();
  const records: Record<string, RunRecord> = {};
  for (const [key, { status, task }] of ran) {
    const targets = state?.evidence[task.target.project]?.outputs;
    if (targets === undefined || !Object.hasOwn(targets, task.target.target)) continue;
    const plain = task.target.configuration === undefined;
    const words = runWordsOf(task);
    const differs = Object.keys(words).length > 0;
    records[key] = {
      succeeded: status !== 'failure',
      at,
      madeFrom: plain ? from : null,
      ...(differs ? { words } : {}),
    };
  }
  addRunRecords(dataDirectory, records);
}

/** A target of a project's own replaces the one that we infer, and Nx runs it as if it were the gate. */
function refuseOthers(
  state: RunState | null,
  gateTargetName: string,
  { taskResults }: PostTasksExecutionContext,
): void {
  if (state === null || state.ungated.length === 0) return;
  const ran = new Set(
    Object.values(taskResults)
      .filter(({ task }) => task.target.target === gateTargetName)
      .map(({ task }) => task.target.project),
  );
  const unjudged = state.ungated.filter((project) => ran.has(project));
  if (unjudged.length > 0) throw new UnjudgedProjects(gateTargetName, unjudged);
}

/**
 * Judges the projects whose gate Nx left out because a target that the gate waits for failed: what failed is evidence
 * too, and the verdict of an earlier run would stay in place of this one's.
 */
async function judgeSkipped(
  { run, graph, gateTargetName }: { run: RequestedRun; graph: ProjectGraph; gateTargetName: string },
  context: PostTasksExecutionContext,
): Promise<{ project: string; text: string }[]> {
  const statuses = Object.values(context.taskResults).map(({ status }) => status);
  // A stopped run says nothing about what it did not reach.
  if (!statuses.includes('failure') || statuses.includes('stopped')) return [];
  const skipped = skippedGates(context.taskResults, { graph, run, gateTargetName });
  if (skipped.length === 0) return [];
  const { judgeTasks } = await import('../executors/gate/judge-tasks.js');
  const root = context.workspaceRoot;
  const files = freshWorkspaceFiles(root, { outputs: unwritten(skipped, graph), since: context.startTime });
  const tasks = skipped.map(({ task }) => task);
  const projects = new Map(tasks.map(({ id, project }) => [id, project]));
  const { nodes, dependencies: edges } = graph;
  const nxJson = context.nxJsonConfiguration;
  const judged: { project: string; text: string }[] = [];
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
