import { z } from 'zod';
import { common } from '../fields/schema.js';

/** What the tests of a feature must prove of its specification and its tasks. */
export const schema = z.strictObject({
  kind: z.literal('trace'),
  ...common,
  requirements: z
    .enum(['tested', 'named', 'optional'])
    .default('tested')
    .describe(
      '`tested`: each requirement has a test that names it and passed in this run; `named`: a test file names it',
    ),
  also: z
    .array(z.enum(['criteria', 'scenarios']))
    .max(2)
    .default([])
    .describe('What counts beside requirements: success criteria (SC-001), acceptance scenarios of stories'),
  tasks: z
    .enum(['proven', 'optional'])
    .default('optional')
    .describe('`proven`: the files that a ticked task names are there, and the tests that it names passed'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  traceability: 'trace',
  tracing: 'trace',
  requirement: 'requirements',
  task: 'tasks',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    trace: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    trace: z.input<typeof schema>;
  }
}
