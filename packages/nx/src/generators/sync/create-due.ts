import type { Tree } from '@nx/devkit';
import type { Creation, ToldDifference } from '@plangate/core';
import { applyFilePlan } from '../../scaffolding/apply.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { StructureProblem } from '../../scaffolding/structures/structure-problem.js';
import { TemplateFileProblem } from '../../scaffolding/templates/files.js';
import { declaredSource } from '../plan/feature-plan.js';
import { resolveFeature } from '../shared/feature.js';
import { stackProjects } from '../shared/stack-projects.js';
import { openWorkspace } from '../shared/workspace.js';
import type { SyncedFile } from './summary.js';

/** What was created, and what could not be. */
export interface Created {
  readonly files: readonly SyncedFile[];
  readonly told: readonly ToldDifference[];
  readonly dependenciesChanged: boolean;
}

/**
 * Creates what is due of the trees of plans, feature by feature, by the same steps as `nx g plan`: projects by the generators of
 * the workspace, files by the templates of structures. A feature whose tree is refused is reported, and the others are made.
 */
export async function createDue(
  tree: Tree,
  due: readonly Creation[],
  { skipFormat }: { readonly skipFormat: boolean },
): Promise<Created> {
  const files: SyncedFile[] = [];
  const told: ToldDifference[] = [];
  let dependenciesChanged = false;
  for (const feature of new Set(due.map((one) => one.feature))) {
    const wanted = due.filter((one) => one.feature === feature);
    const before = changesOf(tree);
    try {
      dependenciesChanged = (await createOne(tree, wanted, skipFormat)) || dependenciesChanged;
    } catch (error) {
      if (!isExplained(error)) throw error;
      const reason = { code: 'create-refused', args: { problem: error.message } } as const;
      told.push({ kind: 'told', file: `${feature}/plan.md`, line: null, reason });
    }
    const [first] = wanted;
    const made = [...changesOf(tree)].filter(([path, content]) => before.get(path)?.equals(content) !== true);
    if (first !== undefined)
      files.push(...made.map(([file]) => ({ file, line: null, reason: first.reason })));
  }
  return { files, told, dependenciesChanged };
}

/** Whether an error says to a person what is wrong with a plan, a structure or a template; any other is one of ours. */
function isExplained(error: unknown): error is Error {
  return [GeneratorProblem, StructureProblem, TemplateFileProblem].some((kind) => error instanceof kind);
}

async function createOne(tree: Tree, wanted: readonly Creation[], skipFormat: boolean): Promise<boolean> {
  const workspace = openWorkspace(tree);
  const [first] = wanted;
  const { feature } = resolveFeature(workspace, first?.feature ?? '', { naming: 'title' });
  const projects = stackProjects(tree, workspace.files);
  const plan = declaredSource(workspace, { feature, projects, due: new Set(wanted.map(({ file }) => file)) });
  return (await applyFilePlan(tree, plan, { skipFormat })).dependenciesChanged;
}

function changesOf(tree: Tree): Map<string, Buffer> {
  return new Map(tree.listChanges().map(({ path, content }) => [path, content ?? Buffer.alloc(0)]));
}
