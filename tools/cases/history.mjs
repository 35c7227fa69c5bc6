// @ts-check
/** Gives the workspace of a case a history, so that the executor finds what the change that is judged did. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The same commits each time, since messages name them. */
const DATES = { GIT_AUTHOR_DATE: '2026-06-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-06-01T00:00:00Z' };
const AUTHOR = ['-c', 'user.name=case', '-c', 'user.email=case@plangate.test', '-c', 'commit.gpgsign=false'];

/**
 * @param {import('./read-case.mjs').Case} one
 * @param {string} root the workspace, as it is now
 */
export function writeHistory({ before, changed, base }, root) {
  const git = gitIn(root);
  if ([before, changed, base].every((one) => one === undefined)) return;
  git('init', '--initial-branch=main');
  if (before === 'unknown' || changed === 'unknown' || base === 'unknown') return writeTwoBranches(git);
  if (before !== undefined) writeContracts(before, root, git);
  else if (changed !== undefined) writeLines(changed, root, git);
}

/**
 * @param {string} root
 * @returns {(...command: string[]) => string} what git prints
 */
function gitIn(root) {
  return (...command) =>
    execFileSync('git', [...AUTHOR, ...command], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...DATES },
    }).trim();
}

/**
 * Commits the workspace as it was, lets it be judged, and leaves what it is now as changes that are not committed.
 * @param {import('./read-case.mjs').Case} one
 * @param {string} root
 * @param {(commit: string) => Promise<void>} judge
 */
export async function writeBase({ base }, root, judge) {
  if (base === undefined || base === 'unknown') return;
  const git = gitIn(root);
  const now = Object.keys(base).map((path) => {
    const file = join(root, path);
    return { file, content: existsSync(file) ? readFileSync(file) : null };
  });
  const before = Object.entries(base).map(([path, content]) => ({ file: join(root, path), content }));
  // What tools and gates wrote is evidence only where git has it not.
  writeFileSync(join(root, '.gitignore'), 'reports\ncoverage\ndist\n.nx\n');
  writeAll(before);
  git('add', '--all');
  git('commit', '--message=before');
  await judge(git('rev-parse', 'HEAD'));
  git('checkout', '-b', 'change');
  git('commit', '--allow-empty', '--message=change');
  writeAll(now);
  // Git pairs the names only of what it knows.
  git('add', '--all');
}

/** @param {{ file: string, content: string | Buffer | null }[]} files null: it is not there */
function writeAll(files) {
  for (const { file, content } of files) {
    if (content === null) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

/**
 * Commits everything without the lines that the change adds, and leaves these as changes that are not committed.
 * @param {Record<string, [from: number, count: number][] | 'all' | 'generated'>} changed
 * @param {string} root
 * @param {(...command: string[]) => unknown} git
 */
function writeLines(changed, root, git) {
  const now = Object.keys(changed).map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const generated = now.filter(({ path }) => changed[path] === 'generated');
  const attributes = generated.map(({ path }) => `${path} linguist-generated\n`).join('');
  writeFileSync(join(root, '.gitattributes'), attributes);
  for (const { path, text } of now) {
    const added = changed[path] ?? [];
    if (typeof added === 'string') rmSync(join(root, path));
    else writeFileSync(join(root, path), linesWithout(text, added));
  }
  // What tools wrote is evidence only where git has it not.
  writeFileSync(join(root, '.gitignore'), 'reports\ncoverage\n');
  git('add', '--all');
  git('commit', '--allow-empty', '--message=before');
  git('checkout', '-b', 'change');
  git('commit', '--allow-empty', '--message=change');
  for (const { path, text } of now) writeFileSync(join(root, path), text);
}

/**
 * @param {string} text
 * @param {[from: number, count: number][]} added
 */
function linesWithout(text, added) {
  const isAdded = (/** @type {number} */ line) =>
    added.some(([from, count]) => line >= from && line < from + count);
  return text
    .split('\n')
    .filter((_, at) => !isAdded(at + 1))
    .join('\n');
}

/**
 * Commits contracts as they were, and leaves what they are now as changes that are not committed.
 * @param {Record<string, string | null>} before
 * @param {string} root
 * @param {(...command: string[]) => unknown} git
 */
function writeContracts(before, root, git) {
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
  writeAll([...now].map(([file, content]) => ({ file, content })));
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
