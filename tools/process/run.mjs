// @ts-check
import { spawn } from 'node:child_process';

/**
 * @typedef {object} RunOptions
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [inherit] let the child write to this terminal instead of collecting its output
 * @property {number} [timeoutMs] end the child after this time
 * @property {(seconds: number, lastLine: string) => void} [onProgress] called every few seconds while it runs
 */
/**
 * @typedef {object} RunResult
 * @property {number} code exit code; 1 when a signal or the time limit ended the child
 * @property {string} stdout
 * @property {string} stderr
 * @property {string} output both, in the order in which they came
 * @property {number} ms
 */

const PROGRESS_EVERY_MS = 5000;
const WINDOWS = process.platform === 'win32';

/** Children that are running, so that an interrupted parent can end them. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a command and waits for it. Never rejects because of a non-zero exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} options
 * @returns {Promise<RunResult>}
 */
export function run(command, args, options) {
  const start = performance.now();
  const child = spawn(command, needsShell(command) ? args.map(quoteForWindows) : args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    shell: needsShell(command),
    // Its own group, so that ending it also ends what it started.
    detached: !WINDOWS && !options.inherit,
    stdio: options.inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const text = collect(child);
  const progress = options.onProgress;
  const ticker = progress
    ? setInterval(
        () => progress(Math.round((performance.now() - start) / 1000), lastLine(text.output)),
        PROGRESS_EVERY_MS,
      )
    : undefined;
  const limit = options.timeoutMs ? setTimeout(() => end(child), options.timeoutMs) : undefined;
  return new Promise((resolve, reject) => {
    const settle = () => {
      running.delete(child);
      clearInterval(ticker);
      clearTimeout(limit);
    };
    child.on('error', (error) => (settle(), reject(error)));
    child.on('close', (code) => {
      settle();
      resolve({ code: code ?? 1, ...text, ms: performance.now() - start });
    });
  });
}

/**
 * npm with the npm that runs this script, or the one on the path.
 * @param {readonly string[]} args
 * @param {RunOptions} options
 */
export function npm(args, options) {
  const cli = process.env['npm_execpath'];
  return cli?.endsWith('npm-cli.js')
    ? run(process.execPath, [cli, ...args], options)
    : run(WINDOWS ? 'npm.cmd' : 'npm', args, options);
}

/**
 * Runs a command line as a person types it: words separated by spaces, double quotes around words with spaces.
 * @param {string} line
 * @param {RunOptions} options
 */
export function runLine(line, options) {
  const [command = '', ...args] = words(line);
  return run(WINDOWS && /^(npm|npx|pnpm)$/.test(command) ? `${command}.cmd` : command, args, options);
}

/**
 * @param {string} line
 * @returns {string[]}
 */
export function words(line) {
  return (line.match(/(?:[^\s"]+|"[^"]*")+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** Ends every child that is still running, with all that it started. */
export function endChildren() {
  for (const child of running) end(child);
}

/** @param {import('node:child_process').ChildProcess} child */
function end(child) {
  if (child.pid === undefined) return;
  try {
    if (WINDOWS) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGTERM');
  } catch {
    child.kill();
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function collect(child) {
  const text = { stdout: '', stderr: '', output: '' };
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    text.stdout += chunk;
    text.output += chunk;
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk) => {
    text.stderr += chunk;
    text.output += chunk;
  });
  return text;
}

/** @param {string} output */
function lastLine(output) {
  // eslint-disable-next-line no-control-regex -- colours of the child's output
  const plain = output.slice(-2000).replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '');
  return (
    plain
      .split(/[\r\n]+/)
      .findLast((line) => line.trim() !== '')
      ?.trim() ?? ''
  );
}

/** @param {string} command */
function needsShell(command) {
  return WINDOWS && command.endsWith('.cmd');
}

/** @param {string} word */
function quoteForWindows(word) {
  return /[\s&|<>^"]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word;
}
