import {
  planScaffold,
  REASONS,
  sanitize,
  starterContent,
  isImportable,
  isTest,
  withoutOwnRoot,
  type CreatedEntry,
  type Finding,
  type PlanDocument,
  type Scaffold,
  type Stack,
} from '@plangate/core';
import { readPlan } from '@plangate/core/documents';
import { readJson, type Tree } from '@nx/devkit';
import { ownRootEvidence, treeWorkspaceFiles } from '../../workspace/index.js';
import type { TargetFeature } from '../shared/feature.js';
import { GeneratorProblem } from '../shared/problem.js';
import {
  addContractInputs,
  addEvidenceDependencies,
  addSkeletonDependencies,
} from './project/dependencies.js';
import { createProject } from './project/create.js';
import { isOurLanguage } from './project/language.js';
import { declaredSkeleton } from './skeleton.js';
import { projectsOf, type WorkspaceFacts } from './workspace.js';

/** What scaffolding did. */
export interface Scaffolded {
  readonly tree: Scaffold;
  /** Roots that became projects. */
  readonly projects: readonly string[];
  /** Roots of another language, in which only what the tree draws was created. */
  readonly foreign: readonly string[];
  /** Declared files that a project's tools already have under another name, and so were not created. */
  readonly skipped: readonly string[];
  readonly dependenciesChanged: boolean;
}

interface Subject {
  readonly feature: TargetFeature;
  readonly workspace: WorkspaceFacts;
  readonly stack: Stack;
  readonly declared: PlanDocument;
}

/**
 * Reads plan.md back: its tree is the choice, its paths relative to the workspace root.
 * @throws GeneratorProblem when the file is no plan, or a merge conflict is left in it
 */
export function readDeclaredTree(tree: Tree, directory: string): PlanDocument {
  const path = `${directory}/plan.md`;
  const files = treeWorkspaceFiles(tree);
  const text = files.read(path);
  if (!text.ok) {
    throw new GeneratorProblem(
      `${path} cannot be read: it is ${text.problem}.`,
      'Mend the file, or delete it to have it written.',
    );
  }
  const plan = readPlan(text.text);
  if (plan.nature !== 'plan') {
    throw new GeneratorProblem(
      `${path} is no plan but ${sanitize(`${plan.nature}: ${plan.natureReason}`)}.`,
      'Fill it in, or delete it to have it written.',
    );
  }
  const conflict = plan.leftovers.find(({ kind }) => kind === 'conflict-marker');
  if (conflict !== undefined) {
    throw new GeneratorProblem(
      `${path}:${conflict.position.line}:${conflict.position.column} A merge conflict is left in the plan.`,
      'Resolve the conflict first.',
    );
  }
  return withoutOwnRoot(plan, ownRootEvidence(tree.root, files));
}

/**
 * Creates what the plan declares and is not there: projects, directories and files.
 * @throws GeneratorProblem naming every entry that cannot be, before anything is created
 */
export async function scaffold(tree: Tree, subject: Subject): Promise<Scaffolded> {
  const { feature, workspace, declared } = subject;
  const projects = projectsOf(tree);
  const files = treeWorkspaceFiles(tree);
  const plan = planScaffold(declared.layout, (path) => files.kind(path), projects.roots);
  refuseFindings(`${feature.directory}/plan.md`, plan.findings);
  const wanted = plan.roots.filter(({ exists }) => !exists).map(({ root }) => root);
  const created = wanted.filter((root) => isOurLanguage(root, declared));
  const contents = contentsOf(tree, subject, plan);
  const manifests = manifestsOf(tree, plan);
  for (const root of created) {
    const hasTests = plan.create.some((entry) => entry.root === root && isTest(entry.path));
    const taken = projectsOf(tree).names;
    await createProject(tree, { root, workspace, hasTests, taken, feature: feature.directory });
    addEvidenceDependencies(tree, subject.stack);
  }
  const skipped = writeEntries(tree, plan.create, contents);
  created.forEach((root) => writeEntry(tree, root, { plan, workspace }));
  addWhatSkeletonNeeds(tree, subject, { plan, contents });
  const dependenciesChanged = created.length > 0 || manifestsOf(tree, plan) !== manifests;
  const foreign = wanted.filter((root) => !created.includes(root));
  return { tree: plan, projects: created, foreign, skipped, dependenciesChanged };
}

