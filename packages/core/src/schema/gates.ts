import { z } from 'zod';

/** One line of bounded length: what a constitution says reaches terminals and reports. */
const line = z
  .string()
  .min(1)
  .max(512)
  .refine(
    (text) => text === '' || (text.trim() !== '' && !/\p{Cc}/u.test(text)),
    'one line of text without control characters',
  );

/** Nx matchers: project names, globs, `tag:…`, directories, `!…` to take away. Empty: every project. */
const projects = z.array(line).max(1000).default([]).describe('Projects the gate judges, as Nx matchers');

const common = {
  id: line
    .refine((id) => !/[\s@|`]/.test(id), 'a name without spaces, "@", "|" and backticks')
    .optional()
    .describe('Name of the gate; default `<principle>.<kind>`'),
  projects,
  target: line.optional().describe('Target whose evidence the gate reads'),
  status: z
    .enum(['enforced', 'evaluated', 'disabled'])
    .default('enforced')
    .describe('`evaluated` reports without failing'),
  message: z.string().min(1).max(2000).optional().describe('What to tell when the gate fails'),
};
const percent = z.number().min(0).max(100);
const count = z.number().int().min(0);
const globs = z.array(line).max(200);

/** A glob that cannot lead out of the directory it starts from. */
const pathGlob = line.refine(
  (glob) => !/^[/~\\]|^[A-Za-z]:|\\/.test(glob) && !glob.split('/').includes('..'),
  'a path or glob below the project, with "/" and without ".."',
);
const pathGlobs = z.array(pathGlob).max(200);
/** Names of suites are names of directories below `tests/`. */
const suiteName = pathGlob.refine((name) => !name.includes('/'), 'the name of a directory below tests/');

export const testsGate = z.strictObject({
  kind: z.literal('tests'),
  ...common,
  suites: z
    .union([
      z.array(suiteName).min(1).max(50),
      z.record(line, pathGlob).refine((suites) => Object.keys(suites).length > 0, 'at least one suite'),
    ])
    .default(['contract', 'integration', 'unit'])
    .describe('Names of suites (`tests/<name>/`), or a glob for each name'),
  min: z.number().int().min(1).default(1).describe('Tests each suite must have run'),
  skipped: z.enum(['deny', 'allow']).default('deny').describe('Whether a suite may skip tests'),
});

export const coverageGate = z.strictObject({
  kind: z.literal('coverage'),
  ...common,
  min: z
    .strictObject({
      lines: percent.optional(),
      branches: percent.optional(),
      functions: percent.optional(),
      statements: percent.optional(),
    })
    .refine((min) => Object.keys(min).length > 0, 'at least one of lines, branches, functions, statements')
    .describe('Least percentage of each metric'),
});

const lintRules = {
  ...common,
  max: z
    .strictObject({ errors: count.default(0), warnings: count.optional() })
    .default({ errors: 0 })
    .describe('Most errors and warnings allowed'),
  rules: globs.optional().describe('Rule names that count, as globs; default all'),
};
export const lintGate = z.strictObject({ kind: z.literal('lint'), ...lintRules });
export const typesGate = z.strictObject({ kind: z.literal('types'), ...lintRules });

export const layoutGate = z.strictObject({
  kind: z.literal('layout'),
  ...common,
  directories: pathGlobs.optional().describe('Directories the project must have, as globs from its root'),
  files: pathGlobs.optional().describe('Files the project must have, as globs from its root'),
  forbid: pathGlobs.optional().describe('Paths the project must not have, as globs from its root'),
  structure: line.optional().describe('A structure whose directories the project must have'),
});

export const targetGate = z.strictObject({
  kind: z.literal('target'),
  ...common,
  name: line.describe('Target that the project must have and that must pass'),
});

export const planGate = z.strictObject({ kind: z.literal('plan'), ...common });
export const attestationGate = z.strictObject({ kind: z.literal('attestation'), ...common });

/** One item of a `gate` block. */
export const gateBlock = z.discriminatedUnion('kind', [
  testsGate,
  coverageGate,
  lintGate,
  typesGate,
  layoutGate,
  targetGate,
  planGate,
  attestationGate,
]);
export type GateBlock = z.infer<typeof gateBlock>;

/** Kinds that the design names and that this version cannot judge: a block that uses one must not pass unseen. */
export const FUTURE_GATE_KINDS = ['security', 'performance', 'boundaries', 'contracts'] as const;
