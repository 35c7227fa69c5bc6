import { z } from 'zod';

/** Names of structures, suites, layers and contracts. */
export const STRUCTURE_NAME = /^[a-z][a-z0-9-]{0,39}$/;

const name = z
  .string()
  .regex(
    STRUCTURE_NAME,
    'expected a name of at most 40 lower-case letters, digits and hyphens, such as "kiosk"',
  );
const line = (max: number) =>
  z
    .string()
    .min(1, 'expected a text')
    .max(max, `expected at most ${max} characters`)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u, 'expected one line');

const packages = (description: string) =>
  z.record(z.string().max(214), line(100)).default({}).describe(description);

const paths = (description: string) => z.array(line(200)).max(200).default([]).describe(description);

const project = z.strictObject({
  directories: z
    .record(z.string(), line(200).nullable())
    .default({})
    .describe(
      'The directories of the project, each with the comment that plan.md draws behind it, or nothing.',
    ),
  optional: z
    .record(z.string(), line(200).nullable())
    .default({})
    .describe(
      'Directories that the project may have besides, each with a comment or nothing. No plan draws them, and conform leaves what is in them.',
    ),
  required: paths(
    'Files that a project must have, for the layout gate. Where a path has a place for an entity, such as src/models/__entity__.ts, each entity must have all of these.',
  ),
  forbid: paths('Globs of what a project must not have, for the layout gate.'),
  takes: z
    .record(z.string(), z.array(line(200)).min(1).max(50))
    .default({})
    .describe(
      'Where conform finds the files of a directory: globs by the directory that takes what they match, such as tests/unit: [src/**/*.spec.ts].',
    ),
  suites: z
    .array(name)
    .max(20)
    .default([])
    .describe(
      'Test suites; each adds the directory tests/<suite>. The default constitution asks for contract, integration and unit.',
    ),
  layers: z
    .array(name)
    .max(20)
    .default([])
    .describe(
      'Sets of templates that the language stack brings: library, entry, command-line, http, interface, api-client, client.',
    ),
  files: line(200)
    .optional()
    .describe('The folder beside structure.yaml that holds the templates of this project.'),
  dependencies: packages('What its own templates import: names of packages with their version ranges.'),
  devDependencies: packages('What the tests among its own templates import.'),
});

/** What structure.yaml holds. */
export const structureSchema = z
  .strictObject({
    description: line(120).describe(
      'What the source looks like, in a few words; research.md and the Structure Decision use it.',
    ),
    projectType: line(200)
      .optional()
      .describe('What plan.md says under Project Type. Default: the name and the description.'),
    extends: name
      .optional()
      .describe('A structure whose projects this one has too; projects with the same root are merged.'),
    language: name
      .optional()
      .describe(
        'The language stack that its own templates are written for. Default: that of the extended structure, or any.',
      ),
    platforms: z
      .array(z.enum(['server', 'browsers', 'phones']))
      .optional()
      .describe('Where it runs, for Target Platform. Default: what the language says.'),
    contracts: z
      .array(name)
      .max(20)
      .optional()
      .describe(
        'Contracts besides those of the entities: problem, response. Default: those of the extended structure, or none.',
      ),
    projects: z
      .record(z.string(), project)
      .default({})
      .describe('The projects by their directories below --directory; "." is the directory itself.'),
  })
  .meta({ $id: 'PlangateStructure', title: 'A structure', description: 'What structure.yaml holds.' });

/** structure.yaml after checking. */
export type StructureFile = z.infer<typeof structureSchema>;
