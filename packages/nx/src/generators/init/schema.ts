import { z } from 'zod';
import { skipFormatOption } from '../shared/options.js';

/** Options of `nx g @plangate/nx:init`. */
export const schema = z
  .strictObject({
    skipFormat: skipFormatOption('Do not format the files that were written.'),
    keepExistingVersions: z
      .boolean()
      .default(true)
      .describe(
        'Keep the version of @nx/devkit that package.json has, where it has one that is not installed.',
      )
      .meta({ 'x-priority': 'internal' }),
    updatePackageScripts: z
      .boolean()
      .default(false)
      .describe('Accepted because `nx add` passes it; package scripts are never changed.')
      .meta({ 'x-priority': 'internal' }),
  })
  .meta({
    $id: 'PlangateInit',
    title: 'Add Plangate to the workspace',
    description: 'Registers the plugin in nx.json and writes a constitution if there is none.',
    examples: [{ command: 'nx g @plangate/nx:init', description: 'Add Plangate to this workspace' }],
  });

export type InitOptions = z.input<typeof schema>;
