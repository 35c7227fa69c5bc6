import { z } from 'zod';
import { skipFormatOption } from '../shared/options.js';

/** Options of `nx g @plangate/nx:sync`; `nx sync` passes none. */
export const schema = z
  .strictObject({
    skipFormat: skipFormatOption('Do not format the files that were created.'),
  })
  .meta({
    $id: 'PlangateSync',
    title: 'Let trees follow plans, and documents the workspace',
    description:
      'Creates what open plans declare and what is due, lets documents follow moves, renumbered constitutions and renamed projects, and says what a person has to decide.',
    examples: [{ command: 'nx g @plangate/nx:sync --dry-run', description: 'Show all that differs' }],
  });

export type SyncOptions = z.input<typeof schema>;
