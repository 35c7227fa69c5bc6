import { discoverFeatures, featureNumber, featureSlug, nextFeatureNumber, sanitize } from '@plangate/core';
import type { Tree } from '@nx/devkit';
import { readNxJson } from '@nx/devkit';
import { resolvePluginOptions } from '../../plugin/options.js';
import { documentPaths, treeWorkspaceFiles } from '../../workspace/index.js';
import { expandDirectories } from '../../workspace/inventory.js';
import { GeneratorProblem } from './problem.js';
import { checkDirectory } from './directory.js';

/** The feature that a generator works on. */
export interface TargetFeature {
  /** `specs/001-saved-cards`. */
  readonly directory: string;
  /** `001-saved-cards`. */
  readonly name: string;
  /** What its documents call it: one line, without control characters. */
  readonly title: string;
  readonly isNew: boolean;
}

/**
 * Which feature a person means by a number, a directory name or a title. An unknown title is a new feature with the
 * next number over all roots; what looks like a number or a numbered name must exist.
 * @throws GeneratorProblem when nothing, or more than one feature, is meant
 */
export function resolveFeature(tree: Tree, wanted: string, specsDir: string | undefined): TargetFeature {
  const roots = specsRoots(tree, specsDir);
  const directories = featureDirectories(tree, roots.patterns);
  const asked = wanted.trim().replace(/\/+$/, '');
  const title = titleOf(asked);
  if (/^\d{1,9}$/.test(asked)) {
    return existing(byNumber(directories, asked));
  }
  const named = directories.filter((directory) => directory === asked || nameOf(directory) === asked);
  if (named.length > 0) {
    return existing(onlyOne(named, asked));
  }
  if (/^\d{3,}-[\p{L}\p{N}-]+$/u.test(asked) || asked.startsWith(`${roots.first}/`)) {
    throw unknown(asked, directories);
  }
  const slug = featureSlug(title);
  if (!slug.ok) {
    throw new GeneratorProblem(
      `The title ${JSON.stringify(title.slice(0, 80))} gives no directory name: it has no letter and no digit.`,
      'Give a title with words, such as "Saved cards at checkout".',
    );
  }
  const same = directories.filter(
    (directory) => nameOf(directory).replace(/^(?:\d{8}-\d{6}|\d+)[-_]/, '') === slug.slug,
  );
  if (same.length > 0) {
    return { ...existing(onlyOne(same, asked)), title };
  }
  const name = `${nextFeatureNumber(directories)}-${slug.slug}`;
  return { directory: `${roots.first}/${name}`, name, title, isNew: true };
}

function byNumber(directories: readonly string[], asked: string): string {
  const found = directories.filter((directory) => featureNumber(directory) === Number(asked));
  if (found.length === 0) {
    throw unknown(asked, directories);
  }
  return onlyOne(found, asked);
}

function onlyOne(found: readonly string[], asked: string): string {
  const [first = '', ...others] = found;
  if (others.length > 0) {
    throw new GeneratorProblem(
      `${JSON.stringify(asked)} stands for ${found.length} features: ${found.join(', ')}.`,
      'Name one by its directory, or give one of them another number.',
    );
  }
  return first;
}

function unknown(asked: string, directories: readonly string[]): GeneratorProblem {
  const known =
    directories.length === 0 ? 'The workspace has no feature yet.' : `There are ${listed(directories)}.`;
  return new GeneratorProblem(
    `There is no feature ${JSON.stringify(asked.slice(0, 80))}. ${known}`,
    'Name one of them, or give a title in words to plan a new feature.',
  );
}

function listed(directories: readonly string[]): string {
  const shown = directories.slice(-10).join(', ');
  return directories.length > 10 ? `${directories.length}, the last are ${shown}` : shown;
}

function existing(directory: string): TargetFeature {
  const name = nameOf(directory);
  const words = name.replace(/^(?:\d{8}-\d{6}|\d+)[-_]/, '').replaceAll('-', ' ');
  return { directory, name, title: words.charAt(0).toUpperCase() + words.slice(1), isNew: false };
}

/** A title as documents can hold it: one line, at most 200 characters. */
export function titleOf(text: string): string {
  const line = sanitize(text).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  return characters.length > 200 ? `${characters.slice(0, 199).join('')}…` : line;
}

function specsRoots(tree: Tree, specsDir: string | undefined): { first: string; patterns: string[] } {
  const configured = pluginSpecsRoots(tree);
  const own = specsDir === undefined ? undefined : checkDirectory(specsDir, '--specs-dir', tree);
  const first = own ?? configured.find((root) => !/[*?[\]{}()!]/.test(root)) ?? 'specs';
  return { first, patterns: [...new Set([first, ...configured])] };
}

function pluginSpecsRoots(tree: Tree): readonly string[] {
  const entry = readNxJson(tree)?.plugins?.find(
    (plugin) => typeof plugin === 'object' && plugin.plugin === '@plangate/nx/plugin',
  );
  return resolvePluginOptions(typeof entry === 'object' ? (entry.options ?? {}) : {}).specsRoots;
}

/** Every directory that is, or has the name of, a feature: a number is taken even before its documents are there. */
function featureDirectories(tree: Tree, patterns: readonly string[]): string[] {
  const files = treeWorkspaceFiles(tree);
  const { features } = discoverFeatures(documentPaths(files, patterns, []), { specsRoots: patterns });
  const numbered = patterns
    .flatMap((pattern) => expandDirectories(files, pattern))
    .flatMap((root) =>
      files
        .list(root)
        .filter((name) => /^\d+-.*\/$/.test(name))
        .map((name) => `${root}/${name.slice(0, -1)}`),
    );
  return [...new Set([...features.map(({ directory }) => directory), ...numbered])].sort();
}

function nameOf(directory: string): string {
  return directory.slice(directory.lastIndexOf('/') + 1);
}
