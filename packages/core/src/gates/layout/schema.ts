import { z } from 'zod';
import { common, line, pathGlobs } from '../fields/schema.js';

/** Directories and files a project must have, or must not. */
export const schema = z.strictObject({
  kind: z.literal('layout'),
  ...common,
  directories: pathGlobs
    .min(1)
    .optional()
    .describe('Directories the project must have, as globs from its root'),
  files: pathGlobs.min(1).optional().describe('Files the project must have, as globs from its root'),
  forbid: pathGlobs.min(1).optional().describe('Paths the project must not have, as globs from its root'),
  structure: line.optional().describe('A structure whose directories the project must have'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  structure: 'layout',
  tree: 'layout',
  dirs: 'directories',
  directory: 'directories',
  folders: 'directories',
  forbidden: 'forbid',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    layout: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    layout: z.input<typeof schema>;
  }
}
