import { z } from 'zod';
import { STRUCTURE_NAME } from '../../scaffolding/structures/schema.js';

const MATCHERS = 'names of projects, directories or matchers, separated by commas';
const matchers = z.union([z.string(MATCHERS).min(1, MATCHERS), z.array(z.string(MATCHERS), MATCHERS)]);

/** Options of `nx g @plangate/nx:structure`. */
export const schema = z
  .strictObject({
    name: z
      .string()
      .regex(STRUCTURE_NAME, 'expected at most 40 lower-case letters, digits and hyphens, such as pay')
      .describe('Name of the structure: lower-case letters, digits and hyphens.')
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-prompt': 'What is the structure called?',
        'x-priority': 'important',
      }),
    from: matchers
      .optional()
      .describe(
        'Projects that show the structure: names, directories, globs, `tag:x`. Default: none, which writes a small one to begin with.',
      )
      .meta({ 'x-priority': 'important' }),
    table: z
      .boolean()
      .default(false)
      .describe('Write nothing, and show which projects conform to the structure and where others differ.')
      .meta({ 'x-priority': 'important' }),
    projects: matchers
      .optional()
      .describe('The projects of the table: names, directories, globs, `tag:x`, and `!x`. Default: all.'),
    json: z.boolean().default(false).describe('Show the table as JSON.'),
  })
  .meta({
    $id: 'PlangateStructure',
    title: 'A structure of the workspace',
    description:
      'Writes .specify/structures/<name>/ from what existing projects have in common, or shows which projects conform to a structure.',
    examples: [
      {
        command: 'nx g structure service --from=tag:service',
        description: 'Write what projects have in common',
      },
      {
        command: 'nx g structure library --table',
        description: 'Show which projects conform to a structure',
      },
    ],
  });

export type StructureOptions = z.input<typeof schema>;
