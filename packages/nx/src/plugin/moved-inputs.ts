import { basename } from 'node:path/posix';
import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import type { FeatureNode } from './feature-nodes.js';
import { escapeGlob, type Inputs } from './inputs.js';

/** Names that are inputs one by one; where more are gone, every file is one. */
const MAX_NAMES = 16;
const OPEN_BOX = /^\s*(?:>\s?)?(?:[-*+]|\d{1,4}[.)]|#{2,6})\s+[[［]\s*[\]］]/m;

/**
 * The files that a gate may find when it looks where those of a finished feature have moved that its plan names and that are gone: all
 * that have such a name. Empty for a feature with open work, whose files are not looked for.
 * @param root absolute path of the workspace root
 */
export function movedInputs(root: string): (feature: FeatureNode) => Inputs {
  const files = fsWorkspaceFiles(root);
  const read = ({ directory, outline }: FeatureNode): Inputs => {
    const gone = outline.files.filter((path) => files.kind(path) === null);
    const names = [...new Set(gone.map((path) => basename(path)))];
    if (names.length === 0) return [];
    const tasks = files.read(`${directory}/tasks.md`);
    if (!tasks.ok || OPEN_BOX.test(tasks.text)) return [];
    return names.length > MAX_NAMES
      ? ['{workspaceRoot}/**/*']
      : names.map((name) => `{workspaceRoot}/**/${escapeGlob(name)}`);
  };
  const known = new Map<FeatureNode, Inputs>();
  return (feature) => {
    const inputs = known.get(feature) ?? read(feature);
    known.set(feature, inputs);
    return inputs;
  };
}
