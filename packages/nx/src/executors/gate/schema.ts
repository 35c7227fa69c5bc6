import { z } from 'zod';

/**
 * Options of `@plangate/nx:gate`: the source of its schema and reference. The values are left open here on purpose:
 * what Nx refuses by a schema fails a batch without a word of why, so `options.ts` checks them and answers.
 */
export const schema = z
  .looseObject({
    phase: z
      .unknown()
      .describe(
        'Judge features as in this phase: research, design or tasks. Default: what their documents show',
      ),
    output: z
      .unknown()
      .describe('Directory of the verdict files, relative to the workspace root. Default: dist/gate'),
    targets: z
      .unknown()
      .describe('Names of the targets that write evidence; the plugin hands on its own option'),
    specsRoots: z.unknown().describe('Directories of features; the plugin hands on its own option'),
  })
  .partial()
  .meta({
    $id: 'PlangateGate',
    title: 'Judge a project or a feature',
    description: 'Decides every gate of the constitution in force and writes the verdict file.',
  });

export type GateExecutorOptions = z.input<typeof schema>;
