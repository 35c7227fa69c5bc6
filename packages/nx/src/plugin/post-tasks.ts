import type { PostTasksExecutionContext, ProjectGraph, TaskResults } from '@nx/devkit';
import { runWordsOf } from '../workspace/target-words.js';
import { listed } from '@plangate/core/graph';
import type { ResolvedPluginOptions } from '../options/defaults.js';
import { resolvePluginOptions } from '../options/plugin.js';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { requestedRun, type RequestedRun } from './command-line.js';
import { madeFrom } from '../runs/made-from.js';
import { addRunRecords, recordKey, type RunRecord } from '../runs/run-records.js';
import { readRunState, type RunState } from '../runs/run-state.js';
import { endAside } from '../runs/set-aside.js';
import { hasPassed } from './has-passed.js';
import type { JudgedGate } from './skipped-gates.js';
import { tell } from './tell.js';

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
  const judged = graph === undefined ? [] : await judgedAfter({ run, graph, gateTargetName }, context);
  const { summariseRun } = await import('./run-summary.js');
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
  const texts = judged.map(({ text }) => text);
  if (summary === null) return texts;
  return [...texts, summary, ...(run.canary ? [await canariesOf(gateTargetName, context)] : [])];
}

/** Which gates of the run noticed what has to make them fail, in sum. */
async function canariesOf(
  gateTargetName: string,
  { taskResults, workspaceRoot: root, nxJsonConfiguration: nxJson }: PostTasksExecutionContext,
): Promise<string> {
  const gates = Object.values(taskResults).filter(({ task }) => task.target.target === gateTargetName);
  const [{ canaryOfRun }, { readCachedProjectGraph }] = await Promise.all([
    import('../generators/canary/of-run.js'),
    import('@nx/devkit'),
  ]);
  const { nodes, dependencies: edges } = readCachedProjectGraph();
  const projects = new Set(gates.map(({ task }) => task.target.project));
  return canaryOfRun({ root, nodes, edges, nxJson }, projects);
}

function hasNotPassed(result: Ended): boolean {
  return !hasPassed(result);
}

/** The verdicts on gates that Nx left out. Nothing of judging is loaded where no task failed. */
async function judgedAfter(
  host: { readonly run: RequestedRun; readonly graph: ProjectGraph; readonly gateTargetName: string },
  context: PostTasksExecutionContext,
): Promise<readonly JudgedGate[]> {
  const statuses = Object.values(context.taskResults).map(({ status }) => status);
  // A stopped run says nothing about what it did not reach.
  if (!statuses.includes('failure') || statuses.includes('stopped')) return [];
  return (await import('./skipped-gates.js')).judgeSkipped(host, context);
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
