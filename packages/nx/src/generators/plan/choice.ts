import {
  featureSlug,
  nearest,
  STACKS,
  STRUCTURES,
  type EntityNames,
  type Stack,
  type Structure,
  type TreeItem,
} from '@plangate/core';
import type { Tree } from '@nx/devkit';
import { checkDirectory, fromWorkingDirectory } from '../shared/directory.js';
import { readEntities } from '../shared/entities.js';
import { nameableSegment } from '../shared/project-name.js';
import type { TargetFeature } from '../shared/feature.js';
import { GeneratorProblem } from '../shared/problem.js';
import type { CheckedPlanOptions } from './schema.js';
import { newSkeleton } from './skeleton.js';
import type { WorkspaceFacts } from './workspace.js';

/** One project that a new plan declares. */
export interface ChosenPart {
  readonly root: string;
  readonly items: readonly TreeItem[];
}

/** What a new plan chooses. A plan.md that exists has chosen already. */
export interface SourceChoice {
  readonly directory: string;
  readonly structure: Structure;
  readonly stack: Stack;
  readonly entities: readonly EntityNames[];
  readonly parts: readonly ChosenPart[];
  /** What a person should know of the choice. */
  readonly notes: readonly string[];
}

interface Subject {
  readonly feature: TargetFeature;
  readonly workspace: WorkspaceFacts;
  readonly stack: Stack;
}

/** @throws GeneratorProblem for a language without a stack */
export function chooseStack(language: string): Stack {
  return oneOf(STACKS, language, '--language');
}

/**
 * The source tree that the options ask for.
 * @throws GeneratorProblem for an unknown structure, a wrong directory or a wrong entity
 */
export function chooseSource(tree: Tree, options: CheckedPlanOptions, subject: Subject): SourceChoice {
  const structure = oneOf(STRUCTURES, options.structure, '--structure');
  const { feature, workspace, stack } = subject;
  const usual = usualDirectory(feature);
  const fallback = `${workspace.librariesDirectory}/${usual.name}`;
  const wanted = options.directory === undefined ? fallback : fromWorkingDirectory(options.directory, tree);
  const directory = checkDirectory(wanted, '--directory', tree);
  const entities = readEntities(options.entities, feature.title);
  const parts = structure.parts.map((part) => {
    const root = part.root === '.' ? directory : `${directory}/${part.root}`;
    const place = { root, feature: feature.directory, stack, entities, importEnding: workspace.importEnding };
    const files = newSkeleton(tree, place, part.layers).map(({ path }) => path);
    return { root, items: treeItems(tree, root, [...part.directories, ...files]) };
  });
  const notes = options.directory === undefined ? usual.notes : [];
  return { directory, structure, stack, entities, parts, notes };
}

/** The name of the directory when nobody says: the title's words, as far as a project may be named after them. */
function usualDirectory(feature: TargetFeature): { name: string; notes: string[] } {
  const slug = featureSlug(feature.title);
  const words = slug.ok ? slug.slug : feature.name;
  const name = nameableSegment(words, feature.directory);
  const note =
    `No project can be called ${words}: names of packages have Latin letters and do not begin with a digit. ` +
    `So it is called ${name}; another --directory gives it another name.`;
  return { name, notes: name === words ? [] : [note] };
}

function oneOf<Item>(known: Readonly<Record<string, Item>>, name: string, option: string): Item {
  const found = Object.hasOwn(known, name) ? known[name] : undefined;
  if (found === undefined) {
    const names = Object.keys(known);
    const meant = nearest(name, names);
    throw new GeneratorProblem(
      `${option} ${JSON.stringify(name.slice(0, 60))} is not known.${meant === null ? '' : ` Did you mean "${meant}"?`}`,
      `Use one of: ${names.join(', ')}.`,
    );
  }
  return found;
}

const DIRECTORY_COMMENTS: Readonly<Record<string, string>> = {
  'src/models': 'entities and their validation',
  'src/services': 'what can be done with them',
  'src/cli': 'the command line',
  'src/lib': 'what the other parts share',
  'src/api': 'the HTTP interface',
  'src/components': 'parts of pages',
  'src/pages': 'whole pages',
  'tests/contract': 'against the files of contracts/',
  'tests/integration': 'from end to end',
  'tests/unit': 'one part at a time',
};

/** Entries of the tree; a file that is there already is marked so, and will be left alone. */
function treeItems(tree: Tree, root: string, paths: readonly string[]): TreeItem[] {
  const directories = new Set(Object.keys(DIRECTORY_COMMENTS));
  return [...new Set(paths)].sort(comparePaths).map((path) => {
    const comment = DIRECTORY_COMMENTS[path] ?? null;
    const isDirectory = directories.has(path);
    const isThere = !isDirectory && tree.exists(`${root}/${path}`);
    return { path, kind: isDirectory ? 'dir' : 'file', comment: isThere ? statusOf(path) : comment };
  });
}

/** The entries of a project have to speak of the new parts; the other shared files serve them as they are. */
function statusOf(path: string): string {
  return /^src\/(?:index|(?:cli|api)\/main)\.ts$/.test(path) ? 'MODIFIED' : 'EXISTING';
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : 1;
}
