import { z } from 'zod';
import { common, pathGlobs } from '../fields/schema.js';

/** What of a project its reports must mention. */
export const schema = z.strictObject({
  kind: z.literal('proof'),
  ...common,
  tests: z
    .enum(['all', 'declared'])
    .default('all')
    .describe(
      'Test files that a report must mention: `all` of the project, or those that suites and plans declare',
    ),
  sources: z
    .enum(['all', 'declared', 'none'])
    .default('all')
    .describe(
      'Sources that a coverage report must count: `all` of the project, those that plans declare, or `none`, and no report is needed',
    ),
  exempt: pathGlobs.optional().describe('Globs below the project of files that need no proof'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  proven: 'proof',
  prove: 'proof',
  test: 'tests',
  source: 'sources',
  except: 'exempt',
  exclude: 'exempt',
  ignore: 'exempt',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    proof: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    proof: z.input<typeof schema>;
  }
}
