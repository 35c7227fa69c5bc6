import { addProjectConfiguration, type Tree } from '@nx/devkit';
import type { PlannedNeeds, PlannedProject } from '../../file-plan.js';

/** Makes a directory a project: by the first-party generator of the language if the workspace has one. */
export function createProject(tree: Tree, { root }: PlannedProject): Promise<void> {
  addProjectConfiguration(tree, root.replaceAll('/', '-'), { root, targets: {} });
  return Promise.resolve();
}

/** Declares what the code of a project needs; what is declared already keeps its version. */
export function declareNeeds(_tree: Tree, _needs: PlannedNeeds): void {
  // Nothing is needed until there are templates.
}
