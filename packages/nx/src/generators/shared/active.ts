import { isAbsolute, relative, sep } from 'node:path';
import { directoryOfBranch, FEATURE_FILE, readFeatureFile, sanitize, specKitPath } from '@plangate/core';
import { gitBranch } from '../../workspace/git.js';
import { joinPath } from '@plangate/core/graph';
import { confinePath } from '../../workspace/paths.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { featureDirectories, specsRoots } from './roots.js';
import { activeProject } from './speckit-project.js';
import type { GeneratorWorkspace } from './workspace.js';

/** A directory that something names as the one to work on. */
interface Named {
  readonly by: string;
  readonly written: string;
}

/**
 * The feature that is being worked on, in the order of Spec Kit's scripts: the one that the environment names, the one that
 * feature.json names, then the one whose number is in the name of the branch.
 * @returns its directory, which exists
 * @throws GeneratorProblem if nothing names a feature, or if the directory does not exist or is outside the workspace
 */
export function activeFeature(workspace: GeneratorWorkspace, specsDir: string | undefined): string {
  const { root } = activeProject(workspace);
  const named = fromEnvironment() ?? fromFeatureFile(workspace, root);
  if (named !== null) return placeOf(workspace, root, named);
  const label = process.env.SPECIFY_FEATURE ?? '';
  const branch = label === '' ? gitBranch(workspace.root) : label;
  const directories = featureDirectories(workspace, specsRoots(workspace, specsDir).patterns);
  const found = branch === '' ? null : directoryOfBranch(branch, directories);
  if (found !== null) return found;
  throw new GeneratorProblem(
    `No feature was named and none is active: ${specKitPath(root, FEATURE_FILE)} names no feature, and no feature has the ` +
      'number of the branch.',
    'Name one: nx g plan "Saved cards at checkout", or nx g plan 1.',
  );
}

function fromEnvironment(): Named | null {
  const written = process.env.SPECIFY_FEATURE_DIRECTORY ?? '';
  return written === '' ? null : { by: 'SPECIFY_FEATURE_DIRECTORY', written };
}

function fromFeatureFile(workspace: GeneratorWorkspace, root: string): Named | null {
  const path = specKitPath(root, FEATURE_FILE);
  const text = workspace.files.read(path);
  const written = text.ok ? readFeatureFile(text.text) : null;
  return written === null ? null : { by: path, written };
}

function placeOf(workspace: GeneratorWorkspace, root: string, { by, written }: Named): string {
  const inside = isAbsolute(written)
    ? relative(workspace.root, written).split(sep).join('/')
    : joinPath(root, written);
  const path = confinePath(inside);
  const kind = path === null ? 'outside' : workspace.files.kind(path);
  if (path !== null && path !== '.' && kind === 'dir') return path;
  const why =
    kind === null
      ? 'does not exist'
      : kind === 'file'
        ? 'is a file'
        : 'is not a directory inside the workspace';
  throw new GeneratorProblem(
    `The active feature ${JSON.stringify(sanitize(written).slice(0, 120))} ${why}; ${by} names it.`,
    'Name a feature, or correct what names the active one.',
  );
}
