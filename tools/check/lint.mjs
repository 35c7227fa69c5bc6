// @ts-check
// Lints every project through Nx. Rules that know types depend on more than the file they look at, which ESLint's own
// cache does not see; the inputs of Nx's target do.
import { join } from 'node:path';
import { userEnvironment } from '../process/environment.mjs';
import { repositoryRoot } from '../process/paths.mjs';
import { run } from '../process/run.mjs';

const root = repositoryRoot(import.meta.dirname);
const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
const { code } = await run(process.execPath, [nx, 'run-many', '-t', 'lint'], {
  cwd: root,
  inherit: true,
  env: userEnvironment(),
});
process.exitCode = code;
