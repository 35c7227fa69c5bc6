import { z } from 'zod';
import { GLOB_LIMITS, isMatchable } from '../text/glob.js';

/** One line of bounded length: what a constitution says reaches terminals and reports. */
const line = z
  .string()
  .min(1)
  .max(512)
  .refine(
    (text) => text === '' || (text.trim() !== '' && !/\p{Cc}/u.test(text)),
    'one line of text without control characters',
  );

/** A glob, or a matcher that may hold one; what could not be matched is refused where it is written. */
const glob = line.refine(isMatchable, GLOB_LIMITS);

/** Nx matchers: project names, globs, `tag:…`, directories, `!…` to take away. Empty: every project. */
const projects = z.array(glob).max(1000).default([]).describe('Projects the gate judges, as Nx matchers');

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
const globs = z.array(glob).max(200);

/** A glob that cannot lead out of the directory it starts from. */
const pathGlob = glob.refine(
  (text) => !/^[/~\\]|^[A-Za-z]:|\\/.test(text) && !text.split('/').includes('..'),
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

/** A length of time with its unit; a bare number is for measures without one (a rate, a layout shift). */
const limit = z
  .union([
    z.number().min(0),
    line.regex(/^\d{1,9}(?:\.\d{1,9})? ?(?:us|µs|ms|s|m)$/, 'a time such as 200ms, 1.5s or 2m, or a number'),
  ])
  .describe('Most allowed: a time (`200ms`, `1.5s`, `2m`), or a number for what has no unit');

export const performanceGate = z.strictObject({
  kind: z.literal('performance'),
  ...common,
  metric: line
    .default('latency')
    .describe('What is measured, as the report names it; `latency` is the duration that the tool is about'),
  percentile: z
    .number()
    .gt(0)
    .lt(100)
    .default(95)
    .describe('Percentile that counts; 95: the time within which 95 % of all requests or runs ended'),
  max: limit,
});

/** Projects as Nx matchers; `npm:` before the name or glob of a package of a registry. */
const matchers = z.array(glob).min(1).max(1000);

export const boundariesGate = z
  .strictObject({
    kind: z.literal('boundaries'),
    ...common,
    from: matchers
      .optional()
      .describe('Projects the rule is about, as Nx matchers; default all the gate judges'),
    allow: matchers
      .optional()
      .describe('What they may depend on, as Nx matchers or `npm:` and a package; nothing else then'),
    deny: matchers
      .optional()
      .describe('What they must not depend on, as Nx matchers or `npm:` and a package'),
  })
  .refine((gate) => gate.allow !== undefined || gate.deny !== undefined, {
    message: 'at least one of allow, deny',
    path: ['allow'],
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
  performanceGate,
  layoutGate,
  boundariesGate,
  targetGate,
  planGate,
  attestationGate,
]);
export type GateBlock = z.infer<typeof gateBlock>;

/** Kinds that the design names and that this version cannot judge: a block that uses one must not pass unseen. */
export const FUTURE_GATE_KINDS = ['security', 'contracts'] as const;
