// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userEnvironment } from '../../process/environment.mjs';
import { run } from '../../process/run.mjs';
import { compare } from '../measure.mjs';

/** 1,000 projects and 300 features. */
const FILES = 1_300;
const GATES = 10;

/**
 * The report of many verdict files, as its executor makes it, against reading and parsing the same files; each in a process of
 * its own, by its CPU time: both are short, and what else runs on the machine would tell more of them than they do.
 * @param {{ folder: string, root: string, runs: number }} options `root`: of this repository
 */
export async function measureReport({ folder, root, runs }) {
  writeVerdicts(folder);
  const executor = join(root, 'packages/nx/dist/executors/report/impl.js');
  const side = (/** @type {'report' | 'parse'} */ what) => async () => {
    const script = join(import.meta.dirname, 'report-run.mjs');
    const args = [script, what, folder, executor, String(FILES)];
    const { code, output } = await run(process.execPath, args, { cwd: folder, env: userEnvironment() });
    if (code !== 0) throw new Error(`${what} ended with ${code}\n${output}`);
    return Number(output.trimEnd().split('\n').at(-1));
  };
  const names = {
    subject: 'CPU of the executor report, terminal and json',
    baseline: 'JSON.parse of the files',
  };
  return [
    await compare({ name: 'a report', projects: FILES, limit: 1.5, ...names }, runs * 3, {
      subject: side('report'),
      baseline: side('parse'),
    }),
  ];
}

/** @param {string} folder */
function writeVerdicts(folder) {
  mkdirSync(join(folder, 'dist/gate'), { recursive: true });
  for (let index = 0; index < FILES; index += 1) {
    const project = `p${index}`;
    const gates = Array.from({ length: GATES }, (_, at) => ({
      id: `II.tests-${at}`,
      principle: `${at % 4}. Testing`,
      kind: 'tests',
      status: 'enforced',
      verdict: 'pass',
      reason: 'tests-passed',
      message: `20 tests of ${project} passed (unit 20).`,
      fix: null,
      help: 'docs/reference/reasons/tests-passed.md',
      advice: null,
      expected: 'unit: each >= 1 passed, none failed, none skipped',
      actual: 'unit 20',
      location: null,
      evidence: [`projects/${project}/test-output/coverage/junit.xml`],
      waiver: null,
    }));
    const verdict = { schemaVersion: 2, project, root: `projects/${project}`, verdict: 'pass', gates };
    writeFileSync(join(folder, `dist/gate/${project}.json`), `${JSON.stringify(verdict, null, 2)}\n`);
  }
}
