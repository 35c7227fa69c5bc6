import { discoverFeatures, isSpecsRoot } from '@plangate/core';
import { isGlob, joinPath } from '@plangate/core/graph';
import { documentPaths } from '../../workspace/index.js';
import { expandDirectories } from '../../workspace/inventory.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { checkDirectory } from './directory.js';
import { activeProject, INIT_DIRECTORY } from './speckit-project.js';
import type { GeneratorWorkspace } from './workspace.js';

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
export function specsRoots(workspace: GeneratorWorkspace, specsDir: string | undefined): SpecsRoots {
  const configured = workspace.specsRoots;
  const own = specsDir === undefined ? undefined : checkDirectory(specsDir, '--specs-dir', workspace.files);
  const usual = configured.find((root) => !isGlob(root)) ?? 'specs';
  const first = own ?? rootOfPart(workspace, configured) ?? usual;
  return { first, patterns: [...new Set([first, ...configured])] };
}

function rootOfPart(workspace: GeneratorWorkspace, configured: readonly string[]): string | undefined {
  const { root: part, isNamed } = activeProject(workspace);
  const specs = joinPath(part, 'specs');
  const isKnown = isSpecsRoot(specs, { specsRoots: configured });
  if (part !== '.' && isNamed && !isKnown) {
    throw new GeneratorProblem(
      `${INIT_DIRECTORY} names ${part}, but ${specs} is not one of the directories of features that the plugin knows.`,
      `Add "${specs}" to "specsRoots" in the options of @plangate/nx in nx.json.`,
    );
  }
  return part !== '.' && isKnown ? specs : undefined;
}

/** Every directory that is, or has the name of, a feature: a number is taken even before its documents are there. */
export function featureDirectories(workspace: GeneratorWorkspace, patterns: readonly string[]): string[] {
  const files = workspace.files;
  const { features } = discoverFeatures(documentPaths({ disk: files, visible: files }, patterns, []), {
    specsRoots: patterns,
  });
  const numbered = patterns
    .flatMap((pattern) => expandDirectories(files, pattern))
    .flatMap((root) =>
      files
        .list(root)
        .filter((name) => /^\d+-.*\/$/.test(name))
        .map((name) => joinPath(root, name.slice(0, -1))),
    );
  return [...new Set([...features.map(({ directory }) => directory), ...numbered])].sort();
}
