// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Python that can make virtual environments, from the oldest version that generated projects run on. */
const WANTED = 'import sys, venv, ensurepip; sys.exit(0 if sys.version_info >= (3, 11) else 1)';

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null} the command of a Python that serves; null where there is none
 */
export function findPython(env = process.env) {
  const names = process.platform === 'win32' ? ['python', 'py'] : ['python3', 'python'];
  return names.find((name) => answers(name, ['-c', WANTED], env)) ?? null;
}

/**
 * Installs uv from PyPI into a virtual environment below node_modules/.cache of this repository, once, and returns the
 * environment in which it is found. What uv downloads stays beside it, so that a second run needs no network.
 * @param {string} root of this repository
 * @param {string} python
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function withUv(root, python, env) {
  const cache = join(root, 'node_modules/.cache/plangate-python');
  const venv = join(cache, 'venv');
  const bin = join(venv, process.platform === 'win32' ? 'Scripts' : 'bin');
  const own = join(bin, process.platform === 'win32' ? 'python.exe' : 'python');
  if (!answers(join(bin, 'uv'), ['--version'], env)) {
    mkdirSync(cache, { recursive: true });
    execFileSync(python, ['-m', 'venv', '--clear', venv], { env, stdio: 'pipe' });
    const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', 'uv'];
    execFileSync(own, install, { env, stdio: 'pipe' });
  }
  const path = Object.keys(env).find((key) => key.toLowerCase() === 'path') ?? 'PATH';
  const index = answer(own, ['-m', 'pip', 'config', 'get', 'global.index-url'], env);
  return {
    ...env,
    [path]: `${bin}${delimiter}${env[path] ?? ''}`,
    UV_CACHE_DIR: join(cache, 'uv'),
    UV_PYTHON: existsSync(own) ? own : python,
    UV_PYTHON_DOWNLOADS: 'never',
    // A mirror that pip is configured with is the one that uv takes.
    ...(index === null ? {} : { UV_DEFAULT_INDEX: index }),
  };
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function answers(command, args, env) {
  return answer(command, args, env) !== null;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} what it printed; null if it failed
 */
function answer(command, args, env) {
  try {
    return execFileSync(command, [...args], {
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
