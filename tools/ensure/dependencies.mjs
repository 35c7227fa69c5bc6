// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm } from '../process/run.mjs';

const SUPPORTED = 'Node ^20.19.0 or >=22.12.0';

/**
 * @param {string} version such as `20.19.4`
 * @returns {string | null} what is wrong with it
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const supported = major === 20 ? minor >= 19 : major === 22 ? minor >= 12 : major > 22;
  return supported ? null : `expected ${SUPPORTED}, this is ${version}`;
}

/**
 * Why the installed packages are not those of package-lock.json; null when they are. Compares names and
 * versions, because npm leaves out of its own record what another platform would install.
 * @param {string} root
 * @returns {string | null}
 */
export function dependenciesProblem(root) {
  const installed = packagesIn(join(root, 'node_modules/.package-lock.json'));
  const wanted = packagesIn(join(root, 'package-lock.json'));
  if (!wanted) return null;
  if (!installed) return 'node_modules is not there';
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || entry.link) continue;
    const found = installed[path];
    if (!found) {
      if (entry.optional || entry.peer) continue;
      return `${path} is missing`;
    }
    if (found.version !== entry.version) return `${path} is ${found.version}, expected ${entry.version}`;
  }
  return null;
}

/**
 * Installs what is missing with `npm ci`. Where a registry lacks a package that only other platforms need, `npm ci`
 * refuses the lock file; `npm install` takes its versions and leaves it as it is.
 * @param {string} root
 * @returns {Promise<void>}
 */
export async function ensureDependencies(root) {
  const problem = dependenciesProblem(root);
  if (!problem) return;
  console.log(`Installing dependencies: ${problem}`);
  if ((await install(root, ['ci'])).code === 0) return;
  const { code, output } = await install(root, ['install', '--no-save']);
  if (code !== 0) throw new Error(`the dependencies could not be installed\n${output}`);
}

/**
 * @param {string} root
 * @param {readonly string[]} command
 */
function install(root, command) {
  console.log(`$ npm ${command.join(' ')}`);
  return npm([...command, '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    onProgress: (seconds) => console.log(`  … ${seconds} s`),
  });
}

/**
 * @param {string} file a lock file of npm
 * @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, peer?: boolean }> | null}
 */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}
