import { readNxJson, type Tree } from '@nx/devkit';
import type { ResolvedPluginOptions } from '../../options/defaults.js';
import { checkPluginOptions } from '../../options/plugin.schema.js';
import { pluginEntry } from './plugin-entry.js';

/**
 * The options of the plugin as nx.json has them; the defaults where it is not registered.
 * @throws OptionsError naming each wrong option
 */
export function pluginOptions(tree: Tree): ResolvedPluginOptions {
  return checkPluginOptions(pluginEntry(readNxJson(tree)));
}
