// @ts-check
import { closeSync, openSync, writeSync } from 'node:fs';

/**
 * @typedef {object} Report a large report in the shape that tools write
 * @property {string} title
 * @property {string} file
 * @property {'tests' | 'coverage'} kind
 * @property {string} head
 * @property {(index: number) => string} part of one source or test file
 * @property {(parts: number) => string} tail
 */

/**
 * @template Value
 * @param {number} count
 * @param {(index: number) => Value} make
 */
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));
const CASES = 200;

/** @type {readonly Report[]} */
export const REPORTS = [
  {
    title: 'JUnit',
    file: 'junit.xml',
    kind: 'tests',
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n',
    part(index) {
      const file = `tests/unit/s${index}.spec.ts`;
      const cases = times(
        CASES,
        (at) =>
          `    <testcase classname="suite ${index}" name="case ${at} keeps what it was given" file="${file}" time="0.012"/>\n`,
      );
      return `  <testsuite name="suite ${index}" file="${file}" tests="${CASES}">\n${cases.join('')}  </testsuite>\n`;
    },
    tail: () => '</testsuites>\n',
  },
  {
    title: 'Playwright JSON',
    file: 'playwright-report.json',
    kind: 'tests',
    head: '{\n  "config": {\n    "configFile": "/repo/playwright.config.ts",\n    "rootDir": "/repo/e2e"\n  },\n  "suites": [\n',
    part: (index) => `${index > 0 ? ',\n' : ''}${JSON.stringify(playwrightFile(index), null, 2)}`,
    tail: (parts) =>
      `\n  ],\n  "errors": [],\n  "stats": {\n    "startTime": "2026-01-01T00:00:00.000Z",\n    "duration": 1,\n` +
      `    "expected": ${parts * CASES},\n    "skipped": 0,\n    "unexpected": 0,\n    "flaky": 0\n  }\n}\n`,
  },
  {
    title: 'LCOV',
    file: 'lcov.info',
    kind: 'coverage',
    head: '',
    part(index) {
      const lines = times(600, (at) => `DA:${at + 1},${at % 5}\n`).join('');
      const branches = times(60, (at) => `BRDA:${at * 9 + 1},${at},0,${at % 2}\n`).join('');
      const functions = times(30, (at) => `FN:${at * 20 + 1},function${at}\n`).join('');
      const called = times(30, (at) => `FNDA:${at % 3},function${at}\n`).join('');
      return (
        `TN:\nSF:src/lib/source-${index}.ts\n${functions}FNF:30\nFNH:20\n${called}` +
        `${lines}LF:600\nLH:480\n${branches}BRF:60\nBRH:30\nend_of_record\n`
      );
    },
    tail: () => '',
  },
  {
    title: 'Cobertura',
    file: 'cobertura-coverage.xml',
    kind: 'coverage',
    head:
      '<?xml version="1.0" ?>\n<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n' +
      '<coverage line-rate="0.8" branch-rate="0.5" version="7.6" timestamp="1750000000000">\n' +
      '  <sources>\n    <source>/repo/src</source>\n  </sources>\n  <packages>\n    <package name="lib">\n      <classes>\n',
    part(index) {
      const lines = times(
        600,
        (at) => `            <line number="${at + 1}" hits="${at % 5}"${at % 10 === 0 ? WAYS : ''}/>\n`,
      );
      return (
        `        <class name="source_${index}.py" filename="lib/source_${index}.py" line-rate="0.8">\n` +
        `          <methods/>\n          <lines>\n${lines.join('')}          </lines>\n        </class>\n`
      );
    },
    tail: () => '      </classes>\n    </package>\n  </packages>\n</coverage>\n',
  },
];

const WAYS = ' branch="true" condition-coverage="50% (1/2)"';

/** @param {number} index */
function playwrightFile(index) {
  const file = `s${index}.spec.ts`;
  const result = {
    ...{
      workerIndex: 0,
      parallelIndex: 0,
      status: 'passed',
      duration: 12,
      errors: [],
      stdout: [],
      stderr: [],
    },
    ...{ retry: 0, startTime: '2026-01-01T00:00:00.000Z', attachments: [] },
  };
  const test = {
    ...{ timeout: 30_000, annotations: [], expectedStatus: 'passed', projectId: 'chromium' },
    ...{ projectName: 'chromium', results: [result], status: 'expected' },
  };
  const specs = times(CASES, (at) => ({
    ...{ title: `case ${at} keeps what it was given`, ok: true, tags: [], tests: [test] },
    ...{ id: `${index}-${at}`, file, line: at + 1, column: 5 },
  }));
  return { title: file, file, line: 0, column: 0, specs };
}

/**
 * @param {string} path
 * @param {Report} report
 * @param {number} bytes
 */
export function writeReport(path, { head, part, tail }, bytes) {
  const handle = openSync(path, 'w');
  let written = writeSync(handle, head);
  let parts = 0;
  for (; written < bytes; parts += 1) written += writeSync(handle, part(parts));
  writeSync(handle, tail(parts));
  closeSync(handle);
}
