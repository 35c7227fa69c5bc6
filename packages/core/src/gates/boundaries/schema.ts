import { z } from 'zod';
import { common, matchers, projectMatchers } from '../fields/schema.js';

/** Who may depend on whom. */
export const schema = z
  .strictObject({
    kind: z.literal('boundaries'),
    ...common,
    from: projectMatchers
      .optional()
      .describe('Projects the rule covers, as Nx matchers; default: all projects of the gate'),
    allow: matchers
      .optional()
      .describe('The only dependencies they may have, as Nx matchers or `npm:` and a package'),
    deny: matchers
      .optional()
      .describe('Dependencies they must not have, as Nx matchers or `npm:` and a package'),
  })
  .refine((gate) => gate.allow !== undefined || gate.deny !== undefined, {
    message: 'at least one of allow, deny',
    path: ['allow'],
  });

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  boundary: 'boundaries',
  imports: 'boundaries',
  dependencies: 'boundaries',
  forbids: 'deny',
  disallow: 'deny',
  permit: 'allow',
  allowed: 'allow',
  denied: 'deny',
  source: 'from',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    boundaries: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    boundaries: z.input<typeof schema>;
  }
}
