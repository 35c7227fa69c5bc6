// @ts-check
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../process/run.mjs';

const MEGABYTE = 1024 * 1024;
const SIZES = [1, 100];

/**
 * Peak memory and time of reading a JUnit report of 100 MB, against one of 1 MB: a reader that streams needs no more
 * memory for the larger one.
 * @param {{ folder: string, root: string }} options
 * @returns {Promise<import('../measure.mjs').Measurement[]>}
 */
export async function measureStream({ folder, root }) {
  mkdirSync(folder, { recursive: true });
  const reader = join(root, 'tools/bench/cases/stream-reader.mjs');
  /** @type {{ ms: number, peakMegabytes: number, tests: number }[]} */
  const results = [];
  for (const size of SIZES) {
    const file = `junit-${size}.xml`;
    writeReport(join(folder, file), size * MEGABYTE);
    const { code, stdout, output } = await run(process.execPath, [reader, folder, file], { cwd: root });
    rmSync(join(folder, file));
    if (code !== 0) throw new Error(`reading ${file} failed\n${output}`);
    results.push(JSON.parse(stdout));
  }
  const [small, large] = results;
  if (!small || !large) throw new Error('nothing was read');
  return [
    {
      name: 'stream 100 MB of JUnit: peak memory (MB)',
      projects: 0,
      subject: 'readEvidence, 100 MB',
      baseline: 'readEvidence, 1 MB',
      subjectMs: large.peakMegabytes,
      baselineMs: small.peakMegabytes,
      ratio: large.peakMegabytes / small.peakMegabytes,
      limit: 2,
      samples: { subject: [large.peakMegabytes], baseline: [small.peakMegabytes] },
      notes: { seconds: large.ms / 1000, tests: large.tests },
    },
  ];
}

/**
 * @param {string} file
 * @param {number} bytes
 */
function writeReport(file, bytes) {
  const handle = openSync(file, 'w');
  writeSync(handle, '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n');
  for (let written = 0, index = 0; written < bytes; index += 1) {
    const cases = Array.from({ length: 200 }, (_, at) => testcase(index, at)).join('');
    written += writeSync(
      handle,
      `<testsuite name="suite ${index}" file="tests/unit/s${index}.spec.ts">${cases}</testsuite>\n`,
    );
  }
  writeSync(handle, '</testsuites>\n');
  closeSync(handle);
}

/**
 * @param {number} suite
 * @param {number} index
 */
function testcase(suite, index) {
  return `<testcase classname="suite ${suite}" name="case ${index} keeps what it was given" file="tests/unit/s${suite}.spec.ts" time="0.012"/>`;
}
