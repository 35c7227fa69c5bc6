import type { NxJsonConfiguration } from '@nx/devkit';

/** The name by which nx.json registers the plugin. */
export const PLUGIN = '@plangate/nx/plugin';

/** The name by which nx.json registers what `nx sync` runs. */
export const SYNC_GENERATOR = '@plangate/nx:sync';

/** The options of the plugin as they are written in nx.json; none where it is not registered. */
export function pluginEntry(nxJson: Pick<NxJsonConfiguration, 'plugins'> | null): unknown {
  const entry = nxJson?.plugins?.find(
    (plugin) => (typeof plugin === 'string' ? plugin : plugin.plugin) === PLUGIN,
  );
  return typeof entry === 'object' ? (entry.options ?? {}) : {};
}
