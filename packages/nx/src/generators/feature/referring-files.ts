import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { isWithin, joinPath } from '@plangate/core/graph';
import { FEATURE_FILE } from '@plangate/core';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import { ignoreRules } from '../../workspace/ignore-rules.js';
import type { GeneratorWorkspace } from '../shared/workspace.js';

/** Files that are looked at; with more, a message says that not all were. */
const MAX_FILES = 300_000;
/** Names of files that hold no references: lock files, and what is not text. */
const WITHOUT =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|uv\.lock|Cargo\.lock|go\.sum)$|\.(?:png|jpe?g|gif|webp|avif|ico|bmp|pdf|zip|t?gz|br|7z|mp[34]|mov|webm|woff2?|ttf|otf|eot|jar|class|wasm|so|dylib|dll|exe|db|sqlite)$/i;

/** The files that may refer to a feature, and whether all were found. */
export interface ReferringFiles {
  readonly paths: readonly string[];
  readonly isComplete: boolean;
}

/**
 * All files of the workspace that git and Nx see, and all of the feature itself, ignored or not: its directory moves as a whole.
 * feature.json is left out, because its one value is a state and not a reference.
 * @throws GeneratorProblem if the feature holds a symbolic link, which a Tree cannot move
 */
export function referringFiles({ files, root }: GeneratorWorkspace, feature: string): ReferringFiles {
  const rules = ignoreRules(root);
  const paths: string[] = [];
  const open = ['.'];
  for (let at = open.pop(); at !== undefined && paths.length < MAX_FILES; at = open.pop()) {
    for (const listed of files.list(at)) {
      const isDirectory = listed.endsWith('/');
      const path = joinPath(at, isDirectory ? listed.slice(0, -1) : listed);
      const isOwn = isWithin(path, feature);
      const isWay = isDirectory && isWithin(feature, path);
      if (isOwn) refuseLink(root, path);
      if (!isOwn && !isWay && rules.isIgnored(path, isDirectory)) continue;
      if (isDirectory) open.push(path);
      else if (isOwn || !(WITHOUT.test(path) || path.endsWith(`.specify/${FEATURE_FILE}`))) paths.push(path);
    }
  }
  return { paths: paths.sort(), isComplete: paths.length < MAX_FILES };
}

function refuseLink(root: string, path: string): void {
  if (lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() !== true) return;
  throw new GeneratorProblem(
    `${path} is a symbolic link, which a generator cannot move.`,
    'Delete the link, run the generator, and make the link again.',
  );
}
