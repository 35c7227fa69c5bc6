import { checkPath, type WorkspaceFiles } from '@plangate/core';
import { GeneratorProblem } from './problem.js';

/**
 * A directory that a person named, relative to the workspace root.
 * @param option name of the option for the message
 * @throws GeneratorProblem when it leaves the workspace, is a file, or has a name that some system refuses
 */
export function checkDirectory(written: string, option: string, files: WorkspaceFiles): string {
  const checked = checkPath(written.replace(/^\.\//, '').replace(/\/+$/, ''));
  // Names of packages and imports are made of it.
  const isPlain = /^[\p{L}\p{N}._@+/-]+$/u.test(written);
  const shown = JSON.stringify(written.slice(0, 120));
  if (!checked.ok || !isPlain) {
    throw new GeneratorProblem(
      `${option} ${shown} cannot be used: it must be a directory inside the workspace, of letters, digits and . _ - @ +`,
      'Write it relative to the workspace root, with "/", such as packages/checkout.',
    );
  }
  const kind = files.kind(checked.path);
  if (kind === 'file' || kind === 'outside') {
    const why = kind === 'file' ? 'there is a file of this name' : 'a link on its way leaves the workspace';
    throw new GeneratorProblem(`${option} ${shown} cannot be used: ${why}.`, 'Choose another directory.');
  }
  return checked.path;
}
