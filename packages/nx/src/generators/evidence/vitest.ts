import {
  ensurePackage,
  joinPathFragments,
  readJson,
  readNxJson,
  updateProjectConfiguration,
  type ProjectConfiguration,
  type TargetConfiguration,
  type Tree,
} from '@nx/devkit';
import { isWithin } from '@plangate/core/graph';
import { placeOfOutput, resolveOutputs } from '../../workspace/interpolate.js';
import { pluginOptions } from '../shared/plugin-options.js';
import type { Compiler } from '../../tools/editing/script-source.js';
import { addVitestEvidence, VITEST_BY_HAND } from '../../tools/vitest/config.js';

/** Vitest prefers its own configuration to the one of Vite. */
const CONFIGS = ['vitest', 'vite'].flatMap((tool) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${tool}.config.${extension}`),
);
const PROVIDERS = ['@vitest/coverage-v8', '@vitest/coverage-istanbul'];
/** The plugins of Nx that infer a target of Vitest, with its directory of coverage as an output. */
const INFERRING = ['@nx/vitest', '@nx/vitest/plugin', '@nx/vite', '@nx/vite/plugin'];

type NamedProject = ProjectConfiguration & { readonly name: string };

/** The file that configures Vitest in a project; null where it has none. */
export function vitestConfigOf(tree: Tree, root: string): string | null {
  const files = CONFIGS.map((name) => joinPathFragments(root, name)).filter((file) => tree.exists(file));
  const [first] = files;
  if (first === undefined) return null;
  const setsTests = /\btest\s*:/.test(tree.read(first, 'utf-8') ?? '');
  return first.includes('/vitest.config.') || first.startsWith('vitest.config.') || setsTests ? first : null;
}

/** Makes Vitest write its results and coverage where the test target has its outputs. */
export function writeVitestEvidence(tree: Tree, project: NamedProject, file: string): string[] {
  const text = tree.read(file, 'utf-8') ?? '';
  const coverage = hasProvider(tree, project.root);
  const edit = addVitestEvidence(text, { coverage }, ensurePackage<Compiler>('typescript', '*'));
  if (!edit.ok) {
    return [`${file} was not changed: ${edit.problem}. Add to its "test": ${VITEST_BY_HAND}.`];
  }
  const notes: string[] = [];
  if (edit.text !== text) {
    tree.write(file, edit.text);
    notes.push(`${file} now writes ${coverage ? 'coverage and ' : ''}test results.`);
  }
  if (!coverage) {
    notes.push(
      `${file} writes no coverage, because no provider is installed. Install @vitest/coverage-v8 in the version of vitest, then run this again.`,
    );
  }
  return [...notes, ...declareOutputs(tree, project, edit)];
}

function hasProvider(tree: Tree, root: string): boolean {
  return ['package.json', joinPathFragments(root, 'package.json')]
    .filter((file) => tree.exists(file))
    .map((file) => readJson<Partial<Record<string, Record<string, string>>>>(tree, file))
    .some(({ dependencies, devDependencies }) =>
      PROVIDERS.some((name) => name in { ...dependencies, ...devDependencies }),
    );
}

/** Adds the places of the reports to the outputs of the target, unless they hold them. */
function declareOutputs(
  tree: Tree,
  project: NamedProject,
  { directory, junit }: { readonly directory: string; readonly junit: string },
): string[] {
  const { root, name } = project;
  const target = pluginOptions(tree).targets.tests ?? 'test';
  const explicit = project.targets?.[target];
  const outputs = explicit?.outputs ?? (isInferred(tree, explicit) ? [outputOf(root, directory)] : []);
  const declared = resolveOutputs({ ...explicit, outputs }, { name, root }).map(placeOfOutput);
  const added = [directory, junit].filter((path) => {
    const place = joinPathFragments(root, path);
    return (
      !declared.some((output) => isWithin(place, output)) && (path === directory || !isBelow(path, directory))
    );
  });
  if (added.length === 0) return [];
  const targets = {
    ...project.targets,
    [target]: { ...explicit, outputs: [...outputs, ...added.map((path) => outputOf(root, path))] },
  };
  updateProjectConfiguration(tree, name, { ...project, targets });
  const places = added.map((path) => joinPathFragments(root, path)).join(' and ');
  return [`The ${target} target of ${name} now has ${places} among its outputs.`];
}

/** Whether a plugin of Nx makes the target, and so its outputs. */
function isInferred(tree: Tree, explicit: TargetConfiguration | undefined): boolean {
  if (explicit?.executor !== undefined || explicit?.command !== undefined) return false;
  return (readNxJson(tree)?.plugins ?? []).some((plugin) =>
    INFERRING.includes(typeof plugin === 'string' ? plugin : plugin.plugin),
  );
}

function isBelow(path: string, directory: string): boolean {
  return isWithin(joinPathFragments(path), joinPathFragments(directory));
}

/** A path of the project as an output of its target. */
function outputOf(root: string, path: string): string {
  const place = joinPathFragments(root, path);
  return isWithin(place, root)
    ? joinPathFragments('{projectRoot}', path)
    : joinPathFragments('{workspaceRoot}', place);
}
