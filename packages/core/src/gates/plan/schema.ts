import { z } from 'zod';
import { common } from '../fields/schema.js';

/** The rules of the documents of a feature; no fields of its own. */
export const schema = z.strictObject({ kind: z.literal('plan'), ...common });

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    plan: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    plan: z.input<typeof schema>;
  }
}
