import { z } from 'zod';

/** Options of `nx g @plangate/nx:status`. */
export const schema = z
  .strictObject({
    json: z
      .boolean()
      .default(false)
      .describe('Print the status of every feature as JSON instead of a table.')
      .meta({ 'x-priority': 'important' }),
  })
  .meta({
    $id: 'PlangateStatus',
    title: 'Show where every feature is',
    description:
      'Prints the phase of every feature, its tasks, what is open, and what is due next with the command for it. Changes nothing.',
    examples: [{ command: 'nx g @plangate/nx:status', description: 'A table of all features' }],
  });

/** As callers pass them. */
export type StatusOptions = z.input<typeof schema>;
