import { z } from 'zod';
import { defaultStack } from '../../scaffolding/stacks/choose.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import { builtInStructures, STRUCTURES_DIRECTORY } from '../../scaffolding/structures/catalogue.js';
import { shortNameOption, skipFormatOption } from '../shared/options.js';

/** Nx turns a value that looks like a number into one. */
const text = (description: string) =>
  z
    .union([z.string().max(1000), z.number()])
    .optional()
    .describe(description);

/** The fields of Technical Context as options, in the order of the template. */
export const technicalContextOptions = {
  languageVersion: text('Language and version, such as "TypeScript 6.0".'),
  primaryDependencies: text('Frameworks and libraries the feature is built on.'),
  storage: text('Where data is kept, such as "PostgreSQL 17" or "N/A".'),
  testing: text(
    'How the feature is tested, such as "Vitest". A new project gets the test runner that is named here.',
  ),
  targetPlatform: text('Where the feature runs.'),
  projectType: text('Kind of project, such as "library" or "web".'),
  performanceGoals: text('Goals such as "1,000 requests a second".'),
  constraints: text('Limits such as "p95 under 200 ms".'),
  scale: text('Scale and scope, such as "10,000 users".'),
};

const LANGUAGES = STACKS.map(({ name }) => name);

/** Options of `nx g @plangate/nx:plan`. */
export const schema = z
  .strictObject({
    feature: z
      .union([z.string().max(2000, 'expected at most 2,000 characters'), z.number().int().nonnegative()])
      .optional()
      .describe(
        'Title of a new feature, or the number or directory name of an existing one. Default: the active feature of Spec Kit.',
      )
      .meta({
        $default: { $source: 'argv', index: 0 },
        'x-prompt':
          'Which feature? (a title such as "Saved cards at checkout", a number, a directory name, or nothing for the active one)',
        'x-priority': 'important',
      }),
    shortName: shortNameOption,
    directory: z
      .string()
      .optional()
      .describe(
        'Where the source goes, such as packages/checkout, relative to where the command is given. Default: the slug of the title in packages/ or libs/ of the workspace.',
      )
      .meta({ 'x-priority': 'important' }),
    structure: z
      .string()
      .default('single')
      .describe(
        `Source tree of a new plan: ${builtInStructures().join(', ')}, or one of ${STRUCTURES_DIRECTORY}/.`,
      )
      .meta({ 'x-priority': 'important', examples: builtInStructures() }),
    language: z
      .enum(LANGUAGES, `expected ${LANGUAGES.join(' or ')}`)
      .default(defaultStack().name)
      .describe('Language of a new project, where its tree does not show another one.')
      .meta({ 'x-priority': 'important' }),
    entities: z
      .string()
      .max(2000)
      .optional()
      .describe(
        'Names of the entities, separated by commas, such as Card,Wallet. Default: one named after the title.',
      )
      .meta({ 'x-priority': 'important' }),
    specsDir: z
      .string()
      .optional()
      .describe('Directory of features. Default: the first of the plugin option specsRoots, or specs.'),
    ...technicalContextOptions,
    skipFormat: skipFormatOption('Do not format the files that were written.'),
  })
  .meta({
    $id: 'PlangatePlan',
    title: 'Plan a feature',
    description: 'Writes the documents of a feature and the source tree that its plan declares.',
    examples: [
      {
        command: 'nx g plan "Saved cards at checkout" --directory=packages/checkout --entities=Card,Wallet',
        description: 'Plan a new feature with two entities in packages/checkout',
      },
      { command: 'nx g plan 1', description: 'Scaffold what the plan of feature 001 declares' },
    ],
  });

/** As callers pass them. */
export type PlanOptions = z.input<typeof schema>;
/** Checked, with defaults. */
export type CheckedPlanOptions = z.infer<typeof schema>;
