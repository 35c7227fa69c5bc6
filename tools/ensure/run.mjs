// @ts-check
// Makes a fresh clone ready: `node tools/ensure/run.mjs [--no-build]`. Everything it imports is node's or ours.
import { repositoryRoot } from '../process/paths.mjs';
import { buildPackages } from './build.mjs';
import { ensureDependencies, nodeProblem } from './dependencies.mjs';

try {
  const problem = nodeProblem(process.versions.node);
  if (problem) throw new Error(problem);
  const root = repositoryRoot(import.meta.dirname);
  await ensureDependencies(root);
  if (!process.argv.includes('--no-build')) await buildPackages(root);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
