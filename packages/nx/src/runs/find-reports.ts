import { reportFiles } from '@plangate/core';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import { gitTracked } from '../workspace/git.js';

/**
 * Finds the reports in the outputs of targets that a run may write again. What git has is a person's file and stays where it
 * is; it is no evidence either.
 * @param root absolute path of the workspace root
 */
export function findReports(
  root: string,
): (task: { readonly root: string; readonly outputs: readonly string[] }) => readonly string[] {
  const files = fsWorkspaceFiles(root);
  const isTracked = gitTracked(root);
  return (task) => reportFiles(files, task.outputs, task.root).filter((path) => !isTracked(path));
}
