import { PHASES } from '@plangate/core';
import { z } from 'zod';
import { directory } from '../../options/directory.schema.js';
import { extensions, specsRoots, targets } from '../../options/plugin.schema.js';

/** Options of `@plangate/nx:gate`: the source of their check, of the schema that Nx reads, and of the reference. */
export const schema = z
  .strictObject({
    phase: z
      .enum(PHASES, `one of ${PHASES.join(', ')}`)
      .optional()
      .describe('Judge features in this phase. Default: the phase that their documents show')
      .meta({ 'x-priority': 'important' }),
    canary: z
      .boolean()
      .optional()
      .describe(
        'Try the gates as well, and show below the verdict which of them notice: what has to make each one fail is changed in memory. The verdict stays that of the evidence as it is. Default: false',
      ),
    output: directory
      .optional()
      .describe('Directory of the verdict files, relative to the workspace root. Default: dist/gate'),
    targets: targets
      .optional()
      .describe(
        'Names of the targets that write evidence, instead of all those in the options of the plugin. On the command line of `nx run` only: `nx run-many` and `nx affected` have an option of their own by this name',
      ),
    specsRoots: specsRoots
      .optional()
      .describe('Directories of features, instead of those in the options of the plugin'),
    extends: extensions
      .optional()
      .describe('Constitutions that the workspace extends, instead of those in the options of the plugin'),
  })
  .meta({
    $id: 'PlangateGate',
    title: 'Judge a project or a feature',
    description: 'Decides every gate of the constitution in force and writes the verdict file.',
  });
