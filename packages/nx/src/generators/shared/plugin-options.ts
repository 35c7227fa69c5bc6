import { readNxJson, type Tree } from '@nx/devkit';
import { resolvePluginOptions, type ResolvedPluginOptions } from '../../plugin/options.js';

/** The name by which nx.json registers the plugin. */
export const PLUGIN = '@plangate/nx/plugin';

/**
 * The options of the plugin as nx.json has them; the defaults where it is not registered.
 * @throws Error that says which option is wrong
 */
export function pluginOptions(tree: Tree): ResolvedPluginOptions {
  const entry = readNxJson(tree)?.plugins?.find(
    (plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin) === PLUGIN,
  );
  return resolvePluginOptions(typeof entry === 'object' ? (entry.options ?? {}) : {});
}
