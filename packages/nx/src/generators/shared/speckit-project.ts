import { isAbsolute, relative, resolve, sep } from 'node:path';
import { sanitize, specKitPath, specKitRoot } from '@plangate/core';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { confinePath } from '../../workspace/paths.js';
import { workingDirectory } from './directory.js';
import type { GeneratorWorkspace } from './workspace.js';

/** The variable by which Spec Kit's scripts take another project than the one of the working directory. */
export const INIT_DIRECTORY = 'SPECIFY_INIT_DIR';

/**
 * The directory, relative to the workspace root, whose `.specify/` a command works in: what `SPECIFY_INIT_DIR` names, as in Spec
 * Kit's own scripts, else the nearest one over the working directory.
 * @throws GeneratorProblem if the variable names anything but such a directory of this workspace; nothing else is taken instead
 */
export function activeProject({ root, files }: GeneratorWorkspace): { root: string; isNamed: boolean } {
  const here = workingDirectory(root);
  const written = process.env[INIT_DIRECTORY] ?? '';
  if (written === '') return { root: specKitRoot(files, here), isNamed: false };
  const inside = relative(root, resolve(root, here, written))
    .split(sep)
    .join('/');
  const path = isAbsolute(inside) ? null : inside === '' ? '.' : confinePath(inside);
  if (path === null) throw wrong(written, 'is not a directory of this workspace');
  if (path !== '.' && files.kind(path) !== 'dir') throw wrong(written, 'is not an existing directory');
  if (files.kind(specKitPath(path, '').replace(/\/$/, '')) !== 'dir') {
    throw wrong(written, 'is not a Spec Kit project: it has no .specify/ directory');
  }
  return { root: path, isNamed: true };
}

function wrong(written: string, why: string): GeneratorProblem {
  return new GeneratorProblem(
    `${INIT_DIRECTORY} names ${JSON.stringify(sanitize(written).slice(0, 120))}, which ${why}.`,
    'Set it to the directory that holds .specify/, or unset it.',
  );
}
