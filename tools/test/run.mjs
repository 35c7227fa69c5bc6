// @ts-check
// `npm test`: checks, unit tests with coverage, e2e; stops at the first stage that fails. `npm test -- unit e2e`
// runs some of them. The last line, `N passed, N failed`, is read by CI.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGES, repositoryRoot } from '../process/paths.mjs';
import { run } from '../process/run.mjs';
import { countsOf, sum } from './counts.mjs';

const root = repositoryRoot(import.meta.dirname);
const reports = join(root, 'tmp/test-reports');
const jestCli = join(root, 'node_modules/jest/bin/jest.js');

/** @type {Record<string, () => Promise<{ code: number, counts: import('./counts.mjs').Counts[] }>>} */
const STAGES = { check, unit, e2e };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in STAGES));
if (unknown.length > 0)
  throw new Error(`expected ${Object.keys(STAGES).join(', ')}, received ${unknown.join(', ')}`);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** @type {import('./counts.mjs').Counts[]} */
const results = [];
for (const [name, stage] of Object.entries(STAGES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const start = performance.now();
  console.log(`\n── ${name}`);
  const { code, counts } = await stage();
  results.push(...counts);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`── ${name} ${code === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
  if (code !== 0) {
    process.exitCode = code;
    break;
  }
}
const { passed, failed } = sum(results);
console.log(`${passed} passed, ${failed} failed`);

async function check() {
  const { code } = await run(process.execPath, [join(root, 'tools/check/run.mjs')], {
    cwd: root,
    inherit: true,
  });
  return { code, counts: code === 0 ? [] : [{ passed: 0, failed: 1 }] };
}

async function unit() {
  let code = 0;
  const counts = [];
  for (const name of PACKAGES) {
    const result = await jest(name, `packages/${name}/jest.config.cjs`, ['--coverage']);
    code ||= result.code;
    counts.push(...result.counts);
  }
  return { code, counts };
}

function e2e() {
  return jest('e2e', 'e2e/jest.config.cjs', []);
}

/**
 * @param {string} name
 * @param {string} config
 * @param {readonly string[]} args
 */
async function jest(name, config, args) {
  const report = join(reports, `${name}.json`);
  const all = [jestCli, '-c', config, '--json', '--outputFile', report, ...args];
  const { code } = await run(process.execPath, all, { cwd: root, inherit: true });
  const counts = countsOf(report);
  return { code: code === 0 && counts.failed > 0 ? 1 : code, counts: [counts] };
}
