import { z } from 'zod';
import { findingFields } from '../findings/schema.js';

/** The most errors and warnings of a linter. */
export const schema = z.strictObject({ kind: z.literal('lint'), ...findingFields });

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  linting: 'lint',
  eslint: 'lint',
  error: 'errors',
  warning: 'warnings',
  rule: 'rules',
  new: 'newOnly',
  onlyNew: 'newOnly',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    lint: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    lint: z.input<typeof schema>;
  }
}
