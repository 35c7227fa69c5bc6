import { z } from 'zod';
import { findingFields } from '../findings/schema.js';

/** The most errors and warnings of a type checker. */
export const schema = z.strictObject({ kind: z.literal('types'), ...findingFields });

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  typecheck: 'types',
  typing: 'types',
  type: 'types',
  error: 'errors',
  warning: 'warnings',
  rule: 'rules',
  new: 'newOnly',
  onlyNew: 'newOnly',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    types: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    types: z.input<typeof schema>;
  }
}
