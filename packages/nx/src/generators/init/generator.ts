import {
  describeGate,
  principleLabel,
  renderDefaultConstitution,
  sanitize,
  type ConstitutionDocument,
} from '@plangate/core';
import { readConstitution } from '@plangate/core/documents';

import {
  formatFiles,
  logger,
  readJson,
  readNxJson,
  updateNxJson,
  type GeneratorCallback,
  type NxJsonConfiguration,
  type Tree,
} from '@nx/devkit';
import { parseOptions } from '../shared/options.js';
import { schema, type InitOptions } from './schema.js';

const PLUGIN = '@plangate/nx/plugin';
const CONSTITUTION = '.specify/memory/constitution.md';

/**
 * Registers the plugin in nx.json and writes `.specify/memory/constitution.md` with the five default principles
 * if there is none. An existing constitution keeps every byte; what was read from it is printed.
 */
export async function initGenerator(tree: Tree, options: InitOptions = {}): Promise<GeneratorCallback> {
  const { skipFormat } = parseOptions(schema, options, '@plangate/nx:init');
  registerPlugin(tree);
  const existing = tree.read(CONSTITUTION, 'utf-8');
  const text = existing ?? renderDefaultConstitution(constitutionFacts(tree));
  if (existing === null) {
    tree.write(CONSTITUTION, text);
  }
  if (!skipFormat) {
    await formatFiles(tree);
  }
  return () => {
    for (const line of describeConstitution(readConstitution(text))) {
      logger.info(line);
    }
  };
}

/** What a constitution means to Plangate, a line each: its gates, or that a principle is attested. */
export function describeConstitution(document: ConstitutionDocument): string[] {
  const lines = [`${CONSTITUTION} has ${document.principles.length} principles:`];
  for (const principle of document.principles) {
    const label = sanitize(principleLabel(principle));
    if (principle.gates.length === 0) {
      lines.push(`  ${label}: attested in each plan's Constitution Check`);
      continue;
    }
    for (const gate of principle.gates) {
      const place = `${CONSTITUTION}:${gate.position.line}`;
      const how = gate.origin === 'block' ? place : `read from its words, ${place}`;
      lines.push(`  ${label}: ${sanitize(gate.id)} (${sanitize(describeGate(gate))}; ${how})`);
    }
  }
  const wrong = document.findings.length;
  if (wrong > 0) {
    lines.push(
      `  ${wrong} finding${wrong === 1 ? '' : 's'} in it; run "nx run-many -t gate" to see each with its place.`,
    );
  }
  return lines;
}

function constitutionFacts(tree: Tree): { projectName: string; language: string; date: string } {
  const manifest = tree.exists('package.json') ? readJson<{ name?: string }>(tree, 'package.json') : {};
  const name = (manifest.name ?? 'Workspace').replace(/^@([^/]+)\/source$/u, '$1');
  return { projectName: name, language: 'typescript', date: new Date().toISOString().slice(0, 10) };
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
