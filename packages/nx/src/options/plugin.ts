import type { z } from 'zod';
import { DEFAULT_OPTIONS, type ResolvedPluginOptions } from './defaults.js';
import type { pluginOptions } from './plugin.schema.js';
import { isUsual } from './usual.js';

/** Options of `@plangate/nx/plugin` in nx.json, as written there; docs/reference/plugin.md has their meanings. */
export type PlangatePluginOptions = z.input<typeof pluginOptions>;

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
