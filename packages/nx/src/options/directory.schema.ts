import { z } from 'zod';
import { confinePath } from '../workspace/paths.js';

const DIRECTORY = 'a directory inside the workspace, with "/"';

/** A directory of the workspace other than its root; `./out//gate/` is read as `out/gate`. */
export const directory = z
  .string(DIRECTORY)
  .refine(isInside, DIRECTORY)
  // Nx Console completes directories by it.
  .meta({ 'x-completion-type': 'directory' })
  .transform((path) => confinePath(path) ?? path);

function isInside(path: string): boolean {
  return ![null, '.'].includes(confinePath(path)) && !path.split('/').includes('..');
}
