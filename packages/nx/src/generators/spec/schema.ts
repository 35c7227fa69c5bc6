import { z } from 'zod';
import { shortNameOption, skipFormatOption, textOrNumber } from '../shared/options.js';

/** Options of `nx g @plangate/nx:spec`. */
export const schema = z
  .strictObject({
    description: textOrNumber('a description')
      .describe(
        'What the feature is, in one sentence; or the number or directory name of an existing feature.',
      )
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-prompt': 'What is the feature?',
        'x-priority': 'important',
      }),
    shortName: shortNameOption,
    entities: z
      .string()
      .max(2000)
      .optional()
      .describe('Names of the entities, separated by commas.')
      .meta({ 'x-priority': 'important' }),
    specsDir: z
      .string()
      .optional()
      .describe('Directory of features. Default: the first of the plugin option specsRoots, or specs.'),
    skipFormat: skipFormatOption('Do not format the files that were written.'),
  })
  .meta({
    $id: 'PlangateSpec',
    title: 'Specify a feature',
    description: 'Writes spec.md of a new feature from its description.',
    examples: [{ command: 'nx g spec "Saved cards at checkout"', description: 'Specify a new feature' }],
  });

/** As callers pass them. */
export type SpecOptions = z.input<typeof schema>;
/** Checked, with defaults. */
export type CheckedSpecOptions = z.infer<typeof schema>;
