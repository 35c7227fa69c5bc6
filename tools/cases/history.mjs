// @ts-check
/** Gives the workspace of a case a history, so that the executor finds what the change that is judged did to contracts. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const AUTHOR = ['-c', 'user.name=case', '-c', 'user.email=case@plangate.test', '-c', 'commit.gpgsign=false'];

/**
 * Commits contracts as they were, and leaves what they are now as changes that are not committed.
 * @param {import('./read-case.mjs').Case} one
 * @param {string} root the workspace, as it is now
 */
export function writeHistory({ before }, root) {
  if (before === undefined) return;
  /** @param {string[]} command */
  const git = (...command) => execFileSync('git', [...AUTHOR, ...command], { cwd: root, stdio: 'ignore' });
  git('init', '--initial-branch=main');
  if (before === 'unknown') return writeTwoBranches(git);
  /** @type {Map<string, Buffer | null>} */
  const now = new Map();
  for (const [path, text] of Object.entries(before)) {
    const file = join(root, path);
    now.set(file, existsSync(file) ? readFileSync(file) : null);
    if (text === null) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    git('add', '--force', path);
  }
  git('commit', '--allow-empty', '--message=before');
  for (const [file, content] of now) {
    if (content === null) rmSync(file, { force: true });
    else writeFileSync(file, content);
  }
}

/**
 * Two branches without a default one: nothing shows which commit the change is based on.
 * @param {(...command: string[]) => unknown} git
 */
function writeTwoBranches(git) {
  git('checkout', '--orphan', 'one');
  git('commit', '--allow-empty', '--message=one');
  git('checkout', '--orphan', 'two');
  git('commit', '--allow-empty', '--message=two');
}
