import { z } from 'zod';
import { textOrNumber } from '../shared/options.js';

/** Options of `nx g @plangate/nx:feature`. */
export const schema = z
  .strictObject({
    feature: textOrNumber('a feature')
      .describe('Number, directory or title of an existing feature.')
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-prompt': 'Which feature? (a number, a directory name or a title)',
        'x-priority': 'important',
      }),
    rename: textOrNumber('a title')
      .optional()
      .describe('New title of the feature, or the new name of its directory without the number.')
      .meta({ 'x-priority': 'important' }),
    renumber: z
      .union([z.boolean(), z.number().int().positive('expected a number'), z.string().max(100)])
      .optional()
      .describe(
        'New number. Without a value the next free one, if another feature of the same root has the number.',
      )
      .meta({ 'x-priority': 'important' }),
    archive: z
      .boolean()
      .default(false)
      .describe('Move the feature to the archive of its root, where it is no longer judged.')
      .meta({ 'x-priority': 'important' }),
    remove: z
      .boolean()
      .default(false)
      .describe('Delete the directory of the feature, and list what still refers to it.')
      .meta({ 'x-priority': 'important' }),
  })
  .meta({
    $id: 'PlangateFeature',
    title: 'Rename, renumber, archive or remove a feature',
    description:
      'Moves the directory of a feature, and edits what refers to it: links, paths, branch fields, ledgers, the baseline and inputs of targets.',
    examples: [
      { command: 'nx g feature 1 --rename="Stored cards"', description: 'Give feature 001 another title' },
      {
        command: 'nx g feature 1 --renumber',
        description: 'Give it the next free number, if another one has its number',
      },
      { command: 'nx g feature 1 --archive', description: 'Archive it' },
    ],
  });

export type FeatureOptions = z.input<typeof schema>;
export type CheckedFeatureOptions = z.output<typeof schema>;
