import { posix } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { sanitize } from '@plangate/core/graph';
import { completeRun, removeLeftDirectories } from '../interrupted/complete.js';
import { describeInterrupted } from '../interrupted/describe.js';
import { interruptedRuns, type InterruptedRun } from '../interrupted/progress.js';
import {
  dropRecords,
  fingerprint,
  keepRecord,
  leftRecords,
  type ListedChange,
} from '../interrupted/write-record.js';
import { isDryRun } from './shared/dry-run.js';
import type { SyncResult } from './sync/generator.js';

/** A generator as Nx calls it. */
export type Factory = (tree: Tree, options: never) => Promise<unknown>;

/** Files whose change makes packages be installed. */
const MANIFESTS: ReadonlySet<string> = new Set(['package.json', 'pnpm-workspace.yaml']);

/**
 * A generator that leaves the workspace as before or as after, also if it is killed while Nx writes its files: it keeps a record of them
 * until they are written, and completes what an earlier run of any generator left out. The same command does nothing else then, because
 * it would begin anew what is complete now.
 * @param isSetup whether it installs all packages and starts the command again, which it always does
 */
export function guarded(generator: string, generate: Factory, { isSetup = false } = {}): Factory {
  return async (tree, options) => {
    const found = interruptedRuns(tree.root);
    if (!isDryRun()) removeLeftDirectories(tree.root);
    tellCompleted(tree, found);
    const given = isSetup ? '' : fingerprint(options);
    const isSame = found.some(({ record }) => record.generator === generator && record.options === given);
    const after =
      isSame && !isSetup ? undefined : ((await generate(tree, options)) as GeneratorCallback | void);
    return whenWritten(tree, { generator, options: given, found, after, installs: isSetup });
  };
}

/** The same for a sync generator: Nx asks for what is out of sync, and writes it for `nx sync` alone. */
export function guardedSync(generate: Factory): Factory {
  const asGenerator = guarded('sync', generate);
  return async (tree, options?: never) => {
    if (options !== undefined) return asGenerator(tree, options);
    const found = interruptedRuns(tree.root);
    const result =
      found.length > 0
        ? completionOf(tree, found)
        : ((await generate(tree, options as never)) as SyncResult | void);
    if (result === undefined) return undefined;
    const callback = whenWritten(tree, {
      generator: 'sync',
      options: '',
      found,
      after: result.callback,
      isSync: true,
    });
    return { ...result, callback };
  };
}

function completionOf(tree: Tree, found: readonly InterruptedRun[]): SyncResult {
  for (const run of found) completeRun(tree, run);
  const lines = found.flatMap((run) => [
    describeInterrupted(run),
    ...run.missing.map(
      ({ path, after }) => `  ${sanitize(path)} was not ${after === null ? 'deleted' : 'written'}`,
    ),
  ]);
  return { outOfSyncMessage: lines.join('\n') };
}

function tellCompleted(tree: Tree, found: readonly InterruptedRun[]): void {
  for (const run of found) {
    completeRun(tree, run);
    // Without the logger of `@nx/devkit`, which a workspace may lack that is only being set up.
    console.warn(`${describeInterrupted(run)} This run completes it.`);
  }
}

/** Keeps the record of what Nx writes next, and returns what has to be done when it is written. */
function whenWritten(
  tree: Tree,
  run: {
    readonly generator: string;
    readonly options: string;
    readonly found: readonly InterruptedRun[];
    readonly after: GeneratorCallback | void;
    /** Whether what comes after installs all packages. */
    readonly installs?: boolean;
    /** Whether Nx called it as a sync generator, which it never does in a dry run. */
    readonly isSync?: true;
  },
): GeneratorCallback {
  const changes = tree.listChanges() as readonly ListedChange[];
  const records = run.found.map(({ file }) => file);
  // A record of a dry run would be dropped by the next run.
  if (changes.length > 0 && (run.isSync || !isDryRun())) {
    const ended = leftRecords(tree.root).filter(({ file }) => !records.includes(file));
    dropRecords(ended.map(({ file }) => file));
    const kept = keepRecord(tree.root, { ...run, changes });
    if (kept !== null) records.push(kept);
  }
  return async () => {
    (run.isSync ? dropLater : dropRecords)(records);
    if (run.installs !== true && run.found.some(changesPackages))
      (await import('@nx/devkit')).installPackagesTask(tree, true);
    await run.after?.();
  };
}

/**
 * All sync generators have one Tree, and Nx writes its changes again for each that comes after ours, without a pause between them. It
 * may end the process right after the last.
 */
function dropLater(files: readonly string[]): void {
  const drop = (): void => {
    process.off('exit', drop);
    dropRecords(files);
  };
  process.once('exit', drop);
  setImmediate(drop);
}

function changesPackages({ record }: InterruptedRun): boolean {
  return record.writes.some(({ path }) => MANIFESTS.has(posix.basename(path)));
}
