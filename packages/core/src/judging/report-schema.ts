import { z } from 'zod';
import { projectVerdictSchema } from './verdict-schema.js';
import { REPORT_SCHEMA } from '../model/schema-addresses.js';
import { VERDICTS } from '../model/verdict.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const names = z.array(z.string().min(1));
const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, z.number().int().min(0)]));

const { waiver } = projectVerdictSchema.shape.gates.element.shape;

const difference = z.strictObject({
  ref: z.string().min(1).describe('As the user named the base, or its commit'),
  changes: z.array(
    z.strictObject({
      project: z.string().min(1),
      gate: z.string().min(1),
      change: z
        .enum(['new', 'fixed', 'worse', 'better', 'expired'])
        .describe('`worse`, `better`: more or fewer findings; `expired`: a waiver ended'),
      before: z.number().int().min(0).describe('Findings at the base'),
      after: z.number().int().min(0).describe('Findings now'),
    }),
  ),
  unknown: z
    .array(z.strictObject({ project: z.string().min(1), why: z.string().min(1) }))
    .describe('Projects and features whose verdict at the base is not known'),
  carried: names.describe(
    'Projects and features that were not judged now: their verdicts are those of the base',
  ),
});

/** `report.json`: the verdicts of a workspace in one file. */
export const reportSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where the schema of this file is'),
    schemaVersion: z.literal(1),
    date: day.describe('The day of the report, YYYY-MM-DD'),
    commit: z
      .string()
      .min(1)
      .optional()
      .describe(
        'The commit that all of it was judged at; left out where the files are not those of a commit',
      ),
    verdict: z.enum(VERDICTS).describe('`fail` also where something was not judged'),
    counts: z.strictObject(counts).describe('Projects and features by verdict'),
    missing: names.describe('Projects and features that should have a verdict and have none'),
    unreadable: z
      .array(z.strictObject({ file: z.string().min(1), why: z.string().min(1) }))
      .describe('Verdict files that say nothing, each with a sentence on why'),
    notInRun: names
      .optional()
      .describe(
        'Projects and features with a gate that the run did not ask for: the file says nothing of them. Left out where it covers all',
      ),
    endingWaivers: z
      .array(
        z.strictObject({
          waiver: waiver.unwrap(),
          gates: names.describe('`project: gate`, each fails from the day after'),
        }),
      )
      .describe('Waivers that end within 14 days, the next one first'),
    base: difference
      .optional()
      .describe('How the verdicts differ from those of the base; left out where nobody asked'),
    verdicts: z.array(projectVerdictSchema).describe('Each as its own file has it'),
  })
  .meta({ $id: REPORT_SCHEMA })
  .describe('What the gates of the constitutions decide about the projects and features of a workspace');
