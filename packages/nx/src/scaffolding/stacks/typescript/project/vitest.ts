import { joinPathFragments, logger, type Tree } from '@nx/devkit';
import ignore from 'ignore';
import { treeWorkspaceFiles } from '../../../../workspace/tree-files.js';
import { configOf } from '../../../../tools/config-files.js';
import { workspaceCompiler } from '../../../fetched-package.js';
import { addVitestEvidence } from '../../../../tools/vitest/config.js';
import { vitestTool } from '../../../../tools/vitest/tool.js';
import type { PlannedProject } from '../../../file-plan.js';

/** The coverage of every Vitest configuration that Nx writes. */
const COVERAGE = /^([ \t]*)coverage:[ \t]*\{[ \t]*$/m;

/**
 * Makes each run of the tests measure coverage and write evidence into the coverage directory. It is an output of the
 * test target that Nx infers, so a cache hit restores the evidence too.
 */
export function configureVitest(tree: Tree, { root, hasTests }: PlannedProject): void {
  const path = configOf(vitestTool, root, treeWorkspaceFiles(tree));
  const text = path === null ? null : tree.read(path, 'utf-8');
  if (path === null || text === null) {
    logger.warn(`${root} has no Vitest configuration: its tests write no evidence yet.`);
    return;
  }
  const edit = addVitestEvidence(withCoverageOfAll(text, hasTests), { coverage: true }, workspaceCompiler());
  if (!edit.ok) {
    logger.warn(`${path} was not changed, because ${edit.problem}: its tests write no evidence yet.`);
    return;
  }
  tree.write(path, edit.text);
  ignoreReports(tree, joinPathFragments(root, edit.directory));
}

/** Tells git to ignore what the tests of an existing project write. A configuration that is not understood may write anywhere. */
export function ignoreVitestReports(tree: Tree, root: string): void {
  const path = configOf(vitestTool, root, treeWorkspaceFiles(tree));
  const text = path === null ? null : tree.read(path, 'utf-8');
  if (text === null) return;
  const read = addVitestEvidence(text, { coverage: true }, workspaceCompiler());
  if (read.ok) ignoreReports(tree, joinPathFragments(root, read.directory));
}

/** Reports that git has prove nothing. The generators of Nx tell git to ignore them for Jest, and for Vitest they do not. */
function ignoreReports(tree: Tree, directory: string): void {
  const text = tree.read('.gitignore', 'utf-8') ?? '';
  if (ignore().add(text).ignores(`${directory}/`)) return;
  const isUsual = directory.includes('/test-output/');
  const lead = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  tree.write('.gitignore', `${lead}${isUsual ? 'test-output' : `/${directory}`}\n`);
}

/** Sources that no test loads count too. */
function withCoverageOfAll(text: string, hasTests: boolean): string {
  return text.replace(COVERAGE, (line: string, indent: string) =>
    [
      ...(hasTests || text.includes('passWithNoTests') ? [] : [`${indent}passWithNoTests: true,`]),
      line,
      `${indent}  include: ['src/**/*.{ts,tsx,vue}'],`,
      `${indent}  reporter: ['text-summary', 'json-summary', 'json'],`,
    ].join('\n'),
  );
}
