import { z } from 'zod';
import { common, line, pathGlob } from '../fields/schema.js';

/** Names of suites are names of directories below `tests/`. */
const suiteName = pathGlob.refine((name) => !name.includes('/'), 'the name of a directory below tests/');

/** Which suites must run, and with how many tests. */
export const schema = z.strictObject({
  kind: z.literal('tests'),
  ...common,
  suites: z
    .union(
      [
        z.array(suiteName).min(1).max(50),
        z.record(line, pathGlob).refine((suites) => Object.keys(suites).length > 0, 'at least one suite'),
      ],
      'a list of suite names, or a glob below the project for each name',
    )
    .default(['contract', 'integration', 'unit'])
    .describe('Names of suites (`tests/<name>/`), or a glob for each name'),
  min: z.number().int().min(1).default(1).describe('Minimum number of passed tests in each suite'),
  skipped: z.enum(['deny', 'allow']).default('deny').describe('Whether a suite may skip tests'),
  flaky: z
    .union(
      [z.enum(['deny', 'allow']), z.strictObject({ max: z.number().int().min(0) })],
      'deny, allow, or max with the number of tests that may pass only when they are repeated',
    )
    .default('allow')
    .describe('Whether tests may fail first and pass when they are repeated; `max`: how many of them'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  test: 'tests',
  testing: 'tests',
  suite: 'suites',
  skip: 'skipped',
  retried: 'flaky',
  retries: 'flaky',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    tests: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    tests: z.input<typeof schema>;
  }
}
