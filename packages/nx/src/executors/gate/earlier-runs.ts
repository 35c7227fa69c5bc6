import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportFault, WorkspaceFiles } from '@plangate/core';
import { isWithin, joinPath } from '@plangate/core/graph';
import { readRunRecords, recordKey, type RunRecord, type RunRecords } from '../../runs/run-records.js';
import { plangateDataDirectory } from '../../workspace/cache-directory.js';
import { gitTracked } from '../../workspace/git.js';
import { placeOfOutput, resolveOutputs } from '../../workspace/interpolate.js';
import type { GraphNodes, TargetOutcome } from './types.js';

/** Paths of a project that are looked at for a change; one with more is taken as changed. */
const MAX_PATHS = 100_000;
/** Projects whose outputs are looked up in git one by one. */
const FEW = 16;

/** A project whose gate runs without the targets that it waits for. */
export interface LeftOut {
  readonly project: string;
  readonly targets: readonly string[];
  /** The resolved outputs of each target of the project. */
  readonly outputs: (target: string) => readonly string[];
}

/** What earlier runs say of the targets that this one leaves out. */
export interface EarlierOutcome {
  readonly outcomes: readonly TargetOutcome[];
  readonly reportFault: (target: string, path: string) => ReportFault | null;
}

/**
 * What is known of evidence without running the targets that write it: what git has, what Nx last did with a target, and
 * whether the project changed since.
 */
export class EarlierRuns {
  readonly #root: string;
  readonly #visible: WorkspaceFiles;
  readonly #nodes: GraphNodes;
  readonly #isTracked: (path: string) => boolean;
  #records: RunRecords | undefined;

  /**
   * @param host the absolute path of the workspace root, the files that Nx sees, and the projects whose gates are judged: of a few
   *   only what their targets write is looked up in git, since without a batch each gate is a process of its own
   */
  constructor(host: {
    root: string;
    visible: WorkspaceFiles;
    nodes: GraphNodes;
    projects: readonly string[];
  }) {
    this.#root = host.root;
    this.#visible = host.visible;
    this.#nodes = host.nodes;
    this.#isTracked = gitTracked(host.root, () => placesWritten(host));
  }

  of({ project, targets, outputs }: LeftOut): EarlierOutcome {
    const leftOut = new Set(targets);
    const current = new Map<string, RunRecord>();
    const outdated = new Set<string>();
    for (const target of targets) {
      const record = this.#recordOf(project, target);
      if (record === undefined) continue;
      if (this.#isOutdated(project, outputs, record)) outdated.add(target);
      else current.set(target, record);
    }
    const reportFault = (target: string, path: string): ReportFault | null => {
      if (this.#isTracked(path)) return 'committed';
      if (!leftOut.has(target)) return null;
      if (outdated.has(target)) return 'outdated';
      const record = current.get(target);
      if (record === undefined) return 'unrecorded';
      return this.#writtenAt(path) > record.at ? 'replaced' : null;
    };
    const outcomes = [...current].map(([target, { succeeded, words }]) => ({
      target,
      succeeded,
      outputs: outputs(target),
      ...words,
    }));
    return { outcomes, reportFault };
  }

  #recordOf(project: string, target: string): RunRecord | undefined {
    this.#records ??= readRunRecords(plangateDataDirectory(this.#root));
    const key = recordKey(project, target);
    return Object.hasOwn(this.#records, key) ? this.#records[key] : undefined;
  }

  /** Whether a file of the project changed since a run ended; what its targets write, and nested projects, are left out. */
  #isOutdated(project: string, outputs: LeftOut['outputs'], { at }: RunRecord): boolean {
    const node = this.#nodes[project];
    if (node === undefined) return false;
    const { root, targets = {} } = node.data;
    const written = Object.keys(targets).flatMap((target) => outputs(target).map(placeOfOutput));
    const left = written.filter((place) => !isWithin(root, place));
    const nested = Object.values(this.#nodes).map(({ data }) => data.root);
    const skipped = new Set([...left, ...nested.filter((other) => other !== root && isWithin(other, root))]);
    return this.#changedSince(root, skipped, at);
  }

  #changedSince(root: string, skipped: ReadonlySet<string>, at: number): boolean {
    const pending = [root];
    let seen = 0;
    for (let directory = pending.pop(); directory !== undefined; directory = pending.pop()) {
      for (const name of this.#visible.list(directory)) {
        const isDirectory = name.endsWith('/');
        const path = joinPath(directory, isDirectory ? name.slice(0, -1) : name);
        if (skipped.has(path)) continue;
        seen += 1;
        if (isDirectory) pending.push(path);
        else if (this.#writtenAt(path) > at) return true;
        if (seen > MAX_PATHS) return true;
      }
    }
    return false;
  }

  #writtenAt(path: string): number {
    try {
      return statSync(join(this.#root, path)).mtimeMs;
    } catch {
      return 0;
    }
  }
}

/** Where the targets of a few projects write; the whole workspace for many. */
function placesWritten({
  nodes,
  projects,
}: {
  nodes: GraphNodes;
  projects: readonly string[];
}): readonly string[] {
  if (projects.length > FEW) return ['.'];
  const places = projects.flatMap((name) => {
    const data = nodes[name]?.data;
    const owner = { name, root: data?.root ?? '.' };
    return Object.values(data?.targets ?? {}).flatMap((target) => resolveOutputs(target, owner));
  });
  return [...new Set(places.filter((place) => !place.startsWith('!')).map(placeOfOutput))];
}
