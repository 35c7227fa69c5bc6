import { z } from 'zod';
import { common } from '../fields/schema.js';

/** The plan's own verdict; no fields of its own. */
export const schema = z.strictObject({ kind: z.literal('attestation'), ...common });

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  attest: 'attestation',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    attestation: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    attestation: z.input<typeof schema>;
  }
}
