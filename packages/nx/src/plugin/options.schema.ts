import { GLOB_LIMITS, isMatchable } from '@plangate/core/graph';
import { z } from 'zod';

const name = z.string().min(1);

/** Options of `@plangate/nx/plugin`: the source of their reference. `options.ts` checks the same at run time. */
export const pluginOptions = z.strictObject({
  gateTargetName: name.default('gate').describe('Name of the target that judges'),
  features: z.boolean().default(true).describe('Whether every feature is a node of the project graph'),
  specsRoots: z
    .array(name.refine(isMatchable, GLOB_LIMITS))
    .default(['specs'])
    .describe(
      'Directories of features relative to the workspace root; `*` stands for names (`apps/*/specs`)',
    ),
  targets: z
    .strictObject({
      tests: name.default('test').describe('Target that runs the tests'),
      coverage: name
        .optional()
        .describe('Target that measures coverage; default the one that runs the tests'),
      lint: name.default('lint').describe('Target that lints'),
      types: name.default('typecheck').describe('Target that checks types'),
      performance: name.default('performance').describe('Target that measures performance'),
    })
    .prefault({})
    .describe('Names of the targets that write evidence'),
  output: name
    .default('dist/gate')
    .describe('Directory of the verdict files, relative to the workspace root'),
});