function refuseFindings(file: string, findings: readonly Finding[]): void {
  const errors = findings.filter(({ reason }) => REASONS[reason].severity === 'error');
  if (errors.length === 0) {
    return;
  }
  const lines = errors.slice(0, 20).map((finding) => {
    const reason = REASONS[finding.reason] as { message(args: unknown): string; fix(args: unknown): string };
    const place =
      finding.position === null ? file : `${file}:${finding.position.line}:${finding.position.column}`;
    return `  ${place} ${sanitize(reason.message(finding.args))} ${sanitize(reason.fix(finding.args))}`;
  });
  const more = errors.length > lines.length ? `\n  and ${errors.length - lines.length} more` : '';
  throw new GeneratorProblem(
    `The tree of the plan cannot be created:\n${lines.join('\n')}${more}`,
    'Nothing was written.',
  );
}

/** What each new file will hold, by path: decided before any project is created, so that what is there counts. */
function contentsOf(
  tree: Tree,
  subject: Subject,
  plan: Scaffold,
): Map<string, { text: string; skeleton: boolean }> {
  const contents = new Map<string, { text: string; skeleton: boolean }>();
  const { feature, stack, workspace, declared } = subject;
  for (const { root } of plan.roots) {
    const within = (path: string): string => (root === '.' ? path : path.slice(root.length + 1));
    const mine = plan.create.filter((entry) => entry.root === root && entry.kind === 'file');
    const paths = declared.layout
      .filter(({ path }) => path.startsWith(`${root}/`))
      .map(({ path }) => within(path));
    const place = { root, feature: feature.directory, stack, importEnding: workspace.importEnding };
    const skeleton = declaredSkeleton(tree, place, new Set(paths));
    const sources = mine
      .map(({ path }) => within(path))
      .filter((path) => isImportable(path) && !skeleton.has(path));
    for (const { path } of mine) {
      const ready = skeleton.get(within(path));
      const context = { sources, importEnding: workspace.importEnding };
      contents.set(path, {
        text: ready ?? starterContent(within(path), context),
        skeleton: ready !== undefined,
      });
    }
  }
  return contents;
}

/** Configuration of which a tool reads one file only, whatever its ending. */
const ONE_OF = /^(?<stem>.*(?:jest|eslint|vite|vitest|webpack|rollup|prettier|babel)\.config)\.[cm]?[jt]s$/;

function writeEntries(
  tree: Tree,
  entries: readonly CreatedEntry[],
  contents: ReadonlyMap<string, { text: string }>,
): string[] {
  const skipped: string[] = [];
  for (const { path, kind, empty } of entries) {
    if (kind === 'dir') {
      if (empty && !tree.exists(path)) {
        tree.write(`${path}/.gitkeep`, '');
      }
    } else if (hasOtherConfig(tree, path)) {
      skipped.push(path);
    } else if (!tree.exists(path)) {
      tree.write(path, contents.get(path)?.text ?? starterContent(path, { sources: [], importEnding: '' }));
    }
  }
  return skipped;
}

/** A project's package.json names its entry, so that the project has one even where the plan declares none. */
function writeEntry(
  tree: Tree,
  root: string,
  { plan, workspace }: { plan: Scaffold; workspace: WorkspaceFacts },
): void {
  const path = `${root}/src/index.ts`;
  if (!tree.exists(path)) {
    const mine = plan.create.filter((entry) => entry.root === root && entry.kind === 'file');
    const sources = mine.map((entry) => entry.path.slice(root.length + 1)).filter(isImportable);
    tree.write(path, starterContent('src/index.ts', { sources, importEnding: workspace.importEnding }));
  }
}

function hasOtherConfig(tree: Tree, path: string): boolean {
  const stem = ONE_OF.exec(path)?.groups?.stem;
  if (stem === undefined || tree.exists(path)) {
    return false;
  }
  return ['js', 'cjs', 'mjs', 'ts', 'cts', 'mts'].some((ending) => tree.exists(`${stem}.${ending}`));
}

function addWhatSkeletonNeeds(
  tree: Tree,
  { feature, workspace, stack }: Subject,
  { plan, contents }: { plan: Scaffold; contents: ReadonlyMap<string, { skeleton: boolean }> },
): void {
  for (const { root } of plan.roots) {
    const mine = plan.create.filter(
      (entry) => entry.root === root && contents.get(entry.path)?.skeleton === true,
    );
    if (mine.length > 0) {
      addSkeletonDependencies(tree, { root, workspace, stack });
    }
    if (mine.some(({ path }) => path.startsWith(`${root}/tests/contract/`))) {
      addContractInputs(tree, root, `${feature.directory}/contracts`);
    }
  }
}

/** What an installation depends on, to see whether it changes. */
function manifestsOf(tree: Tree, plan: Scaffold): string {
  const paths = ['package.json', ...plan.roots.map(({ root }) => `${root}/package.json`)];
  return JSON.stringify(
    paths.map((path) => {
      const manifest = tree.exists(path) ? readJson<Record<string, unknown>>(tree, path) : {};
      return [manifest.dependencies, manifest.devDependencies, manifest.bin];
    }),
  );
}
