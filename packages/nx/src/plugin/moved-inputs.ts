import { basename } from 'node:path/posix';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import type { FeatureNode } from './feature-nodes.js';

/** Names that are looked for at most; a feature that misses more was not moved but never made. */
const MAX_NAMES = 16;
const OPEN_BOX = /^\s*(?:>\s?)?(?:[-*+]|\d{1,4}[.)]|#{2,6})\s+[[［]\s*[\]］]/m;

/**
 * The names of files that a finished feature planned and that are gone: the gate looks whether a file of such a name is
 * elsewhere, so that every file of the name is among its inputs. Empty for a feature with open work.
 * @param root absolute path of the workspace root
 */
export function movedNames(root: string): (feature: FeatureNode) => readonly string[] {
  const files = fsWorkspaceFiles(root);
  return ({ directory, outline }) => {
    const gone = outline.files.filter((path) => files.kind(path) === null);
    const names = [...new Set(gone.map((path) => basename(path)))];
    if (names.length === 0 || names.length > MAX_NAMES) return [];
    const tasks = files.read(`${directory}/tasks.md`);
    return tasks.ok && !OPEN_BOX.test(tasks.text) ? names : [];
  };
}
