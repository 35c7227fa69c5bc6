// @ts-check
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../process/environment.mjs';
import { runLine } from '../process/run.mjs';

/** @typedef {import('@plangate/core').ProjectVerdict} ProjectVerdict */

/** A promise of the demonstration that was not kept. */
export class Unexpected extends Error {}

/** The workspace of the demonstration: it shows each command before it runs it, and what came of it. */
export class Story {
  /** @param {string} folder where commands run */
  constructor(folder) {
    this.folder = folder;
    this.environment = userEnvironment({
      GIT_AUTHOR_NAME: 'Plangate demo',
      GIT_AUTHOR_EMAIL: 'demo@example.org',
      GIT_COMMITTER_NAME: 'Plangate demo',
      GIT_COMMITTER_EMAIL: 'demo@example.org',
    });
  }

  /** @param {string} text */
  chapter(text) {
    console.log(process.stdout.isTTY ? `\n\u001b[1m${text}\u001b[0m` : `\n${text}`);
  }

  /**
   * Runs a command as a user types it. Its output is shown in full with `show`, otherwise only when it ends
   * otherwise than expected.
   * @param {string} line
   * @param {{ code?: number, show?: boolean }} [options] `code`: the exit code the story expects
   * @returns {Promise<string>} its output
   */
  async run(line, { code = 0, show = false } = {}) {
    console.log(`\n$ ${line}`);
    const result = await runLine(line, { cwd: this.folder, env: this.environment, onProgress: progress });
    const wrong = code === 0 ? result.code !== 0 : result.code === 0;
    if (show || wrong) console.log(indent(result.output.trim()));
    console.log(`  exit code ${result.code} (${(result.ms / 1000).toFixed(1)} s)`);
    if (wrong) throw new Unexpected(`\`${line}\` ended with ${result.code}, expected ${code}`);
    return result.output;
  }

  /** @param {string} folder */
  enter(folder) {
    console.log(`\n$ cd ${folder}`);
    this.folder = join(this.folder, folder);
  }

  /** @param {string} path removed as with `rm -r` */
  remove(path) {
    console.log(`\n$ rm -r ${path}`);
    const target = join(this.folder, path);
    if (!existsSync(target)) throw new Unexpected(`${path} is not there`);
    rmSync(target, { recursive: true });
  }

  /**
   * @param {string} path of a new file
   * @param {string} content
   */
  write(path, content) {
    console.log(`\n$ cat > ${path}\n${indent(content.trim())}`);
    writeFileSync(join(this.folder, path), content);
  }

  /**
   * Prints the beginning of a file.
   * @param {string} path
   * @param {{ from: string, lines: number }} part
   */
  excerpt(path, { from, lines }) {
    console.log(`\n${path}`);
    const all = readFileSync(join(this.folder, path), 'utf8').split('\n');
    const start = Math.max(
      0,
      all.findIndex((line) => line.startsWith(from)),
    );
    console.log(
      indent(
        all
          .slice(start, start + lines)
          .join('\n')
          .trim(),
      ),
    );
  }

  /** @returns {ProjectVerdict[]} what lies in dist/gate beside the report of all, by name */
  verdicts() {
    const folder = join(this.folder, 'dist/gate');
    if (!existsSync(folder)) throw new Unexpected('there is no dist/gate');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json') && path !== 'report.json')
      .map((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')))
      .sort((a, b) => a.project.localeCompare(b.project));
  }

  /**
   * @param {boolean} holds
   * @param {string} promise
   */
  expect(holds, promise) {
    if (!holds) throw new Unexpected(`expected: ${promise}`);
    console.log(`  ✔ ${promise}`);
  }
}

/**
 * A line while a command runs.
 * @param {number} seconds
 * @param {string} lastLine
 */
export function progress(seconds, lastLine) {
  console.log(`  … ${seconds} s${lastLine ? `  ${lastLine.slice(0, 90)}` : ''}`);
}

/** @param {string} text */
function indent(text) {
  return text.replace(/^/gm, '  │ ');
}
