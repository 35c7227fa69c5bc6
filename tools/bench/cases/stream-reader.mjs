// @ts-check
// Reads one report in a process of its own and prints time and peak memory as JSON: `stream-reader.mjs FOLDER FILE`.
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readEvidence } from '@plangate/core';

const [folder = '', file = ''] = process.argv.slice(2);

/** @type {import('@plangate/core').WorkspaceFiles} one file, read in pieces */
const files = {
  read: () => ({ ok: false, problem: 'too-large' }),
  kind: (path) => (path === file ? 'file' : null),
  list: () => [file],
  *chunks(path) {
    const handle = openSync(join(folder, path), 'r');
    try {
      const buffer = new Uint8Array(64 * 1024);
      for (let length = readSync(handle, buffer); length > 0; length = readSync(handle, buffer)) {
        yield buffer.slice(0, length);
      }
    } finally {
      closeSync(handle);
    }
  },
};

const start = performance.now();
const result = readEvidence(files, file, 'tests');
if (!result.ok) throw new Error(`not read: ${JSON.stringify(result)}`);
const tests = result.evidence.files.reduce((sum, suite) => sum + suite.passed, 0);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms: performance.now() - start, peakMegabytes, tests }));
