import { z } from 'zod';
import { common, count } from '../fields/schema.js';

const percent = z.number().min(0).max(100);

/** The least share of each metric, of the whole project or of what changed. */
export const schema = z
  .strictObject({
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
    .optional()
    .describe('Minimum percentage of each metric'),
  changed: z
    .strictObject({
      lines: percent.describe('Minimum percentage of the changed lines that count'),
      allow: count.default(0).describe('Up to so many changed lines, their coverage is not looked at'),
    })
    .optional()
    .describe('Minimum for the lines that changed since the base of the change'),
  uncounted: z
    .enum(['deny', 'allow'])
    .default('deny')
    .describe(
      'What sources of the project that no report counts are: `deny` counts them as not covered, `allow` only reports them',
    ),
  })
  .refine(({ min, changed }) => min !== undefined || changed !== undefined, 'at least one of min, changed');

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  line: 'lines',
  branch: 'branches',
  function: 'functions',
  statement: 'statements',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    coverage: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    coverage: z.input<typeof schema>;
  }
}
