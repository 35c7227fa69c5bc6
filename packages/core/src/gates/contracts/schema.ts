import { z } from 'zod';
import { common, pathGlob } from '../fields/schema.js';

/** Whether contracts must be tested, and what they must have in common. */
export const schema = z.strictObject({
  kind: z.literal('contracts'),
  ...common,
  tests: z
    .enum(['required', 'optional'])
    .default('required')
    .describe('Whether each contract needs a contract test that ran and passed'),
  suite: pathGlob
    .default('contract')
    .describe('Where contract tests are: the name of a suite (`tests/<name>/`), or a glob below the project'),
  errors: z
    .enum(['one-schema', 'any'])
    .default('one-schema')
    .describe('Whether all answers of OpenAPI contracts that are errors have one schema'),
  responses: z
    .enum(['one-structure', 'any'])
    .default('any')
    .describe('Whether all other answers are objects of the same fields at their top'),
  breaking: z
    .enum(['deny', 'allow'])
    .default('allow')
    .describe('Whether a contract may lose what others rely on since the commit that the change is based on'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  contract: 'contracts',
  api: 'contracts',
  test: 'tests',
  error: 'errors',
  response: 'responses',
  compatibility: 'breaking',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    contracts: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    contracts: z.input<typeof schema>;
  }
}
