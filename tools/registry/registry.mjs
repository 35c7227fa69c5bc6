// @ts-check
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { userEnvironment } from '../process/environment.mjs';
import { npm } from '../process/run.mjs';

const START_LIMIT_MS = 60_000;

/**
 * @typedef {object} Registry
 * @property {string} url with a trailing slash
 * @property {string} upstream the registry that npm uses here
 * @property {(tarballs: readonly string[]) => Promise<void>} publish publishes the files as they are
 * @property {() => Promise<void>} stop ends the process and removes its storage; may be called again
 */

/**
 * Starts a registry on loopback and a free port, with a storage of its own.
 * @param {string} root of this repository
 * @returns {Promise<Registry>}
 */
export async function startRegistry(root) {
  const folder = mkdtempSync(join(tmpdir(), 'plangate-registry-'));
  const upstream = await configuredRegistry(root);
  const child = fork(join(root, 'tools/registry/server.mjs'), [folder, upstream], {
    cwd: root,
    execArgv: [],
    env: userEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stop = () => stopRegistry(child, folder);
  try {
    const url = `http://127.0.0.1:${await portOf(child)}/`;
    return { url, upstream, publish: (tarballs) => publishAll(url, folder, tarballs), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The registry that npm uses here, asked at run time.
 * @param {string} cwd
 */
async function configuredRegistry(cwd) {
  const { code, stdout } = await npm(['config', 'get', 'registry', '--workspaces=false'], { cwd });
  const url = stdout.trim().split('\n').at(-1) ?? '';
  if (code !== 0 || !/^https?:/.test(url))
    throw new Error(`npm config get registry: expected an address, received ${url.slice(0, 80)}`);
  return url;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
function portOf(child) {
  let output = '';
  child.stdout?.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  child.stderr?.on('data', (chunk) => (output = (output + chunk).slice(-4000)));
  return new Promise((resolve, reject) => {
    const fail = (/** @type {string} */ why) => reject(new Error(`the local registry ${why}\n${output}`));
    const limit = setTimeout(() => fail('did not start in a minute'), START_LIMIT_MS);
    child.once('message', (message) => {
      clearTimeout(limit);
      resolve(/** @type {{ port: number }} */ (message).port);
    });
    child.once('exit', (code) => {
      clearTimeout(limit);
      fail(`ended with code ${code}`);
    });
  });
}

/**
 * @param {string} url
 * @param {string} folder
 * @param {readonly string[]} tarballs
 */
async function publishAll(url, folder, tarballs) {
  const settings = join(folder, 'npmrc');
  // npm refuses to publish without a token; this registry takes any.
  writeFileSync(settings, `registry=${url}\n${url.replace(/^http:/, '')}:_authToken=local\n`);
  for (const tarball of tarballs) {
    const result = await npm(
      ['publish', tarball, '--userconfig', settings, '--registry', url, '--tag', 'latest'],
      {
        cwd: folder,
        env: userEnvironment({ npm_config_registry: undefined, npm_config_userconfig: undefined }),
      },
    );
    if (result.code !== 0) throw new Error(`npm publish of ${tarball} failed\n${result.output}`);
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} folder
 */
async function stopRegistry(child, folder) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await ended;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
