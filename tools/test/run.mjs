// @ts-check
// `npm test [-- --all]`: checks, then lint, types, tests and gates of all projects through Nx, then e2e; stops at the
// first stage that fails. `run.mjs unit|e2e [words] [flags]` runs one stage alone. The last line, `N passed, N failed`,
// is read by CI.
import { join } from 'node:path';
import { PACKAGES, repositoryRoot } from '../process/paths.mjs';
import { sum } from './counts.mjs';
import { check, e2e, gate, unit } from './stages.mjs';

const root = repositoryRoot(import.meta.dirname);
const reports = join(root, 'tmp/test-reports');

/** @type {Record<string, import('./stages.mjs').Stage>} */
const STAGES = { check, gate, unit, e2e };
/** `gate` runs the unit tests. */
const WHOLE = ['check', 'gate', 'e2e'];

const given = process.argv.slice(2);
const alone = given[0] !== undefined && Object.hasOwn(STAGES, given[0]) ? given[0] : null;
const args = alone === null ? given : given.slice(1);
if (alone === null && args.some((word) => word !== '--all'))
  throw new Error(`expected --all or one of ${Object.keys(STAGES).join(', ')}, received ${args.join(' ')}`);

/** @type {import('./counts.mjs').Counts[]} */
const results = [];
for (const name of alone === null ? WHOLE : [alone]) {
  const result = await timed(name);
  results.push(...result.counts);
  // What fails without a failing test, such as a check, is one failure of its own.
  if (result.code !== 0 && result.counts.every(({ failed }) => failed === 0))
    results.push({ passed: 0, failed: 1 });
  if (result.code !== 0) {
    process.exitCode = result.code;
    break;
  }
}
const { passed, failed } = sum(results);
console.log(`${passed} passed, ${failed} failed`);

/**
 * @param {string} name of a stage
 * @returns {Promise<import('./stages.mjs').StageResult>}
 */
async function timed(name) {
  const start = performance.now();
  console.log(`\n── ${name}`);
  const result = await runStage(name);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`── ${name} ${result.code === 0 ? 'passed' : 'FAILED'} (${seconds} s)`);
  return result;
}

/**
 * A stage that breaks is a failure, and never the end without a last line.
 * @param {string} name
 * @returns {Promise<import('./stages.mjs').StageResult>}
 */
async function runStage(name) {
  try {
    const result = await STAGES[name]?.({ root, reports, args, packages: PACKAGES });
    return result ?? { code: 1, counts: [] };
  } catch (error) {
    console.error(error);
    return { code: 1, counts: [] };
  }
}
