import type { GateTargets } from '@plangate/core';

/** The options with every default filled in. */
export interface ResolvedPluginOptions {
  /** Name of the target that judges. */
  readonly gateTargetName: string;
  /** Whether every feature is a node of the project graph, as is the report where no root project has it. */
  readonly features: boolean;
  /** Directories of features relative to the workspace root, with `*` for names. */
  readonly specsRoots: readonly string[];
  /** Names of the targets that gates read, by kind; a kind that is left out reads its default. */
  readonly targets: GateTargets;
  /** What the constitution of the workspace extends besides what it says itself: packages, or paths from the workspace root. */
  readonly extends: readonly string[];
  /** Directory of the verdict files relative to the workspace root. */
  readonly output: string;
}

export const DEFAULT_OPTIONS: ResolvedPluginOptions = {
  gateTargetName: 'gate',
  features: true,
  specsRoots: ['specs'],
  // Each kind of gate has its own default, see its `defaultTarget`.
  targets: {},
  extends: [],
  output: 'dist/gate',
};
