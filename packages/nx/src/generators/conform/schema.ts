import { z } from 'zod';
import { builtInStructures, STRUCTURES_DIRECTORY } from '../../scaffolding/structures/catalogue.js';

const PROJECT = 'the name or the directory of a project';
const STRUCTURE = 'the name of a structure';

/** Options of `nx g @plangate/nx:conform`. */
export const schema = z
  .strictObject({
    project: z
      .string(PROJECT)
      .min(1, PROJECT)
      .describe('The project to move: its name, with or without its scope, or its directory.')
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-dropdown': 'projects',
        'x-prompt': 'Which project is to be moved?',
        'x-priority': 'important',
      }),
    structure: z
      .string(STRUCTURE)
      .min(1, STRUCTURE)
      .describe('The structure that it is to have: one of Plangate, or one in .specify/structures.')
      .meta({
        'x-prompt': `Which structure is it to have? (${builtInStructures().join(', ')}, or one of ${STRUCTURES_DIRECTORY}/)`,
        'x-priority': 'important',
        examples: builtInStructures(),
      }),
  })
  .meta({
    $id: 'PlangateConform',
    title: 'Move a project to a structure',
    description:
      'Moves the files of a project to where a structure has them, and rewrites the imports of them in the whole workspace. --dry-run lists the moves.',
    examples: [
      { command: 'nx g conform pay --structure=library --dry-run', description: 'List what would be moved' },
    ],
  });

export type ConformOptions = z.input<typeof schema>;
