import { basename } from 'node:path';
import {
  FEATURE_FILE,
  readSpecKitSettings,
  specKitPath,
  specKitRoot,
  type BranchTokens,
  type SpecKitSettings,
} from '@plangate/core';
import type { Tree } from '@nx/devkit';
import { treeWorkspaceFiles } from '../../workspace/index.js';
import { gitAuthor } from '../../workspace/git.js';
import { writeFeatureFile } from './feature-file.js';

/** The `.specify/` that governs a directory of features, or a feature, and what it says. */
export interface SpecKit extends SpecKitSettings {
  /** The directory that holds it. */
  readonly root: string;
}

export function specKitOf(tree: Tree, directory: string): SpecKit {
  const files = treeWorkspaceFiles(tree);
  const root = specKitRoot(files, directory);
  return { root, ...readSpecKitSettings(files, root) };
}

/** What the tokens of a branch template stand for here; git is asked only if they are used. */
export function branchTokens(tree: Tree, template: string | null): BranchTokens {
  return {
    author: template?.includes('{author}') === true ? gitAuthor(tree.root) : '',
    app: basename(tree.root),
  };
}

/**
 * Makes a new feature the one that Spec Kit's commands work on, where this Spec Kit keeps that in feature.json.
 * @returns what a person should know; null when all is done
 */
export function rememberFeature(tree: Tree, directory: string): string | null {
  const { root, keepsFeatureFile } = specKitOf(tree, directory);
  const path = specKitPath(root, FEATURE_FILE);
  const isUnwanted = ['1', 'true'].includes(process.env.SPECIFY_FEATURE_NO_PERSIST ?? '');
  if (!keepsFeatureFile || isUnwanted || treeWorkspaceFiles(tree).kind(path) === 'outside') return null;
  const before = tree.exists(path) ? tree.read(path, 'utf-8') : null;
  const after = writeFeatureFile(before, root === '.' ? directory : directory.slice(root.length + 1));
  if (after === null) return `${path} is no JSON object: it was left alone and does not name ${directory}.`;
  if (after !== before) tree.write(path, after);
  return null;
}
