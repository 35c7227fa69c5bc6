import type { GateTargets } from '@plangate/core';
import { extensionTarget, GLOB_LIMITS, isMatchable } from '@plangate/core/graph';
import { defaultTargetOf, GATE_KINDS } from '@plangate/core/extend';
import { z } from 'zod';
import { checkOptions } from './check.js';
import { directory } from './directory.schema.js';
import { DEFAULT_OPTIONS, type ResolvedPluginOptions } from './defaults.js';

const NAME = 'a name';
const OBJECT = 'an object';

const name = z.string(NAME).regex(/\S/, NAME);

/** One option for each kind of gate that reads a target: the kinds declare which target that is by default. */
export const targets = z
  .strictObject(
    Object.fromEntries(
      Object.values(GATE_KINDS).flatMap((kind) => {
        const target = defaultTargetOf(kind.kind, {});
        if (kind.of !== 'project' || target === null) return [];
        const { defaultTarget } = kind;
        const usual =
          typeof defaultTarget === 'object' ? `that of \`${defaultTarget?.sameAs}\`` : `\`${target}\``;
        return [
          [
            kind.kind,
            name.optional().describe(`Target of the gates of kind \`${kind.kind}\`; default ${usual}`),
          ],
        ];
      }),
    ),
    OBJECT,
  )
  .transform((given): GateTargets => given);

/** Directories of features; `*` matches names. */
export const specsRoots = z.array(directory.refine(isMatchable, GLOB_LIMITS), 'a list of directories');

const EXTENSION = 'the name of a package, or a path that begins with "./"';

/** What the constitution of the workspace extends; entries as in the front matter of a constitution. */
export const extensions = z.array(
  z.string(EXTENSION).refine((written) => typeof extensionTarget(written) !== 'string', EXTENSION),
  'a list of packages or paths',
);

/** Options of `@plangate/nx/plugin`: the source of their check, their JSON schema and their reference. */
export const pluginOptions = z.strictObject(
  {
    gateTargetName: name.default(DEFAULT_OPTIONS.gateTargetName).describe('Name of the target that judges'),
    features: z
      .boolean('true or false')
      .default(DEFAULT_OPTIONS.features)
      .describe(
        'Whether every feature is a node of the project graph, as is the report of all gates where no root project has it',
      ),
    specsRoots: specsRoots
      .prefault([...DEFAULT_OPTIONS.specsRoots])
      .describe('Directories of features relative to the workspace root; `*` matches names (`apps/*/specs`)'),
    targets: targets.prefault({}).describe('Names of the targets that write evidence'),
    extends: extensions
      .prefault([...DEFAULT_OPTIONS.extends])
      .describe(
        'Constitutions that the whole workspace extends, as if the front matter of its own named them: packages, or paths from the workspace root that begin with `./`',
      ),
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
