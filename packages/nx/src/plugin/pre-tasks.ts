import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PreTasksExecutionContext } from '@nx/devkit';
import type { LineChange } from '@plangate/core';
import { today } from '../executors/gate/today.js';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { changeDigest, deletedDigest, readChange, type ChangeBase } from '../workspace/change-base.js';
import { changedLinesDigests, readChangedLines } from '../workspace/changed-lines.js';
import { contractsDigest } from '../workspace/contracts-before.js';
import {
  CHANGE_VARIABLE,
  CONTRACTS_VARIABLE,
  DATE_VARIABLE,
  DELETED_VARIABLE,
  EXTENDED_VARIABLE,
  FINDINGS_VARIABLE,
  findingsVariable,
  LINES_VARIABLE,
  linesVariable,
  PATHS_VARIABLE,
  PROJECTS_VARIABLE,
  RUN_VARIABLE,
} from './inputs.js';
import { adviseInterrupted } from '../interrupted/describe.js';
import { interruptedRuns } from '../interrupted/progress.js';
import { digestOfContents } from '../workspace/extended.js';
import { resolvePluginOptions } from '../options/plugin.js';
import { requestedRun, type RequestedRun } from './command-line.js';
import { evidenceTasks, reportsOf, unsettledTasks } from '../runs/earlier-reports.js';
import { madeFrom } from '../runs/made-from.js';
import { readRunRecords } from '../runs/run-records.js';
import { readRunState, type AwaitedEvidence, type RunState } from '../runs/run-state.js';
import { dropLeftovers, setAside } from '../runs/set-aside.js';

const BATCH_VARIABLE = 'NX_BATCH_MODE';

/** What we set ourselves in this process: a plugin worker may serve many runs, and it is not what the user chose. */
let batchSetByUs = false;

/**
 * Prepares a run: a generator that was interrupted is reported, because what tasks find is a part of what it writes; reports that targets of it may write again are set aside, so that an old one is not taken for a new one.
 * For a run that may hold gates it prepares the environment that Nx takes over from here, too:
 * - without the targets that write evidence, its outputs are not part of a gate's hash, so no result may come from
 *   the cache;
 * - what the present change does to task lists is part of the hash of features, because it decides which are history, and which
 *   directories it deletes is part of the hash of all that looks at planned ones, and what it does to contracts is part of the hash
 *   of gates that look at them, and so is which lines of a project it touches, and which findings its base has;
 * - the names and tags of all projects are part of the hash of gates that choose among them, and the paths of all files of
 *   those that look for what a plan names;
 * - a waiver that ended since the last run makes gates be judged anew;
 * - when most targets that gates wait for are still to run, gates become ready one by one, and a batch for each of
 *   them would cost more than a process for each.
 */
export async function prepareRun(rawOptions: unknown, context: PreTasksExecutionContext): Promise<void> {
  for (const interrupted of interruptedRuns(context.workspaceRoot))
    process.stdout.write(`${adviseInterrupted(interrupted)}\n`);
  const options = await resolvePluginOptions(rawOptions);
  const run = requestedRun(context.argv, options.gateTargetName);
  const state = readRunState(plangateDataDirectory(context.workspaceRoot));
  if (run.withoutDependencies) process.env[RUN_VARIABLE] = randomUUID();
  const passed = lastPassed(state?.dates ?? null, today());
  if (passed !== null) process.env[DATE_VARIABLE] = passed;
  if (run.gates) {
    setOrDelete(PROJECTS_VARIABLE, state?.names ?? null);
    setOrDelete(PATHS_VARIABLE, state?.paths ?? null);
    setOrDelete(EXTENDED_VARIABLE, extendedDigest(context.workspaceRoot, state));
    await tellChange(context.workspaceRoot, options.specsRoots, state);
    if (state !== null) chooseBatches(run, state, context.workspaceRoot);
  }
  if (state !== null) await clearReports(run, state, context);
}

