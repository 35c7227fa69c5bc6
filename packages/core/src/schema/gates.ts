import { z } from 'zod';

/** Nx matchers: project names, globs, `tag:…`, directories, `!…` to take away. Empty: every project. */
const projects = z.array(z.string().min(1)).default([]).describe('Projects the gate judges, as Nx matchers');

const common = {
  id: z.string().min(1).optional().describe('Name of the gate; default `<principle>.<kind>`'),
  projects,
  target: z.string().min(1).optional().describe('Target whose evidence the gate reads'),
  status: z
    .enum(['enforced', 'evaluated', 'disabled'])
    .default('enforced')
    .describe('`evaluated` reports without failing'),
  message: z.string().min(1).optional().describe('What to tell when the gate fails'),
};
const percent = z.number().min(0).max(100);
const count = z.number().int().min(0);
const globs = z.array(z.string().min(1));

export const testsGate = z.strictObject({
  kind: z.literal('tests'),
  ...common,
  suites: z
    .union([globs.min(1), z.record(z.string().min(1), z.string().min(1))])
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
    .refine(
      (min) => Object.keys(min).length > 0,
      'expected at least one of lines, branches, functions, statements',
    )
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
  directories: globs.optional().describe('Directories the project must have, as globs from its root'),
  files: globs.optional().describe('Files the project must have, as globs from its root'),
  forbid: globs.optional().describe('Paths the project must not have, as globs from its root'),
  structure: z.string().min(1).optional().describe('A structure whose directories the project must have'),
});

export const targetGate = z.strictObject({
  kind: z.literal('target'),
  ...common,
  name: z.string().min(1).describe('Target that the project must have and that must pass'),
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
