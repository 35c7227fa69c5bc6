// @ts-check
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PACKAGES } from '../process/paths.mjs';
import { npm } from '../process/run.mjs';
import { stampVersion } from './stamp-version.mjs';

/** Where tarballs go, relative to the repository. */
export const TARBALLS = 'dist/tarballs';

/** Where the folders that are packed lie, relative to the repository. */
export const STAGES = 'dist/pack';

/**
 * Packs both packages with `npm pack` into `dist/tarballs`, each with the licence of the repository.
 * @param {string} root
 * @returns {Promise<string[]>} absolute paths, dependencies first
 */
export async function packPackages(root) {
  const target = join(root, TARBALLS);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  return Promise.all(PACKAGES.map((name) => packOne(root, name, target)));
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string} target
 */
async function packOne(root, name, target) {
  const folder = stage(root, name);
  const result = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', target], {
    cwd: folder,
  });
  if (result.code !== 0) throw new Error(`npm pack of packages/${name} failed\n${result.output}`);
  const [{ filename }] = JSON.parse(result.stdout);
  // npm 9 and older print the name with its scope.
  return join(target, filename.replace(/^@/, '').replace('/', '-'));
}

/**
 * A folder with what the manifest lists, so that the working tree needs no copies of shared files.
 * @param {string} root
 * @param {string} name
 */
function stage(root, name) {
  const source = join(root, 'packages', name);
  const folder = join(root, STAGES, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const listed = /** @type {string[]} */ (manifest.files).filter((pattern) => !pattern.startsWith('!'));
  for (const path of ['package.json', ...listed]) {
    const origin = [join(source, path), join(root, path)].find((file) => existsSync(file));
    if (!origin) {
      console.warn(`packages/${name}/package.json lists ${path} in files, which does not exist`);
      continue;
    }
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(origin, join(folder, path), { recursive: true });
  }
  stampVersion(join(folder, 'dist'));
  return folder;
}
