import { z } from 'zod';
import { skipFormatOption } from '../shared/options.js';

/** Options of `nx g @plangate/nx:tasks`. */
export const schema = z
  .strictObject({
    feature: z
      .union([z.string().max(2000, 'expected at most 2,000 characters'), z.number().int().nonnegative()])
      .optional()
      .describe(
        'Number, directory name or title of a planned feature. Default: the active feature of Spec Kit.',
      )
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-prompt': 'Which feature? (a number, a directory name, or nothing for the active one)',
        'x-priority': 'important',
      }),
    tick: z
      .boolean()
      .default(false)
      .describe(
        'Tick the tasks whose files are there and whose tests passed in the last run, and list ticked ones that are not proven. Adds no task.',
      )
      .meta({ 'x-priority': 'important' }),
    specsDir: z
      .string()
      .optional()
      .describe('Directory of features. Default: the first of the plugin option specsRoots, or specs.'),
    skipFormat: skipFormatOption('Do not format a task list that is new.'),
  })
  .meta({
    $id: 'PlangateTasks',
    title: 'Break a feature into tasks',
    description:
      'Writes tasks.md of a feature from plan.md, spec.md, data-model.md and contracts/, or adds what is new to it.',
    examples: [
      { command: 'nx g tasks 1', description: 'Write the tasks of feature 001, or add the new ones' },
      { command: 'nx g tasks 1 --tick', description: 'Tick what the last run of its tests proves' },
    ],
  });

/** As callers pass them. */
export type TasksOptions = z.input<typeof schema>;
