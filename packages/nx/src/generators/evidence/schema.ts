import { z } from 'zod';
import { skipFormatOption } from '../shared/options.js';
import { OFFERS } from './offers.js';

const MATCHERS = 'names of projects, directories or matchers, separated by commas';

/** Options of `nx g @plangate/nx:evidence`. */
export const schema = z
  .strictObject({
    projects: z
      .union([z.string(MATCHERS).min(1, MATCHERS), z.array(z.string(MATCHERS), MATCHERS)])
      .optional()
      .describe(
        'Projects whose targets are to write evidence: names with or without their scope, directories, globs, `tag:x`, and ' +
          '`!x` for those to leave out, separated by commas. Default: all.',
      )
      .meta({
        $default: { $source: 'argv', index: 0 },
        alias: 'p',
        aliases: ['project'],
        'x-priority': 'important',
      }),
    add: z
      .array(z.enum(OFFERS))
      .default([])
      .describe(
        'Targets to add: `audit` runs the audit of the package manager, or pip-audit; `k6` and `lighthouse` measure performance.',
      )
      .meta({ 'x-priority': 'important' }),
    skipFormat: skipFormatOption('Do not format the files that were changed.'),
  })
  .meta({
    $id: 'PlangateEvidence',
    title: 'Write evidence for the gates',
    description:
      'Makes the targets of projects write the reports that their gates read, shows what it will change, and asks once.',
    examples: [
      { command: 'nx g evidence', description: 'Let the targets of all projects write evidence' },
      {
        command: 'nx g evidence tag:api --add=audit',
        description: 'Those of some projects, with an audit of what they depend on',
      },
    ],
  });

export type EvidenceOptions = z.input<typeof schema>;
