import { GATE_KINDS } from '@plangate/core/extend';
import { z } from 'zod';

const MATCHERS = 'names of projects, directories or matchers, separated by commas';
const GATES = 'ids, kinds or principles of gates, separated by commas';

/** Options of `nx g @plangate/nx:canary`. */
export const schema = z
  .strictObject({
    projects: z
      .union([z.string(MATCHERS).min(1, MATCHERS), z.array(z.string(MATCHERS), MATCHERS)])
      .optional()
      .describe(
        'The projects and features whose gates are tried: names, directories, globs, `tag:x`, and `!x`. Default: all.',
      )
      .meta({ 'x-priority': 'important' }),
    gates: z
      .union([z.string(GATES).min(1, GATES), z.array(z.string(GATES), GATES)])
      .optional()
      .describe(
        'The gates that are tried: ids such as `II.coverage`, kinds such as `coverage`, or numbers of principles such as `II`. Default: all.',
      )
      .meta({ 'x-priority': 'important', examples: Object.keys(GATE_KINDS) }),
    strict: z
      .boolean()
      .default(false)
      .describe('Fail if a gate stays green in spite of a change, or is shown to judge nothing.'),
    json: z.boolean().default(false).describe('Show the result as JSON.'),
  })
  .meta({
    $id: 'PlangateCanary',
    title: 'Try whether gates bite',
    description:
      'Changes evidence, documents and the project graph in memory, and shows which gates do not notice. Writes nothing and runs no target.',
    examples: [
      { command: 'nx g canary', description: 'Try all gates' },
      {
        command: 'nx g canary --projects=tag:api --gates=coverage --strict',
        description: 'Try some, and fail where one does not bite',
      },
    ],
  });

export type CanaryOptions = z.input<typeof schema>;
