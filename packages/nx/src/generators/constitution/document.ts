import { joinPathFragments, readProjectConfiguration, type Tree } from '@nx/devkit';
import { treeWorkspaceFiles } from '../../workspace/index.js';
import { CONSTITUTION_PATH } from '@plangate/core/graph';
import { GeneratorProblem } from '../shared/problem.js';

/** Where a constitution stands, and what it says. */
export interface ConstitutionFile {
  readonly path: string;
  /** With its byte order mark; null when there is none yet. */
  readonly text: string | null;
}

/**
 * The constitution of the workspace, or of a project.
 * @throws GeneratorProblem when it cannot be read or written byte by byte
 */
export function constitutionFile(tree: Tree, project: string | undefined): ConstitutionFile {
  const root = project === undefined ? '.' : readProjectConfiguration(tree, project).root;
  const path = joinPathFragments(root, CONSTITUTION_PATH);
  const kind = treeWorkspaceFiles(tree).kind(path);
  if (kind === null) {
    return { path, text: null };
  }
  const bytes = kind === 'file' ? tree.read(path) : null;
  const text = bytes?.toString('utf-8') ?? null;
  if (bytes === null || text === null) {
    throw new GeneratorProblem(
      `${path} is ${kind === 'outside' ? 'a link that leaves the workspace' : 'no readable file'}.`,
      'Put a file in its place.',
    );
  }
  if (!Buffer.from(text, 'utf-8').equals(bytes)) {
    throw new GeneratorProblem(
      `${path} is not in UTF-8, so that it cannot be edited without changing other bytes of it.`,
      'Save it as UTF-8 first.',
    );
  }
  return { path, text };
}
