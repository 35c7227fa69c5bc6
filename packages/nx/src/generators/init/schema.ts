import { z } from 'zod';

/** Options of `nx g @plangate/nx:init`. */
export const schema = z
  .strictObject({
    skipFormat: z.boolean().default(false).describe('Do not format the files that were written.'),
    keepExistingVersions: z
      .boolean()
      .default(true)
      .describe(
        'Keep the version of @nx/devkit that package.json has, where it has one that is not installed.',
      ),
    updatePackageScripts: z
      .boolean()
      .default(false)
      .describe('Accepted because `nx add` passes it; package scripts are never changed.'),
  })
  .meta({
    $id: 'PlangateInit',
    title: 'Add Plangate to the workspace',
    description: 'Registers the plugin in nx.json and writes a constitution if there is none.',
  });

export type InitOptions = z.input<typeof schema>;
