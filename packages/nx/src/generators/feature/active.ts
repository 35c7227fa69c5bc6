import { isAbsolute, relative, sep } from 'node:path';
import { FEATURE_FILE, readFeatureFile, specKitPath, specKitRoot } from '@plangate/core';
import { joinPath, nameOf } from '@plangate/core/graph';
import { confinePath } from '../../workspace/paths.js';
import { writeFeatureFile } from '../shared/feature-file.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';

/** A feature that moves. */
interface Moving {
  readonly from: string;
  /** Null where it is no longer a feature: it is deleted, or in an archive. */
  readonly to: string | null;
}

/** What becomes of feature.json: its new text, or null where it names nothing else and goes. */
export interface ActiveFeatureEdit {
  readonly path: string;
  readonly text: string | null;
}

/** The edit of the feature.json that names a feature; null where it names another, or cannot be edited. */
export function activeFeatureEdit(
  workspace: GeneratorWorkspace,
  { from, to }: Moving,
): ActiveFeatureEdit | null {
  const root = specKitRoot(workspace.files, from);
  const path = specKitPath(root, FEATURE_FILE);
  const read = workspace.files.read(path);
  const written = read.ok ? readFeatureFile(read.text) : null;
  if (!read.ok || written === null || placeOf(workspace.root, { root, written }) !== from) return null;
  if (to === null) {
    const isAll = Object.keys(JSON.parse(read.text) as object).length === 1;
    return isAll ? { path, text: null } : null;
  }
  const text = writeFeatureFile(read.text, root === '.' ? to : to.slice(root.length + 1));
  return text === null ? null : { path, text };
}

/** The variables of Spec Kit that name a feature in this terminal, with their values. */
export function namedInEnvironment(
  workspace: Pick<GeneratorWorkspace, 'root' | 'files'>,
  from: string,
): string[] {
  const { SPECIFY_FEATURE = '', SPECIFY_FEATURE_DIRECTORY = '' } = process.env;
  const name = nameOf(from);
  const root = specKitRoot(workspace.files, from);
  return [
    ...(SPECIFY_FEATURE.split('/').at(-1) === name ? [`SPECIFY_FEATURE=${SPECIFY_FEATURE}`] : []),
    ...(placeOf(workspace.root, { root, written: SPECIFY_FEATURE_DIRECTORY }) === from
      ? [`SPECIFY_FEATURE_DIRECTORY=${SPECIFY_FEATURE_DIRECTORY}`]
      : []),
  ];
}

function placeOf(workspaceRoot: string, { root, written }: { root: string; written: string }): string | null {
  const inside = isAbsolute(written)
    ? relative(workspaceRoot, written).split(sep).join('/')
    : joinPath(root, written);
  return confinePath(inside);
}