/** What is installed may change without a change of any file that Nx knows. */
function extendedDigest(root: string, state: RunState | null): string | null {
  const files = state?.extended ?? [];
  return files.length === 0 ? null : digestOfContents(root, files);
}

/** A plugin worker serves many runs: what it knew of an earlier change must not stay. */
async function tellChange(
  root: string,
  specsRoots: readonly string[],
  state: RunState | null,
): Promise<void> {
  const change = readChange(root, specsRoots);
  tellLines(state?.changes ?? [], () => readChangedLines(root, change.base));
  await tellFindings(root, change.base, state?.compared ?? []);
  setOrDelete(CHANGE_VARIABLE, changeDigest(root, change));
  setOrDelete(DELETED_VARIABLE, deletedDigest(root, change));
  setOrDelete(CONTRACTS_VARIABLE, contractsDigest(root, change));
}

/** Which lines changed matters only where a gate looks at them, each project by itself. */
function tellLines(projects: readonly string[], read: () => LineChange): void {
  deleteAll(LINES_VARIABLE);
  if (projects.length === 0) return;
  const digests = changedLinesDigests(read(), projects);
  for (const [project, digest] of digests) setOrDelete(linesVariable(project), digest);
}

/** Which findings the base has matters only where a gate counts new ones only. */
async function tellFindings(root: string, base: ChangeBase, projects: readonly string[]): Promise<void> {
  deleteAll(FINDINGS_VARIABLE);
  if (projects.length === 0) return;
  // What reads verdicts takes time to load.
  const { baseFindingsDigest, readBaseFindings } = await import('../runs/base-findings.js');
  const findingsOf = readBaseFindings(root, base);
  for (const project of projects)
    setOrDelete(findingsVariable(project), baseFindingsDigest(findingsOf(project), project));
}

function deleteAll(prefix: string): void {
  for (const name of Object.keys(process.env).filter((name) => name.startsWith(prefix)))
    setOrDelete(name, null);
}

function setOrDelete(variable: string, value: string | null): void {
  if (value === null) delete process.env[variable];
  else process.env[variable] = value;
}

function chooseBatches(run: RequestedRun, state: RunState, root: string): void {
  if (run.batchChosen || run.withoutDependencies || chosenByUser()) return;
  if (state.othersBatch || !mostlyAwaited(state, run, root)) return;
  batchSetByUs = true;
  process.env[BATCH_VARIABLE] = 'false';
}

/** Sets the reports of earlier runs aside, as far as their targets may run now. */
async function clearReports(
  run: RequestedRun,
  state: RunState,
  context: PreTasksExecutionContext,
): Promise<void> {
  const root = context.workspaceRoot;
  const dataDirectory = plangateDataDirectory(root);
  const tasks = unsettledTasks(evidenceTasks(run, state), readRunRecords(dataDirectory), {
    madeFrom: madeFrom(state, run),
    withoutCache: run.withoutCache,
  });
  if (tasks.length === 0) return;
  dropLeftovers(dataDirectory);
  const { findReports } = await import('../runs/find-reports.js');
  setAside(reportsOf(tasks, findReports(root)), { root, dataDirectory, run: context.id });
}

/** The latest end of a waiver before today; without a known list every day counts. */
function lastPassed(dates: RunState['dates'] | null, now: string): string | null {
  if (dates === null) return now;
  return (
    dates
      .filter((date) => date < now)
      .sort()
      .at(-1) ?? null
  );
}

function chosenByUser(): boolean {
  const value = process.env[BATCH_VARIABLE];
  return value !== undefined && !(batchSetByUs && value === 'false');
}

/** Whether in more than half of the projects that were chosen as a sample some target will run before the gate. */
function mostlyAwaited({ sample }: RunState, run: RequestedRun, workspaceRoot: string): boolean {
  const isAwaited = ({ places, always }: AwaitedEvidence): boolean =>
    run.withoutCache || always || places.some((place) => !existsSync(join(workspaceRoot, place)));
  return sample.filter(isAwaited).length * 2 > sample.length;
}
