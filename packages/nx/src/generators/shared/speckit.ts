import { basename } from 'node:path';
import {
  FEATURE_FILE,
  readSpecKitSettings,
  specKitPath,
  specKitRoot,
  type BranchTokens,
  type SpecKitSettings,
  type WorkspaceFiles,
} from '@plangate/core';
import { EMPTY_PLAN, filePlan, type FilePlan } from '../../scaffolding/file-plan.js';
import { gitAuthor } from '../../workspace/git.js';
import { writeFeatureFile } from './feature-file.js';
import type { GeneratorWorkspace } from './workspace.js';

/** The `.specify/` that governs a directory of features, or a feature, and what it says. */
export interface SpecKit extends SpecKitSettings {
  /** The directory that holds it. */
  readonly root: string;
}

export function specKitOf(files: WorkspaceFiles, directory: string): SpecKit {
  const root = specKitRoot(files, directory);
  return { root, ...readSpecKitSettings(files, root) };
}

/** The values of the tokens of a branch template; git is asked only if they are used. */
export function branchTokens(workspace: GeneratorWorkspace, template: string | null): BranchTokens {
  return {
    author: template?.includes('{author}') === true ? gitAuthor(workspace.root) : '',
    app: basename(workspace.root),
  };
}

/** What makes a new feature the one that Spec Kit's commands work on, where this Spec Kit keeps that in feature.json. */
export function rememberFeature(files: WorkspaceFiles, directory: string): FilePlan {
  const { root, keepsFeatureFile } = specKitOf(files, directory);
  const path = specKitPath(root, FEATURE_FILE);
  const isUnwanted = ['1', 'true'].includes(process.env.SPECIFY_FEATURE_NO_PERSIST ?? '');
  if (!keepsFeatureFile || isUnwanted || files.kind(path) === 'outside') return EMPTY_PLAN;
  const before = files.read(path);
  const text = before.ok ? before.text : null;
  const content = writeFeatureFile(text, root === '.' ? directory : directory.slice(root.length + 1));
  if (content === null) {
    const what = `${path} is not a JSON object. It was not changed and does not name ${directory}.`;
    return filePlan({ notes: [{ level: 'warning', text: what, paths: [path] }] });
  }
  const file = { path, content, reason: 'active-feature', edits: true, isFinal: true } as const;
  return filePlan({ files: content === text ? [] : [file], inputs: before.ok ? [path] : [] });
}
