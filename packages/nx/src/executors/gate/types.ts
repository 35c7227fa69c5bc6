import type { WorkspaceFiles } from '@plangate/core';
import type { TargetOutputs } from '../../workspace/interpolate.js';
import type { RunWords, TargetCommand } from '../../workspace/target-words.js';

/** The nodes of Nx's project graph, as far as gates look at them. */
export type GraphNodes = Readonly<
  Record<
    string,
    {
      readonly data: {
        readonly root: string;
        readonly tags?: readonly string[];
        readonly targets?: Readonly<Record<string, TargetOutputs & TargetCommand>>;
      };
    }
  >
>;

/** The edges of Nx's project graph by the project they start from. */
export type GraphEdges = Readonly<
  Record<string, readonly { readonly target: string; readonly type?: string }[]>
>;

/** What became of a target of the same project in this run. */
export interface TargetOutcome extends RunWords {
  readonly target: string;
  readonly succeeded: boolean;
  /** As Nx resolved them, relative to the workspace root. */
  readonly outputs: readonly string[];
}

/** One gate to judge. */
export interface GateTask {
  /** The id that the answer carries. */
  readonly id: string;
  readonly project: string;
  /** Not checked yet. */
  readonly options: unknown;
  /** The targets of the project that the gate waited for. */
  readonly outcomes: readonly TargetOutcome[];
  /** The targets of other projects that the gate of a feature waited for, by project. Default: none. */
  readonly touched?: ReadonlyMap<string, readonly TargetOutcome[]>;
  /** Targets of the project that did not run before the gate; what they wrote is of an earlier run. Default: none. */
  readonly leftOut?: readonly string[];
  /** Targets of the project that did not run because a task before them failed, with that task. Default: none. */
  readonly heldUp?: ReadonlyMap<string, string>;
}

/** What one run of gates has in common. */
export interface GateRun {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly nodes: GraphNodes;
  /** Not given: what projects depend on is not known. */
  readonly edges?: GraphEdges;
  /** nx.json, as far as it says how the graph is made. */
  readonly nxJson?: { readonly pluginsConfig?: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly tasks: readonly GateTask[];
  /** What the gates see of the disk; default: all of the workspace. */
  readonly files?: WorkspaceFiles;
  /** The day that waivers are held against, as YYYY-MM-DD; default: today in UTC. */
  readonly today?: string;
}

/** The answer to one task: what Nx shows, and whether it counts as passed. */
export interface GateResult {
  readonly task: string;
  readonly result: { readonly success: boolean; readonly terminalOutput: string };
}
