// @ts-check
// Reads one report in a process of its own and prints CPU time and peak memory as JSON:
// `stream-reader.mjs FOLDER FILE tests|coverage|lines`; `lines` only takes its lines apart.
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [folder = '', file = '', what = ''] = process.argv.slice(2);

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

/** @returns {Promise<number>} how many files the report names, or how many lines it has */
async function read() {
  if (what === 'lines') {
    let lines = 0;
    for await (const line of createInterface({ input: createReadStream(join(folder, file)) }))
      lines += line === '' ? 0 : 1;
    return lines;
  }
  const { readEvidence } = await import('@plangate/core');
  start = process.cpuUsage();
  const result = readEvidence(files, file, what === 'tests' ? 'tests' : 'coverage');
  if (!result.ok) throw new Error(`not read: ${JSON.stringify(result)}`);
  return result.evidence.files.length;
}

let start = process.cpuUsage();
const count = await read();
const { user, system } = process.cpuUsage(start);
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ms: (user + system) / 1000, peakMegabytes, files: count }));
