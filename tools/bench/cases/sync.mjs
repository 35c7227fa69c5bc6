// @ts-check
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../../process/environment.mjs';
import { run } from '../../process/run.mjs';
import { compare, nx } from '../measure.mjs';

/** So many projects and features have to be synced in the time that the aim gives. */
export const SYNC_SIZE = { projects: 300, features: 60 };

const CONSTITUTION = '.specify/memory/constitution.md';
const PRINCIPLE = '\n### IX. Small Changes\n\nEvery change is as small as its purpose allows.\n';

/**
 * Our sync generator against the one of `@nx/js`, in one workspace that has nothing to sync, and where every open plan gets a row.
 * @param {{ folder: string, projects: number, runs: number }} options
 */
export async function measureSync({ folder, projects, runs }) {
  writeReferences(folder);
  openFeatures(folder);
  const generate = (/** @type {string} */ generator) => () =>
    nx(folder, ['g', generator, '--no-interactive']);
  const [ours, theirs] = [generate('@plangate/nx:sync'), generate('@nx/js:typescript-sync')];
  // What the first run changes, and what it reads, later ones find.
  for (const one of [theirs, ours, theirs, ours]) await one();
  await commit(folder);
  const names = { projects, subject: 'nx g @plangate/nx:sync', baseline: 'nx g @nx/js:typescript-sync' };
  const settled = await compare({ name: 'sync, nothing to do', limit: 1.5, ...names }, runs * 3, {
    subject: ours,
    baseline: theirs,
  });
  const constitution = join(folder, CONSTITUTION);
  const amended = async () => {
    const before = readFileSync(constitution, 'utf8');
    const at = before.lastIndexOf('\n## ');
    writeFileSync(constitution, before.slice(0, at) + PRINCIPLE + before.slice(at));
    const took = await ours();
    await git(folder, 'checkout', '-q', '.');
    return took;
  };
  const rows = await compare({ name: 'sync, a row in each plan', limit: null, ...names }, runs, {
    subject: amended,
    baseline: theirs,
  });
  return [settled, rows];
}

/** Makes every project one of TypeScript's references, so that their generator has all of them to compare. @param {string} folder */
function writeReferences(folder) {
  const names = readdirSync(join(folder, 'projects'));
  const base = { compilerOptions: { composite: true, module: 'nodenext', moduleResolution: 'nodenext' } };
  writeJson(folder, 'tsconfig.base.json', base);
  const references = names.map((name) => ({ path: `./projects/${name}` }));
  writeJson(folder, 'tsconfig.json', { extends: './tsconfig.base.json', files: [], references });
  for (const name of names) {
    writeJson(folder, `projects/${name}/tsconfig.json`, { extends: '../../tsconfig.base.json' });
  }
}

/** Leaves a task open in each feature: of finished ones nothing is compared. @param {string} folder */
function openFeatures(folder) {
  for (const name of readdirSync(join(folder, 'specs'))) {
    appendFileSync(join(folder, 'specs', name, 'tasks.md'), '- [ ] T999 Look at it once more\n');
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {unknown} content
 */
function writeJson(folder, path, content) {
  writeFileSync(join(folder, path), `${JSON.stringify(content, null, 2)}\n`);
}

/** @param {string} folder */
async function commit(folder) {
  await git(folder, 'add', '-A');
  await git(
    folder,
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@example.org',
    'commit',
    '-q',
    '-m',
    'Open',
  );
}

/**
 * @param {string} folder
 * @param {...string} words
 */
async function git(folder, ...words) {
  const { code, output } = await run('git', words, { cwd: folder, env: userEnvironment() });
  if (code !== 0) throw new Error(`git ${words.join(' ')} failed\n${output}`);
}
