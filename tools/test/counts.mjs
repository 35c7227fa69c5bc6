// @ts-check
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed tests, and test files that broke before a test ran
 */

/**
 * What a file written by `jest --json --outputFile` says; nothing passed and one failed when it is not there.
 * @param {string} file
 * @returns {Counts}
 */
export function countsOfJson(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + (report.numRuntimeErrorTestSuites ?? 0),
  };
}

/**
 * What a file of jest-junit says; nothing passed and one failed when it is not there.
 * @param {string} file
 * @returns {Counts}
 */
export function countsOfJunit(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const counts = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  // Text in such a report is escaped: `<` begins nothing but an element.
  for (const [element] of readFileSync(file, 'utf8').matchAll(/<testsuite [^>]*>/g)) {
    for (const name of /** @type {(keyof typeof counts)[]} */ (Object.keys(counts))) {
      counts[name] += Number(new RegExp(` ${name}="(\\d+)"`).exec(element)?.[1] ?? 0);
    }
  }
  // A file that broke before its first test is an error and no test.
  const passed = counts.tests - counts.failures - counts.skipped;
  return { passed, failed: counts.failures + counts.errors };
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed }) => ({ passed: total.passed + passed, failed: total.failed + failed }),
    { passed: 0, failed: 0 },
  );
}
