// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userEnvironment } from '../../process/environment.mjs';
import { run } from '../../process/run.mjs';
import { compare } from '../measure.mjs';
import { CONSTITUTION } from '../documents.mjs';
import { projectName, writeFeature, writeProject } from '../workspace.mjs';

const PROJECTS = 40;
const FEATURES = 10;
/** Sources and test files of a project. */
const FILES = 50;
const TESTS_OF_FILE = 10;

const SMALL = `### V. Small
Files stay short.

\`\`\`yaml gate
- kind: size
  max: { lines: 400, bytes: 40000, entries: 200 }
\`\`\`

## Governance`;

/**
 * Trying all gates of a workspace by all changes, against judging them once; each in a process of its own.
 * @param {{ folder: string, root: string, runs: number }} options `root`: of this repository
 */
export async function measureCanary({ folder, root, runs }) {
  writeWorkspace(folder);
  const module = join(root, 'packages/nx/dist/executors/gate/judge-tasks.js');
  const side = (/** @type {'canary' | 'judge'} */ what) => async () => {
    const script = join(import.meta.dirname, 'canary-run.mjs');
    const args = [script, what, folder, module, String(PROJECTS)];
    const { code, output } = await run(process.execPath, args, { cwd: folder, env: userEnvironment() });
    if (code !== 0) throw new Error(`${what} ended with ${code}\n${output}`);
    return Number(/^(\d+) ms$/m.exec(output)?.[1]);
  };
  const names = { subject: 'all changes of all gates', baseline: 'judging these gates once' };
  return [
    await compare({ name: 'a canary', projects: PROJECTS, limit: null, ...names }, runs, {
      subject: side('canary'),
      baseline: side('judge'),
    }),
  ];
}

/** @param {string} folder */
function writeWorkspace(folder) {
  write(folder, '.specify/memory/constitution.md', CONSTITUTION.replace('## Governance', SMALL));
  write(folder, 'nx.json', '{}');
  for (let index = 1; index <= PROJECTS; index += 1) {
    const name = projectName(index);
    writeProject(folder, name);
    writeEvidence(folder, `projects/${name}`);
  }
  for (let index = 1; index <= FEATURES; index += 1) writeFeature(folder, index, projectName(index));
}

/**
 * @param {string} folder
 * @param {string} root
 */
function writeEvidence(folder, root) {
  const counts = (/** @type {number} */ files) => {
    const count = { total: 100 * files, covered: 97 * files, skipped: 0, pct: 97 };
    return { lines: count, statements: count, functions: count, branches: count };
  };
  const numbers = Array.from({ length: FILES }, (_, index) => index);
  const parts = numbers.map((index) => `${root}/src/models/part-${index}.ts`);
  const tests = numbers.map((index) => `${root}/tests/unit/part-${index}.spec.ts`);
  for (const path of parts) write(folder, path, `export const part = '${path}';\n`.repeat(20));
  for (const path of tests) write(folder, path, `it('has a part', () => undefined);\n`.repeat(20));
  const sources = [...parts, `${root}/src/services/store.ts`];
  const summary = {
    total: counts(sources.length),
    ...Object.fromEntries(sources.map((path) => [join(folder, path), counts(1)])),
  };
  write(folder, `${root}/test-output/coverage/coverage-summary.json`, JSON.stringify(summary));
  const suites = [...tests, `${root}/tests/unit/store.spec.ts`].map((path) => {
    const cases = Array.from(
      { length: TESTS_OF_FILE },
      (_, index) => `<testcase classname="part" name="case ${index}" time="0.01"/>`,
    );
    return `<testsuite name="part" file="${join(folder, path)}" tests="${TESTS_OF_FILE}" failures="0" errors="0" skipped="0">${cases.join('')}</testsuite>`;
  });
  write(
    folder,
    `${root}/test-output/coverage/junit.xml`,
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${suites.length * TESTS_OF_FILE}" failures="0">${suites.join('')}</testsuites>\n`,
  );
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string} content
 */
function write(folder, path, content) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
