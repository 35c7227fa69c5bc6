import type { GateTargets } from '@plangate/core';

/** The options with every default filled in. */
export interface ResolvedPluginOptions {
  /** Name of the target that judges. */
  readonly gateTargetName: string;
  /** Whether every feature is a node of the project graph. */
  readonly features: boolean;
  /** Directories of features relative to the workspace root, with `*` for names. */
  readonly specsRoots: readonly string[];
  /** Names of the targets that write evidence. */
  readonly targets: GateTargets;
  /** Directory of the verdict files relative to the workspace root. */
  readonly output: string;
}

/** The targets that gates read unless the options or the gate say otherwise. */
export const DEFAULT_TARGETS: GateTargets = {
  tests: 'test',
  coverage: 'test',
  lint: 'lint',
  types: 'typecheck',
  performance: 'performance',
};

export const DEFAULT_OPTIONS: ResolvedPluginOptions = {
  gateTargetName: 'gate',
  features: true,
  specsRoots: ['specs'],
  targets: DEFAULT_TARGETS,
  output: 'dist/gate',
};
