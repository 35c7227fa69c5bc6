import {
  ensurePackage,
  formatFiles,
  joinPathFragments,
  logger,
  offsetFromRoot,
  readProjectConfiguration,
  updateProjectConfiguration,
  type GeneratorCallback,
  type ProjectConfiguration,
  type TargetConfiguration,
  type Tree,
} from '@nx/devkit';
import { parseOptions } from '../shared/options.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import { addJestEvidence, JEST_REPORTER, presetOf, type EditMode } from './jest-config.js';
import { schema, type EvidenceOptions } from './schema.js';
import { vitestConfigOf, writeVitestEvidence } from './vitest.js';

const ESLINT_FORMATTER = 'node_modules/@plangate/nx/dist/evidence/eslint-formatter.js';
const LINT_REPORT = 'test-output/lint/eslint.json';
const JEST_CONFIGS = ['ts', 'js', 'cjs', 'mjs', 'cts', 'mts'].map((extension) => `jest.config.${extension}`);
const ESLINT_CONFIGS = [
  ...['js', 'cjs', 'mjs', 'ts', 'cts', 'mts'].map((extension) => `eslint.config.${extension}`),
  ...['.json', '.js', '.cjs', '.yaml', '.yml', ''].map((extension) => `.eslintrc${extension}`),
];

/** What the generator did or could not do, a line each. */
type Notes = string[];

/**
 * Makes the Jest, Vitest and ESLint targets of an existing project write the evidence that its gates read: the Jest
 * reporters once in the preset where the project has one, those of Vitest in its configuration, the ESLint report in the
 * project's lint target. Files whose
 * shape cannot be edited safely are not changed, and what to add by hand is printed.
 */
export async function evidenceGenerator(tree: Tree, options: EvidenceOptions): Promise<GeneratorCallback> {
  const { project, skipFormat } = parseOptions(schema, options, '@plangate/nx:evidence');
  const configuration = readProjectConfiguration(tree, project);
  const notes: Notes = [];
  writeTestEvidence(tree, { ...configuration, name: project }, notes);
  // The step before may have written the configuration of the project.
  writeLintEvidence(tree, { ...readProjectConfiguration(tree, project), name: project }, notes);
  if (!skipFormat) {
    await formatFiles(tree);
  }
  return () => notes.forEach((note) => logger.info(note));
}

function writeTestEvidence(tree: Tree, project: ProjectConfiguration & { name: string }, notes: Notes): void {
  const jest = JEST_CONFIGS.map((name) => joinPathFragments(project.root, name)).find((file) =>
    tree.exists(file),
  );
  if (jest !== undefined) {
    writeJestEvidence(tree, jest, notes);
    return;
  }
  const vitest = vitestConfigOf(tree, project.root);
  if (vitest !== null) notes.push(...writeVitestEvidence(tree, project, vitest));
  else {
    notes.push(
      `${project.root} has no configuration of Jest or Vitest; no test evidence was added. ` +
        'Make its test target write JUnit and coverage to a directory, and list that directory in its "outputs".',
    );
  }
}

function writeJestEvidence(tree: Tree, config: string, notes: Notes): void {
  const ts = ensurePackage<Compiler>('typescript', '*');
  const preset = presetFile(tree, config, presetOf(tree.read(config, 'utf-8') ?? '', ts));
  if (preset) {
    editConfig(tree, { file: preset, mode: 'complete', ts }, notes);
  }
  editConfig(tree, { file: config, mode: preset ? 'extend' : 'complete', ts }, notes);
}

/** The file of the preset if it belongs to the workspace; a preset from a package is not edited. */
function presetFile(tree: Tree, config: string, preset: string | null): string | null {
  if (!preset?.startsWith('.')) {
    return null;
  }
  const file = joinPathFragments(config, '..', preset);
  return !file.startsWith('..') && tree.isFile(file) ? file : null;
}

function editConfig(tree: Tree, edit: { file: string; mode: EditMode; ts: Compiler }, notes: Notes): void {
  const text = tree.read(edit.file, 'utf-8') ?? '';
  const result = addJestEvidence(text, edit.mode, edit.ts);
  if (!result.ok) {
    notes.push(
      `${edit.file} was not changed: ${result.problem}. Add to it: collectCoverage: true, ` +
        `'json-summary' in coverageReporters, and '${JEST_REPORTER}' in reporters.`,
    );
  } else if (result.text !== text) {
    tree.write(edit.file, result.text);
    notes.push(`${edit.file} now writes coverage and test results.`);
  }
}

function writeLintEvidence(tree: Tree, project: ProjectConfiguration & { name: string }, notes: Notes): void {
  const lint: TargetConfiguration = project.targets?.lint ?? {};
  const byExecutor = lint.executor === '@nx/eslint:lint';
  const linted =
    byExecutor || ESLINT_CONFIGS.some((name) => tree.exists(joinPathFragments(project.root, name)));
  if (!linted || (lint.executor && !byExecutor)) {
    notes.push(
      `${project.name} has no ESLint target that can be configured to write a report; no lint evidence was added.`,
    );
    return;
  }
  const outputOption = byExecutor ? 'outputFile' : 'output-file';
  const options = (lint.options ?? {}) as Record<string, unknown>;
  if (options.outputFile !== undefined || options['output-file'] !== undefined) {
    return;
  }
  const formatter = byExecutor
    ? `./${ESLINT_FORMATTER}`
    : `${offsetFromRoot(project.root)}${ESLINT_FORMATTER}`;
  const output = byExecutor ? joinPathFragments(project.root, LINT_REPORT) : LINT_REPORT;
  updateProjectConfiguration(tree, project.name, {
    ...project,
    targets: {
      ...project.targets,
      lint: {
        ...lint,
        outputs: [...(lint.outputs ?? []), `{projectRoot}/${LINT_REPORT}`],
        options: { ...options, format: formatter, [outputOption]: output },
      },
    },
  });
  notes.push(
    `The lint target of ${project.name} now writes ${joinPathFragments(project.root, LINT_REPORT)}.`,
  );
}

export default evidenceGenerator;
