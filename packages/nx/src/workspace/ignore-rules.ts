import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { directoryOf } from './paths.js';

/** Directories that Nx never looks into, whatever files of rules say. */
const NEVER = new Set(['node_modules', '.git', '.nx/cache', '.nx/workspace-data', '.yarn/cache']);
/** Files of rules, the one that counts more first. */
const RULES = ['.nxignore', '.gitignore'];

/** Tells which paths of a workspace Nx does not see: what it does not see is in no hash. */
export interface IgnoreRules {
  /** @param path relative to the workspace root, with `/`; what is in an ignored directory is ignored with it */
  isIgnored(path: string, isDirectory: boolean): boolean;
}

/** The rules of one file, and the directory that its patterns start from, with `/` at its end or empty. */
interface RuleFile {
  readonly base: string;
  readonly rules: Ignore;
}

/**
 * Reads `.gitignore` and `.nxignore` of every directory on the way, and `.git/info/exclude`, each when it is first needed.
 * @param root absolute path of the workspace root
 */
export function ignoreRules(root: string): IgnoreRules {
  const directories = new Map<string, boolean>([['.', false]]);
  const files = new Map<string, readonly RuleFile[]>();
  const above = rulesAbove(root);

  const rulesIn = (directory: string): readonly RuleFile[] => {
    let found = files.get(directory);
    if (found === undefined) {
      const base = directory === '.' ? '' : `${directory}/`;
      found = RULES.flatMap((name) => readRules(join(root, directory, name), base));
      files.set(directory, found);
    }
    return found;
  };

  const decide = (path: string, isDirectory: boolean): boolean => {
    if (isNever(path)) return true;
    const asked = isDirectory ? `${path}/` : path;
    for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
      for (const { base, rules } of rulesIn(directory)) {
        const { ignored, unignored } = rules.test(asked.slice(base.length));
        if (ignored || unignored) return ignored;
      }
      if (directory === '.') break;
    }
    return above.some(({ base, rules }) => rules.ignores(base + asked));
  };

  const isIgnoredDirectory = (directory: string): boolean => {
    const known = directories.get(directory);
    if (known !== undefined) return known;
    const answer = isIgnoredDirectory(directoryOf(directory)) || decide(directory, true);
    directories.set(directory, answer);
    return answer;
  };

  return {
    isIgnored: (path, isDirectory) => {
      if (isDirectory) return isIgnoredDirectory(path);
      return isIgnoredDirectory(directoryOf(path)) || decide(path, false);
    },
  };
}

function isNever(path: string): boolean {
  return NEVER.has(path) || NEVER.has(path.slice(path.lastIndexOf('/') + 1));
}

function readRules(file: string, base: string): RuleFile[] {
  const text = textOf(file);
  return text === null ? [] : [{ base, rules: ignore({ ignorecase: false }).add(text) }];
}

/** The rules of directories between the root of the repository and the workspace, nearest first, and git's own. */
function rulesAbove(root: string): RuleFile[] {
  const found: RuleFile[] = [];
  for (let directory = root; ; directory = dirname(directory)) {
    const inside = relative(directory, root).split(sep).join('/');
    const base = inside === '' ? '' : `${inside}/`;
    if (directory !== root) found.push(...readRules(join(directory, '.gitignore'), base));
    if (existsSync(join(directory, '.git')))
      return [...found, ...readRules(join(directory, '.git', 'info', 'exclude'), base)];
    // Without a repository only the workspace's own files of rules count.
    if (dirname(directory) === directory) return [];
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
