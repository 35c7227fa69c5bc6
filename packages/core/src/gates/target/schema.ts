import { z } from 'zod';
import { common, line } from '../fields/schema.js';

/** A target that must succeed. */
export const schema = z.strictObject({
  kind: z.literal('target'),
  ...common,
  name: line.describe('Target that the project must have and that must pass'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  command: 'target',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    target: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    target: z.input<typeof schema>;
  }
}
