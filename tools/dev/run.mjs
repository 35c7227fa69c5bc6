// @ts-check
// `npm run dev [words] [-- flags of Jest]`: the tests whose path matches one of the words, from the sources of both
// packages; no build, no coverage. `npm run dev -- --watch` runs them again on each change.
import { join } from 'node:path';
import { repositoryRoot } from '../process/paths.mjs';
import { run } from '../process/run.mjs';
import { readSelection } from '../process/selection.mjs';

const root = repositoryRoot(import.meta.dirname);
const { patterns, flags } = readSelection(process.argv.slice(2), root);
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { code } = await run(process.execPath, [jest, ...patterns, ...flags], { cwd: root, inherit: true });
process.exitCode = code;
