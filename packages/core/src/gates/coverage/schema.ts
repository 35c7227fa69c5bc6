import { z } from 'zod';
import { common } from '../fields/schema.js';

const percent = z.number().min(0).max(100);

/** The least share of each metric. */
export const schema = z.strictObject({
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
    .describe('Minimum percentage of each metric'),
  uncounted: z
    .enum(['deny', 'allow'])
    .default('deny')
    .describe(
      'What sources of the project that no report counts are: `deny` counts them as not covered, `allow` only reports them',
    ),
});

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
