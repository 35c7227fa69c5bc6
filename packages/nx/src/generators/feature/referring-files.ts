import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURE_FILE, type WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';
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
 * @param to where the feature goes; what a killed run has written there is no reference
 * @throws GeneratorProblem if the feature holds a symbolic link, which a Tree cannot move
 */
export function referringFiles(
  workspace: GeneratorWorkspace,
  { from, to }: { from: string; to: string | null },
): ReferringFiles {
  const own = filesBelow(workspace, from);
  if (own.link !== null) {
    throw new GeneratorProblem(
      `${own.link} is a symbolic link, which a generator cannot move.`,
      'Delete the link, run the generator, and make the link again.',
    );
  }
  const { files, root } = workspace;
  const rules = ignoreRules(root);
  const paths = [...own.paths];
  const open = ['.'];
  for (let at = open.pop(); at !== undefined && paths.length < MAX_FILES; at = open.pop()) {
    for (const { path, isDirectory } of entriesOf(files, at)) {
      if (path === from || path === to || rules.isIgnored(path, isDirectory)) continue;
      if (isDirectory) open.push(path);
      else if (!WITHOUT.test(path) && !path.endsWith(`.specify/${FEATURE_FILE}`)) paths.push(path);
    }
  }
  return { paths: paths.sort(), isComplete: paths.length < MAX_FILES };
}

/** All files below a directory, ignored or not, or else a symbolic link that is below it: nothing is looked for behind one. */
export function filesBelow(
  { files, root }: Pick<GeneratorWorkspace, 'files' | 'root'>,
  directory: string,
): { readonly paths: readonly string[]; readonly link: string | null } {
  const paths: string[] = [];
  const open = [directory];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { path, isDirectory } of entriesOf(files, at)) {
      if (isLink(root, path)) return { paths: [], link: path };
      (isDirectory ? open : paths).push(path);
    }
  }
  return { paths, link: null };
}

function entriesOf(files: WorkspaceFiles, directory: string): { path: string; isDirectory: boolean }[] {
  return files.list(directory).map((listed) => {
    const isDirectory = listed.endsWith('/');
    return { path: joinPath(directory, isDirectory ? listed.slice(0, -1) : listed), isDirectory };
  });
}

export function isLink(root: string, path: string): boolean {
  return lstatSync(join(root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
