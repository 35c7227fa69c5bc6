import { readConstitution } from '@plangate/core/documents';
import {
  formatFiles,
  logger,
  readNxJson,
  updateNxJson,
  type GeneratorCallback,
  type NxJsonConfiguration,
  type Tree,
} from '@nx/devkit';
import { CONSTITUTION_PATH } from '@plangate/core/graph';
import { defaultConstitution, describeConstitution } from '../shared/constitution.js';
import { PLUGIN } from '../shared/plugin-options.js';
import { parseOptions } from '../shared/options.js';
import { schema, type InitOptions } from './schema.js';

/**
 * Registers the plugin in nx.json and writes `.specify/memory/constitution.md` with the five default principles
 * if there is none. An existing constitution keeps every byte; what was read from it is printed.
 */
export async function initGenerator(tree: Tree, options: InitOptions = {}): Promise<GeneratorCallback> {
  const { skipFormat } = parseOptions(schema, options, '@plangate/nx:init');
  registerPlugin(tree);
  const existing = tree.read(CONSTITUTION_PATH, 'utf-8');
  const text = existing ?? defaultConstitution(tree, new Date().toISOString().slice(0, 10));
  if (existing === null) {
    tree.write(CONSTITUTION_PATH, text);
  }
  if (!skipFormat) {
    await formatFiles(tree);
  }
  return () => {
    for (const line of describeConstitution(readConstitution(text), CONSTITUTION_PATH)) {
      logger.info(line);
    }
  };
}

function registerPlugin(tree: Tree): void {
  const nxJson: NxJsonConfiguration = readNxJson(tree) ?? {};
  const plugins = nxJson.plugins ?? [];
  if (plugins.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === PLUGIN)) {
    return;
  }
  const targets = renamedTargets(plugins);
  const options = Object.keys(targets).length > 0 ? { targets } : {};
  updateNxJson(tree, { ...nxJson, plugins: [...plugins, { plugin: PLUGIN, options }] });
}

/** Names that the workspace gave to the inferred targets of first-party plugins, where they are not the usual ones. */
function renamedTargets(plugins: NonNullable<NxJsonConfiguration['plugins']>): Record<string, string> {
  const targets: Record<string, string> = {};
  for (const entry of plugins) {
    if (typeof entry === 'string') {
      continue;
    }
    const options = (entry.options ?? {}) as {
      targetName?: unknown;
      testTargetName?: unknown;
      typecheck?: { targetName?: unknown } | boolean;
    };
    const typecheck = typeof options.typecheck === 'object' ? options.typecheck.targetName : undefined;
    const test = options.testTargetName ?? options.targetName;
    if (
      /^@nx\/(jest|vite|vitest)(\/plugin)?$/u.test(entry.plugin) &&
      typeof test === 'string' &&
      test !== 'test'
    ) {
      targets.tests ??= test;
      targets.coverage ??= test;
    } else if (
      entry.plugin === '@nx/eslint/plugin' &&
      typeof options.targetName === 'string' &&
      options.targetName !== 'lint'
    ) {
      targets.lint = options.targetName;
    } else if (
      entry.plugin === '@nx/js/typescript' &&
      typeof typecheck === 'string' &&
      typecheck !== 'typecheck'
    ) {
      targets.types = typecheck;
    }
  }
  return targets;
}

export default initGenerator;
