// @ts-check
// One side of the comparison in report.mjs: `node report-run.mjs <report|parse> <folder> <executor> <files>`. The last line that it
// prints is the CPU time of its process, the start of Node included.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [what, folder = '.', executor = '', files = '0'] = process.argv.slice(2);
const names = Array.from({ length: Number(files) }, (_, index) => `p${index}`);

if (what === 'parse') {
  for (const name of names) JSON.parse(readFileSync(join(folder, `dist/gate/${name}.json`), 'utf8'));
} else {
  const targets = { gate: { executor: '@plangate/nx:gate', options: { output: 'dist/gate' } } };
  const nodes = Object.fromEntries(
    names.map((name) => [name, { data: { root: `projects/${name}`, targets } }]),
  );
  const report = (await import(pathToFileURL(executor).href)).default;
  const { success } = await report(
    { formats: ['terminal', 'json'] },
    { root: folder, projectGraph: { nodes } },
  );
  if (!success) throw new Error('the report fails');
}
const { user, system } = process.cpuUsage();
console.log((user + system) / 1000);
