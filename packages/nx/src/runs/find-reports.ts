import { reportFiles } from '@plangate/core';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import { gitTracked } from '../workspace/git.js';

/**
 * Finds the reports in the outputs of targets that a run may write again. What git has is a person's file and stays where it
 * is; it is no evidence either.
 * @param root absolute path of the workspace root
 */
export function findReports(root: string): (outputs: readonly string[]) => readonly string[] {
  const files = fsWorkspaceFiles(root);
  const isTracked = gitTracked(root);
  return (outputs) => reportFiles(files, outputs).filter((path) => !isTracked(path));
}
