import { fsWorkspaceFiles } from '../workspace/fs-files.js';
import type { FeatureNode } from './feature-nodes.js';

const OPEN_BOX = /^\s*(?:>\s?)?(?:[-*+]|\d{1,4}[.)]|#{2,6})\s+[[［]\s*[\]］]/m;
/** What stands around a path in a task. */
const AROUND = /[\s`"'<>(),;:|*]+/;
const FILE = /\/.*\.[A-Za-z][A-Za-z0-9]{0,9}$/;

/** Whether something that a feature names is missing, so that its gates look for it elsewhere. */
export interface MissingFiles {
  /** Whether its plan or its tasks name a path that does not exist. */
  readonly any: boolean;
  /** Whether they do, and the feature has no open task: what is gone may have moved. */
  readonly ofFinished: boolean;
}

/**
 * Looks for what features name. What is taken for a path of a task may be none; then a result is judged again once too often.
 * @param root absolute path of the workspace root
 */
export function missingFiles(root: string): (feature: FeatureNode) => MissingFiles {
  const files = fsWorkspaceFiles(root);
  const isMissing = (path: string): boolean => files.kind(path) === null;
  const read = ({ directory, outline }: FeatureNode): MissingFiles => {
    const tasks = files.read(`${directory}/tasks.md`);
    const text = tasks.ok ? tasks.text : '';
    const any = [...outline.files, ...outline.directories].some(isMissing) || filesIn(text).some(isMissing);
    return { any, ofFinished: any && tasks.ok && !OPEN_BOX.test(text) };
  };
  const known = new Map<FeatureNode, MissingFiles>();
  return (feature) => {
    const missing = known.get(feature) ?? read(feature);
    known.set(feature, missing);
    return missing;
  };
}

function filesIn(text: string): string[] {
  const words = text.split(AROUND).map((word) => word.replace(/\.+$/, ''));
  return words.filter((word) => FILE.test(word));
}
