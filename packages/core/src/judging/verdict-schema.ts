import { z } from 'zod';
import { VERDICT_SCHEMA } from '../model/schema-addresses.js';
import { FEATURE_PHASES, REQUIREMENT_STATES } from '../model/verdict.js';

const verdictWord = z
  .enum(['pass', 'fail', 'waived', 'pending', 'skipped'])
  .describe('`pending`: a phase has not come yet; `skipped`: does not apply');

const location = z.strictObject({
  file: z.string().min(1).describe('Relative to the workspace root, with `/`'),
  line: z.number().int().min(1),
  column: z.number().int().min(1).describe('In UTF-16 code units, from 1'),
});

const waiver = z.strictObject({
  location: location.describe('Where the row of the ledger is'),
  why: z.string(),
  until: z.string().nullable().describe('The day the waiver ends, YYYY-MM-DD; null: no end'),
});

const packageIdentity = z.strictObject({
  name: z.string().min(1),
  version: z.string().nullable().describe('As its package.json says; null: it says none'),
});

/** One gate in a verdict file. */
export const gateVerdictSchema = z.strictObject({
  id: z.string().min(1).describe('The id of the gate in its constitution; several entries may share one'),
  principle: z.string().nullable().describe('The principle as the constitution writes it; null: none'),
  kind: z.string().min(1).describe('The kind of gate, or `constitution` or `waivers` for faults of these'),
  status: z.enum(['enforced', 'evaluated']).describe('`evaluated` reports without failing the project'),
  verdict: verdictWord,
  reason: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .describe('Stable code of the reason'),
  message: z.string().min(1).describe('What is wrong, or what was found'),
  fix: z
    .string()
    .min(1)
    .nullable()
    .describe('How to fix it, as an instruction; null: nothing has to be done'),
  help: z.string().min(1).describe('The page of the reason: a URL, or a path in the repository of Plangate'),
  advice: z
    .string()
    .min(1)
    .nullable()
    .describe('What the constitution says to whoever breaks the gate (`message` of its block)'),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  location: location.nullable(),
  evidence: z.array(z.string()).describe('Files that were read to decide, relative to the workspace root'),
  waiver: waiver.nullable(),
  notes: z
    .array(
      z.strictObject({
        reason: z.string().regex(/^[a-z][a-z0-9-]*$/),
        message: z.string().min(1),
      }),
    )
    .optional()
    .describe('What is worth knowing of the evidence and decides nothing; left out where there is nothing'),
  package: packageIdentity
    .optional()
    .describe("The package whose constitution declares the gate; left out for the workspace's own"),
  findings: z
    .strictObject({
      total: z.number().int().min(0).describe('How many there are, listed or not'),
      fingerprints: z
        .record(z.string().regex(/^[\w-]{22}$/), z.number().int().min(1))
        .describe('How often each is there; those beyond the first 10,000 have none'),
    })
    .optional()
    .describe(
      'All findings of the project, of a gate with `newOnly`: a later change tells by them which of its own are new',
    ),
});

const taskCount = z.strictObject({
  done: z.number().int().min(0).describe('Tasks that are ticked'),
  total: z.number().int().min(0),
});

const requirement = z.strictObject({
  id: z.string().min(1).describe('As the document writes it'),
  text: z.string().describe('What the document says of it'),
  location,
  state: z
    .enum(REQUIREMENT_STATES)
    .describe(
      '`tested`: a test of this run that names it passed and none failed; `named`: only a test file names it',
    ),
  tests: z.array(
    z.strictObject({
      project: z.string().min(1),
      file: z.string().min(1).nullable().describe('Relative to the workspace root; null: not known'),
      name: z
        .string()
        .min(1)
        .nullable()
        .describe('The name of the test; null: only the file names the requirement'),
      passed: z.boolean().nullable().describe('null: it did not run in this run'),
    }),
  ),
});

/** The verdict file `dist/gate/<project>.json`. */
export const projectVerdictSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where the schema of this file is'),
    schemaVersion: z.literal(2),
    project: z.string().min(1),
    root: z.string().min(1).describe('Relative to the workspace root; `.` for the root project'),
    verdict: verdictWord,
    phase: z
      .strictObject({
        name: z.enum(FEATURE_PHASES),
        message: z.string().min(1).describe('Why it is this phase, and what is due in it'),
        tasks: taskCount
          .optional()
          .describe('Tasks of tasks.md; left out where it does not exist or cannot be read'),
      })
      .optional()
      .describe('The phase that a feature was judged in; projects have none'),
    packages: z
      .array(packageIdentity)
      .optional()
      .describe(
        'The packages whose constitutions are over it, outermost first; left out where there is none',
      ),
    requirements: z
      .array(requirement)
      .optional()
      .describe('What proves each requirement of a feature; left out where its specification names none'),
    gates: z.array(gateVerdictSchema),
  })
  .meta({ $id: VERDICT_SCHEMA })
  .describe('What the gates of the constitutions decide about one project or feature');
