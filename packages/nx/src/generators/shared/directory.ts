import { isAbsolute, relative, sep } from 'node:path';
import { checkPath, type WorkspaceFiles } from '@plangate/core';
import { isWithin } from '@plangate/core/graph';
import { confinePath } from '../../workspace/paths.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import type { GeneratorWorkspace } from './workspace.js';

/**
 * A directory that a person named, relative to the workspace root.
 * @param option name of the option for the message
 * @throws GeneratorProblem when it leaves the workspace, is a file, or has a name that some system refuses
 */
export function checkDirectory(written: string, option: string, files: WorkspaceFiles): string {
  const checked = checkPath(written.replace(/^\.\//, '').replace(/\/+$/, ''));
  // Names of packages and imports are made from it.
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

/**
 * A directory as Nx takes it: relative to where the command was given, unless it already begins with that.
 * @returns relative to the workspace root; what leads out of the workspace is returned as written, for `checkDirectory`
 */
export function fromWorkingDirectory(written: string, { root }: Pick<GeneratorWorkspace, 'root'>): string {
  const here = workingDirectory(root);
  if (here === '.' || written.startsWith('/') || isWithin(written, here)) return written;
  return confinePath(`${here}/${written}`) ?? written;
}

/** Where in the workspace the command was given; Nx itself has moved to the root since. */
export function workingDirectory(root: string): string {
  const path = relative(root, process.env.INIT_CWD ?? process.cwd());
  if (path === '' || isAbsolute(path) || path.split(sep)[0] === '..') return '.';
  return path.split(sep).join('/');
}
