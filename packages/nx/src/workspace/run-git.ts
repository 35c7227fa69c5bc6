import { execFileSync } from 'node:child_process';

/** Runs a command of git that only reads; null when it fails in any way. */
export type Git = (command: readonly string[], input?: string) => string | null;

/** A file without content, by a name that git knows on every system. */
const NOTHING = '/dev/null';

/**
 * What users set for themselves, undone: names and differences have to be the same on every machine. A key that a version of git
 * does not know changes nothing. Left alone is what says how the working tree was written (`core.autocrlf`, `core.fileMode`), and what
 * is ignored, where Nx asks the same files.
 */
const CONFIG = [
  'core.quotePath=false',
  // Each names a program, or files of one user, that git would ask.
  'core.fsmonitor=',
  `core.hooksPath=${NOTHING}`,
  `core.attributesFile=${NOTHING}`,
  'attr.tree=',
  'core.bigFileThreshold=512m',
  'core.safecrlf=false',
  'color.ui=false',
  'color.diff=false',
  'diff.autoRefreshIndex=true',
  'diff.ignoreSubmodules=none',
  'diff.mnemonicPrefix=false',
  'diff.noPrefix=false',
  `diff.orderFile=${NOTHING}`,
  'diff.relative=false',
  'diff.renames=true',
  'diff.renameLimit=1000',
  'diff.submodule=short',
  'diff.suppressBlankEmpty=false',
  'log.follow=false',
  'log.showRoot=true',
  'log.showSignature=false',
].flatMap((setting) => ['-c', setting]);

/** Variables that say how git is installed and where its configuration is; hooks and users set others, which change what it answers. */
const KEPT = /^GIT_(?:CONFIG_|EXEC_PATH$|DISCOVERY_ACROSS_FILESYSTEM$|ALTERNATE_OBJECT_DIRECTORIES$)/;

const FIXED: NodeJS.ProcessEnv = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: NOTHING,
  GIT_ATTR_NOSYSTEM: '1',
};

/**
 * Runs commands of git that only read, with the same answers whatever a user's environment and configuration are.
 * @param root absolute path of the directory that git runs in
 */
export function gitIn(root: string): Git {
  return (command, input) => gitBytes(root, command, input)?.toString('utf8') ?? null;
}

/** What `gitIn` gives, as bytes. */
export function gitBytes(root: string, command: readonly string[], input?: string): Buffer | null {
  try {
    return execFileSync('git', [...CONFIG, ...command], {
      cwd: root,
      input,
      env: environment(process.env),
      maxBuffer: 64 * 1024 * 1024,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
      timeout: 10_000,
      windowsHide: true,
    });
  } catch {
    return null;
  }
}

function environment(given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(given).filter(([name]) => {
    const upper = name.toUpperCase();
    return !upper.startsWith('GIT_') || KEPT.test(upper);
  });
  return { ...Object.fromEntries(kept), ...FIXED };
}
