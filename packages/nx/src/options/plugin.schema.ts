import type { GateTargets } from '@plangate/core';
import { z } from 'zod';
import { confinePath } from '../workspace/paths.js';
import { checkOptions } from './check.js';
import { DEFAULT_OPTIONS, DEFAULT_TARGETS, type ResolvedPluginOptions } from './defaults.js';

const NAME = 'a name';
const DIRECTORY = 'a directory inside the workspace, with "/"';
const OBJECT = 'an object';

const name = z.string(NAME).regex(/\S/, NAME);

/** A directory of the workspace other than its root; `./out//gate/` is read as `out/gate`. */
export const directory = z
  .string(DIRECTORY)
  .refine(isInside, DIRECTORY)
  .transform((path) => confinePath(path) ?? path);

function isInside(path: string): boolean {
  return ![null, '.'].includes(confinePath(path)) && !path.split('/').includes('..');
}

/** Names of the targets that write evidence. The target that runs the tests measures coverage unless another is named. */
export const targets = z
  .strictObject(
    {
      tests: name.default(DEFAULT_TARGETS.tests).describe('Target that runs the tests'),
      coverage: name
        .optional()
        .describe('Target that measures coverage; default the one that runs the tests'),
      lint: name.default(DEFAULT_TARGETS.lint).describe('Target that lints'),
      types: name.default(DEFAULT_TARGETS.types).describe('Target that checks types'),
      performance: name.default(DEFAULT_TARGETS.performance).describe('Target that measures performance'),
    },
    OBJECT,
  )
  .transform((given): GateTargets => ({ ...given, coverage: given.coverage ?? given.tests }));

/** Directories of features; `*` stands for names. */
export const specsRoots = z.array(directory, 'a list of directories');

/** Options of `@plangate/nx/plugin`: the source of their check, their JSON schema and their reference. */
export const pluginOptions = z.strictObject(
  {
    gateTargetName: name.default(DEFAULT_OPTIONS.gateTargetName).describe('Name of the target that judges'),
    features: z
      .boolean('true or false')
      .default(DEFAULT_OPTIONS.features)
      .describe('Whether every feature is a node of the project graph'),
    specsRoots: specsRoots
      .prefault([...DEFAULT_OPTIONS.specsRoots])
      .describe(
        'Directories of features relative to the workspace root; `*` stands for names (`apps/*/specs`)',
      ),
    targets: targets.prefault({}).describe('Names of the targets that write evidence'),
    output: directory
      .prefault(DEFAULT_OPTIONS.output)
      .describe('Directory of the verdict files, relative to the workspace root'),
  },
  OBJECT,
);

/**
 * Checks the options of the plugin and fills in their defaults.
 * @throws OptionsError naming each wrong option
 */
export function checkPluginOptions(given: unknown): ResolvedPluginOptions {
  return checkOptions(pluginOptions, given, '"@plangate/nx/plugin" in nx.json');
}
