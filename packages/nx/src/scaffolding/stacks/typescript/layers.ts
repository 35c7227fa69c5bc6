import { layerFolder } from '../../package-files.js';
import type { Conventions } from './conventions/conventions.js';
import { declarationOf } from './frameworks/index.js';

/** The layers that another one builds on. */
const BUILT_ON: Readonly<Record<string, readonly string[]>> = {
  client: ['api-client'],
  interface: ['http'],
};

/** The folders of templates of a layer. A framework may have its own ones for it. */
export function layerFolders(layer: string, { framework }: Pick<Conventions, 'framework'>): string[] {
  const ownLayers = declarationOf(framework)?.layers ?? [];
  const own = ownLayers.includes(layer)
    ? `src/scaffolding/stacks/typescript/frameworks/${framework}/files/${layer}`
    : layerFolder('typescript', layer);
  return [...(BUILT_ON[layer] ?? []).map((name) => layerFolder('typescript', name)), own];
}
