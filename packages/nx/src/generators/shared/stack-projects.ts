import type { Tree } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';
import type { WorkspaceProject } from '../../scaffolding/stacks/stack.js';
import { detectTools } from '../../tools/detect.js';
import { toolProjects } from './tool-projects.js';

/** The existing projects as language stacks see them: with the tools that they have. */
export function stackProjects(tree: Tree, files: WorkspaceFiles): WorkspaceProject[] {
  return toolProjects(tree, files).map((project) => ({
    name: project.name,
    root: project.root,
    tools: detectTools(project, files),
  }));
}
