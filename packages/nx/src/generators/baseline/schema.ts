import { z } from 'zod';
import { skipFormatOption } from '../shared/options.js';

/** Options of `nx g @plangate/nx:baseline`. */
export const schema = z
  .strictObject({
    grow: z
      .boolean()
      .default(false)
      .describe('Also record violations that are new or became worse. Without it the baseline only shrinks.')
      .meta({ 'x-priority': 'important' }),
    unproven: z
      .boolean()
      .default(false)
      .describe(
        'Also record gates whose reports are missing, empty or about another project. Run the targets first.',
      ),
    skipFormat: skipFormatOption('Do not format the file that was written.'),
  })
  .meta({
    $id: 'PlangateBaseline',
    title: 'Record known violations',
    description:
      'Records the violations that the workspace has now in .specify/baseline.json, so that only new ones fail. Later runs remove what no longer occurs.',
    examples: [
      {
        command: 'nx g baseline',
        description: 'Record the violations that there are, or remove what is fixed',
      },
      { command: 'nx g baseline --grow', description: 'Also record those that are new' },
    ],
  });

export type BaselineOptions = z.input<typeof schema>;
