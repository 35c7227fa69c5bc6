import { z } from 'zod';

/** Options of `nx g @plangate/nx:evidence`. */
export const schema = z
  .strictObject({
    project: z
      .string()
      .min(1)
      .describe('The project whose targets are to write evidence.')
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-prompt': 'Which project should write evidence for its gates?',
        'x-dropdown': 'projects',
        'x-priority': 'important',
      }),
    skipFormat: z.boolean().default(false).describe('Do not format the files that were changed.'),
  })
  .meta({
    $id: 'PlangateEvidence',
    title: 'Write evidence for the gates',
    description: "Makes a project's Jest, Vitest and ESLint targets write the reports that its gates read.",
  });

export type EvidenceOptions = z.input<typeof schema>;
