import { readNxJson, type Tree } from '@nx/devkit';
import type { ResolvedPluginOptions } from '../../options/defaults.js';
import { checkPluginOptions } from '../../options/plugin.schema.js';

/** The name by which nx.json registers the plugin. */
export const PLUGIN = '@plangate/nx/plugin';

/**
 * The options of the plugin as nx.json has them; the defaults where it is not registered.
 * @throws OptionsError naming each wrong option
 */
export function pluginOptions(tree: Tree): ResolvedPluginOptions {
  const entry = readNxJson(tree)?.plugins?.find(
    (plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin) === PLUGIN,
  );
  return checkPluginOptions(typeof entry === 'object' ? (entry.options ?? {}) : {});
}
