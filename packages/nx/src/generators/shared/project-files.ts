import { getProjects, type Tree } from '@nx/devkit';
import { walkProject, type Selectable, type WorkspaceFiles } from '@plangate/core';
import { isProject } from '../../plugin/report-node.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import type { FileKinds } from '../../scaffolding/structures/infer.js';
import { hashedFiles } from '../../workspace/hashed-files.js';
import { ignoreRules } from '../../workspace/ignore-rules.js';
import { treeWorkspaceFiles } from '../../workspace/tree-files.js';

/** What is in a project that git and Nx see; paths are relative to its root. */
export interface ProjectPaths {
  readonly files: readonly string[];
  readonly directories: readonly string[];
}

/** The projects of a workspace, and what git and Nx see in each. */
export interface ListedProjects {
  readonly files: WorkspaceFiles;
  /** Sorted by root; nodes that the plugin adds are left out. */
  readonly projects: readonly Selectable[];
  /** @throws GeneratorProblem if a project has too many paths to be sure of all */
  pathsOf(project: Selectable): ProjectPaths;
}

export function listProjects(tree: Tree): ListedProjects {
  const files = hashedFiles(treeWorkspaceFiles(tree), ignoreRules(tree.root));
  const projects = [...getProjects(tree)]
    .map(([name, { root, tags = [] }]) => ({ name, root, tags }))
    .filter(isProject)
    .sort((one, other) => (one.root < other.root ? -1 : 1));
  const roots = new Set(projects.map(({ root }) => root));
  return {
    files,
    projects,
    pathsOf({ name, root }) {
      const { paths, cut } = walkProject(files, root, roots);
      if (cut) {
        throw new GeneratorProblem(
          `${name} has more paths than can be looked at.`,
          'Let git ignore what tools write in it.',
        );
      }
      const of = (wanted: 'file' | 'dir') =>
        paths.flatMap(({ path, kind }) => (kind === wanted ? [path] : []));
      return { files: of('file'), directories: of('dir') };
    },
  };
}

/** How a file of any language counts. */
export const ANY_LANGUAGE: FileKinds = {
  isSource: (path) =>
    STACKS.some((stack) => stack.isSource(path)) || (/\.[cm]?jsx?$/.test(path) && !isTest(path)),
  isTest,
};

function isTest(path: string): boolean {
  return STACKS.some((stack) => stack.isTest(path));
}

/** Matchers of projects as an option takes them: in one text with commas, or as a list. */
export function matchersOf(given: string | readonly string[] | undefined): readonly string[] {
  return [given ?? []]
    .flat()
    .flatMap((text) => text.split(/[,\s]+/))
    .filter((matcher) => matcher !== '');
}
