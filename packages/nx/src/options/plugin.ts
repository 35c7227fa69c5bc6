import type { GateTargets } from '@plangate/core';
import type { z } from 'zod';
import type { pluginOptions } from './plugin.schema.js';
import { isUsual } from './usual.js';

/** Options of `@plangate/nx/plugin` in nx.json, as written there; docs/reference/plugin.md has their meanings. */
export type PlangatePluginOptions = z.input<typeof pluginOptions>;

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

/**
 * Checks options and fills in their defaults. The schema is loaded only for options that differ from the defaults, since
 * every nx command comes by here.
 * @throws OptionsError naming each wrong option
 */
export async function resolvePluginOptions(given: unknown): Promise<ResolvedPluginOptions> {
  if (isUsual(given, DEFAULT_OPTIONS)) return DEFAULT_OPTIONS;
  const { checkPluginOptions } = await import('./plugin.schema.js');
  return checkPluginOptions(given);
}
