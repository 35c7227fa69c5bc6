import { z } from 'zod';
import { common, pathGlobs } from '../fields/schema.js';

const most = z.number().int().min(1);

/** How large files and directories may be. */
export const schema = z.strictObject({
  kind: z.literal('size'),
  ...common,
  files: pathGlobs
    .min(1)
    .optional()
    .describe('Files that count, as globs from the root of the project; default all'),
  except: pathGlobs.optional().describe('Files that do not count, as globs from the root of the project'),
  max: z
    .strictObject({
      lines: most.optional(),
      bytes: most.optional(),
      entries: most.optional(),
    })
    .refine((max) => Object.keys(max).length > 0, 'at least one of lines, bytes, entries')
    .describe('Most lines and bytes of a file, and most entries of a directory that holds such files'),
});

/** What people write for the kind and its fields. */
export const aliases: Readonly<Record<string, string>> = {
  sizes: 'size',
  length: 'size',
  exclude: 'except',
  ignore: 'except',
  line: 'lines',
  loc: 'lines',
  byte: 'bytes',
  entry: 'entries',
};

declare module '../../model/gate.js' {
  interface GateRulesByKind {
    size: z.infer<typeof schema>;
  }
  interface GateInputByKind {
    size: z.input<typeof schema>;
  }
}
