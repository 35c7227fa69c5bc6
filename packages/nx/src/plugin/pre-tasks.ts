import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PreTasksExecutionContext } from '@nx/devkit';
import { today } from '../executors/gate/today.js';
import { plangateDataDirectory } from '../workspace/cache-directory.js';
import { DATE_VARIABLE, RUN_VARIABLE } from './inputs.js';
import { resolvePluginOptions } from '../options/plugin.js';
import { requestedRun, type RequestedRun } from './command-line.js';
import { readRunState, type AwaitedEvidence, type RunState } from './run-state.js';

const BATCH_VARIABLE = 'NX_BATCH_MODE';

/** What we set ourselves in this process: a plugin worker may serve many runs, and it is not what the user chose. */
let batchSetByUs = false;

/**
 * Prepares a run that may hold gates, by the environment that Nx takes over from here:
 * - without the targets that write evidence, its outputs are not part of a gate's hash, so no result may come from
 *   the cache;
 * - a waiver that ended since the last run makes gates be judged anew;
 * - when most targets that gates wait for are still to run, gates become ready one by one, and a batch for each of
 *   them would cost more than a process for each.
 */
export async function prepareRun(rawOptions: unknown, context: PreTasksExecutionContext): Promise<void> {
  const options = await resolvePluginOptions(rawOptions);
  const run = requestedRun(context.argv, options.gateTargetName);
  const state = readRunState(plangateDataDirectory(context.workspaceRoot));
  if (run.withoutDependencies) process.env[RUN_VARIABLE] = randomUUID();
  const passed = lastPassed(state?.dates ?? null, today());
  if (passed !== null) process.env[DATE_VARIABLE] = passed;
  if (!run.gates || run.batchChosen || run.withoutDependencies || chosenByUser() || state === null) return;
  if (!state.othersBatch && mostlyAwaited(state, run, context.workspaceRoot)) {
    batchSetByUs = true;
    process.env[BATCH_VARIABLE] = 'false';
  }
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
function mostlyAwaited({ evidence }: RunState, run: RequestedRun, workspaceRoot: string): boolean {
  const isAwaited = ({ places, always }: AwaitedEvidence): boolean =>
    run.withoutCache || always || places.some((place) => !existsSync(join(workspaceRoot, place)));
  return evidence.filter(isAwaited).length * 2 > evidence.length;
}
