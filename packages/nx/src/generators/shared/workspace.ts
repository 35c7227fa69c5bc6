import type { Tree } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';
import { treeWorkspaceFiles } from '../../workspace/index.js';
import { pluginOptions } from './plugin-options.js';

/** What generators read of a workspace. The Tree itself is for those who write to it. */
export interface GeneratorWorkspace {
  /** Absolute path of its root. */
  readonly root: string;
  /** With the changes that the Tree holds. */
  readonly files: WorkspaceFiles;
  /** The roots of specs that the plugin is configured with: directories and globs. */
  readonly specsRoots: readonly string[];
  /** What the plugin is configured to extend; not given: nothing. */
  readonly extends?: readonly string[];
}

/** @throws Error that says which option of the plugin is wrong */
export function openWorkspace(tree: Tree): GeneratorWorkspace {
  const { specsRoots, extends: configured } = pluginOptions(tree);
  return { root: tree.root, files: treeWorkspaceFiles(tree), specsRoots, extends: configured };
}
