import { isAbsolute, relative, sep } from 'node:path';
import { discoverFeatures, isSpecsRoot, specKitRoot } from '@plangate/core';
import { isGlob } from '@plangate/core/graph';
import type { Tree } from '@nx/devkit';
import { pluginOptions } from './plugin-options.js';
import { documentPaths, treeWorkspaceFiles } from '../../workspace/index.js';
import { expandDirectories } from '../../workspace/inventory.js';
import { joinPaths } from '../../workspace/paths.js';
import { checkDirectory } from './directory.js';

/** Where features are, and where a new one goes. */
export interface SpecsRoots {
  readonly first: string;
  /** Directories and globs. */
  readonly patterns: readonly string[];
}

/**
 * The roots of features. A new feature goes to the one that was asked for; or, inside a part of the workspace with a
 * `.specify/` of its own, to the specs of that part if they are a root; or to the first that the plugin names.
 */
export function specsRoots(tree: Tree, specsDir: string | undefined): SpecsRoots {
  const configured = pluginOptions(tree).specsRoots;
  const own = specsDir === undefined ? undefined : checkDirectory(specsDir, '--specs-dir', tree);
  const usual = configured.find((root) => !isGlob(root)) ?? 'specs';
  const first = own ?? rootOfPart(tree, configured) ?? usual;
  return { first, patterns: [...new Set([first, ...configured])] };
}

function rootOfPart(tree: Tree, configured: readonly string[]): string | undefined {
  const part = specKitRoot(treeWorkspaceFiles(tree), workingDirectory(tree.root));
  const specs = joinPaths(part, 'specs');
  return part !== '.' && isSpecsRoot(specs, { specsRoots: configured }) ? specs : undefined;
}

/** Where in the workspace the command was given; Nx itself has moved to the root since. */
export function workingDirectory(root: string): string {
  const path = relative(root, process.env.INIT_CWD ?? process.cwd());
  if (path === '' || isAbsolute(path) || path.split(sep)[0] === '..') return '.';
  return path.split(sep).join('/');
}

/** Every directory that is, or has the name of, a feature: a number is taken even before its documents are there. */
export function featureDirectories(tree: Tree, patterns: readonly string[]): string[] {
  const files = treeWorkspaceFiles(tree);
  const { features } = discoverFeatures(documentPaths(files, patterns, []), { specsRoots: patterns });
  const numbered = patterns
    .flatMap((pattern) => expandDirectories(files, pattern))
    .flatMap((root) =>
      files
        .list(root)
        .filter((name) => /^\d+-.*\/$/.test(name))
        .map((name) => joinPaths(root, name.slice(0, -1))),
    );
  return [...new Set([...features.map(({ directory }) => directory), ...numbered])].sort();
}
