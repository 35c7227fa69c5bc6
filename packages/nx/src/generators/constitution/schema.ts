import { z } from 'zod';
import { skipFormatOption } from '../shared/options.js';

const ONE_LINE = /^[^\r\n]*$/;

/** Options of `nx g @plangate/nx:constitution`. */
export const schema = z
  .strictObject({
    bind: z
      .boolean()
      .default(false)
      .describe('Write the gates that are read from the prose of principles as gate blocks below them.')
      .meta({ 'x-priority': 'important' }),
    project: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The project whose own constitution to create or amend. Default: the constitution of the workspace.',
      )
      .meta({ 'x-dropdown': 'projects' }),
    principle: z
      .string()
      .min(1)
      .max(100, 'expected at most 100 characters')
      .regex(ONE_LINE, 'expected one line')
      .optional()
      .describe('Name of a principle to add; needs --text.')
      .meta({ 'x-priority': 'important' }),
    text: z
      .string()
      .min(1)
      .max(2000, 'expected at most 2,000 characters')
      .regex(ONE_LINE, 'expected one line')
      .optional()
      .describe('What the added principle asks for, in Markdown.')
      .meta({ 'x-priority': 'important' }),
    publishable: z
      .string()
      .min(1)
      .max(200, 'expected at most 200 characters')
      .regex(ONE_LINE, 'expected one line')
      .optional()
      .describe(
        'Directory of a new npm package with a constitution, structures and templates that other workspaces extend.',
      ),
    preview: z
      .string()
      .min(1)
      .max(300, 'expected at most 300 characters')
      .regex(ONE_LINE, 'expected one line')
      .optional()
      .describe(
        'Judge the evidence of the last run by another constitution, and say what would turn red: the path of a document or of a package, or a version of the package that the workspace extends. Nothing is written.',
      ),
    skipFormat: skipFormatOption('Do not format a new constitution.'),
  })
  .meta({
    $id: 'PlangateConstitution',
    title: 'Create or amend a constitution',
    description:
      'Creates the constitution if it does not exist, adds principles, and writes gates as blocks.',
    examples: [
      {
        command: 'nx g constitution --bind --dry-run',
        description: 'Show the gates that are read from its prose',
      },
      {
        command: 'nx g constitution --principle "Small Changes" --text "Every change MUST be small."',
        description: 'Add a principle',
      },
      {
        command: 'nx g constitution --publishable=tools/constitution',
        description: 'Make a package that other workspaces extend',
      },
      {
        command: 'nx g constitution --preview=2.0.0',
        description: 'Show which projects another version of the extended package would turn red',
      },
    ],
  });

export type ConstitutionOptions = z.input<typeof schema>;

/** The options with their defaults. */
export type CheckedOptions = z.output<typeof schema>;
