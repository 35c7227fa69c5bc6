// @ts-check
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { run } from '../process/run.mjs';
import { userEnvironment } from '../process/environment.mjs';
import { repositoryRoot } from '../process/paths.mjs';
import { installShared } from './install.mjs';
import { contentOf, isLockFile, isSafePath, withoutMissingPlugins } from './stand-ins.mjs';
import { fileList } from './files.mjs';

const IDENTITY = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];

/**
 * Rebuilds one repository of the corpus as a workspace: every file of its list, real where the corpus has it and a
 * stand-in otherwise, and one commit. Packages come from the node_modules of the folder that holds it.
 * @param {string} source the repository's folder in the corpus
 * @param {string} folder where the workspace goes; must be new or empty
 * @returns {Promise<string[]>} what differs from the repository, a line each
 */
export async function rebuild(source, folder) {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`);
  const files = fileList(source);
  if (files.length === 0) throw new Error(`${source} has no ls-tree.txt`);
  const notes = [];
  const usable = files.filter((path) => isSafePath(path) && !isLockFile(path));
  if (usable.length < files.length) {
    notes.push(`left out ${files.length - usable.length} lock files and paths that no workspace can have`);
  }
  let real = 0;
  for (const path of [...new Set([...usable, '.gitignore'])]) {
    const { content, isReal } = contentOf(path, source);
    if (isReal) real++;
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  notes.unshift(`${usable.length} files, ${real} of them real, the others stand-ins`);
  notes.push(...withoutMissingPlugins(folder));
  await commit(folder);
  return notes;
}

/** @param {string} folder */
async function commit(folder) {
  const lines = [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    [...IDENTITY, 'commit', '-q', '-m', 'As it was'],
  ];
  for (const line of lines) {
    const { code, output } = await run('git', line, { cwd: folder, env: userEnvironment() });
    if (code !== 0) throw new Error(`git ${line.join(' ')}\n${output}`);
  }
}

/**
 * The command `rebuild <corpus-dir> <folder>`: every Nx repository of a corpus, or the one that the folder is.
 * @param {string | undefined} corpus
 * @param {string | undefined} folder
 */
export async function rebuildAll(corpus, folder) {
  if (!corpus || !folder) {
    console.error('usage: npm run corpus -- rebuild <corpus-dir>[/<repository>] <folder>');
    process.exitCode = 2;
    return;
  }
  const all = existsSync(join(corpus, 'ls-tree.txt'))
    ? [resolve(corpus)]
    : readdirSync(corpus)
        .map((name) => resolve(corpus, name))
        .filter((source) => existsSync(join(source, 'nx.json')) && existsSync(join(source, 'ls-tree.txt')));
  await installShared(repositoryRoot(import.meta.dirname), resolve(folder));
  for (const source of all) {
    const target = join(resolve(folder), basename(source));
    const notes = await rebuild(source, target);
    console.log([target, ...notes.map((note) => `  ${note}`)].join('\n'));
  }
}
