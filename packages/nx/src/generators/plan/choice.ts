import { didYouMean, featureSlug, isFeatureDocument, nearest, type WorkspaceFiles } from '@plangate/core';
import type { TreeItem } from '../../scaffolding/draw-tree.js';
import type { EntityNames, ReservedNames } from '../../scaffolding/entities.js';
import { nameableSegment } from '../../scaffolding/project-name.js';
import { stackWithLayers } from '../../scaffolding/stacks/choose.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import type {
  ProjectTools,
  Stack,
  StackInWorkspace,
  StatedContext,
  WorkspaceProject,
} from '../../scaffolding/stacks/stack.js';
import type { Structures } from '../../scaffolding/structures/catalogue.js';
import type { Structure, StructureProject } from '../../scaffolding/structures/structure.js';
import type { ConstitutionsOfWorkspace } from '../shared/constitutions-over.js';
import { checkDirectory, fromWorkingDirectory } from '../shared/directory.js';
import { readEntities } from '../shared/entities.js';
import type { TargetFeature } from '../shared/feature.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';
import type { CheckedPlanOptions } from './schema.js';
import { suitesInForce } from './constitutions.js';
import { newSkeleton } from './skeleton.js';

/** One project that a new plan declares. */
export interface ChosenPart {
  readonly root: string;
  readonly stack: StackInWorkspace;
  readonly tools: ProjectTools;
  readonly layers: readonly string[];
  readonly items: readonly TreeItem[];
}

/** What a new plan chooses. An existing plan.md has chosen already. */
export interface SourceChoice {
  readonly directory: string;
  readonly structure: Structure;
  /** The languages of its parts, each once. */
  readonly stacks: readonly StackInWorkspace[];
  readonly entities: readonly EntityNames[];
  readonly parts: readonly ChosenPart[];
  /** What a person should know about the choice. */
  readonly notes: readonly string[];
}

interface Subject {
  /** Absolute path of the workspace root. */
  readonly root: string;
  readonly files: WorkspaceFiles;
  readonly feature: TargetFeature;
  /** The stack of the language that was asked for. */
  readonly stack: StackInWorkspace;
  readonly structures: Structures;
  /** The existing projects, whose conventions each stack follows. */
  readonly projects: readonly WorkspaceProject[];
  readonly constitutions: ConstitutionsOfWorkspace;
}

/** @throws GeneratorProblem for a language without a stack */
export function chooseStack(language: string): Stack {
  const names = STACKS.map(({ name }) => name);
  const found = STACKS.find(({ name }) => name === language);
  if (found === undefined) throw unknown(language, names, '--language');
  return found;
}

/**
 * The source tree that the options ask for.
 * @throws GeneratorProblem for an unknown structure, a wrong directory or a wrong entity
 * @throws StructureProblem for a structure with a fault
 */
export function chooseSource(subject: Subject, options: CheckedPlanOptions): SourceChoice {
  const { root: workspaceRoot, files, feature, stack } = subject;
  const structure = chooseStructure(subject, options.structure);
  const usual = usualDirectory(feature);
  const fallback = `${librariesDirectory(files)}/${usual.name}`;
  const wanted =
    options.directory === undefined
      ? fallback
      : fromWorkingDirectory(options.directory, { root: workspaceRoot });
  const directory = checkDirectory(wanted, '--directory', files);
  if (isFeatureDocument(`${directory}/src`)) throw ofDocuments(directory, fallback);
  const chosen = structure.projects.map((project) => ({ project, own: stackOf(project, stack.stack) }));
  const opened = new Map(
    chosen.map(({ own }) => [own, own === stack.stack ? stack : own.open(files, subject.projects)] as const),
  );
  const stacks = [...opened.values()];
  const entities = readEntities(options.entities, feature.title, namesOfAll(stacks));
  const parts = chosen.map(({ project, own }) => {
    const root = project.root === '.' ? directory : `${directory}/${project.root}`;
    const suites = suitesInForce(subject.constitutions, feature.directory, root);
    const opening = opened.get(own) ?? stack;
    const stated = statedBy(options);
    // Which files are drawn follows from the tools, and these from the directories.
    const likely = opening.toolsOf({ root, stated, drawn: [...project.directories.keys()] });
    const { paths, emptied } = newSkeleton({ root, entities, project, suites, tools: likely }, own, files);
    const directories = new Map([...project.directories].filter(([path]) => !emptied.has(path)));
    const items = treeItems(paths, directories, { root, stack: own, files });
    const tools = opening.toolsOf({ root, stated, drawn: items.map(({ path }) => path) });
    return { root, stack: opening, tools, layers: project.layers, items };
  });
  const notes = options.directory === undefined ? usual.notes : [];
  return { directory, structure, stacks, entities, parts, notes };
}

/** What the options say of tools and frameworks. */
function statedBy({
  testing,
  languageVersion,
  primaryDependencies,
  projectType,
}: CheckedPlanOptions): StatedContext {
  return {
    Testing: String(testing ?? ''),
    'Language/Version': String(languageVersion ?? ''),
    'Primary Dependencies': String(primaryDependencies ?? ''),
    'Project Type': String(projectType ?? ''),
  };
}

/** The language of a project of the structure: another one than was asked for if that has no templates for such a project. */
function stackOf({ layers }: StructureProject, wanted: Stack): Stack {
  return stackWithLayers(layers, wanted) ?? wanted;
}

/** An entity of projects in several languages has a name that all of them can use. */
function namesOfAll(stacks: readonly StackInWorkspace[]): ReservedNames {
  return {
    language: stacks.map(({ stack }) => stack.language).join(' and '),
    reserved: new Set(stacks.flatMap(({ stack }) => [...stack.reserved])),
  };
}

/** Nothing but documents is made where features are, so the source would be missing. */
function ofDocuments(directory: string, fallback: string): GeneratorProblem {
  return new GeneratorProblem(
    `--directory ${directory} cannot be used: it is among the documents of features, and no source is made there.`,
    `Name a directory for source, such as ${fallback}.`,
  );
}

/** The default name of the directory: the words of the title, as far as a project may be named after them. */
function usualDirectory(feature: TargetFeature): { name: string; notes: string[] } {
  const slug = featureSlug(feature.title);
  const words = slug.ok ? slug.slug : feature.name;
  const name = nameableSegment(words, feature.directory);
  const note =
    `A project cannot be called ${words}: names of packages have Latin letters and do not begin with a digit. ` +
    `So it is called ${name}; another --directory gives it another name.`;
  return { name, notes: name === words ? [] : [note] };
}

function chooseStructure({ structures, stack: { stack } }: Subject, name: string): Structure {
  if (!structures.names.includes(name)) throw unknown(name, structures.names, '--structure');
  const structure = structures.load(name);
  if (structure.language !== null && structure.language !== stack.name) {
    throw new GeneratorProblem(
      `--structure ${name} is written for ${structure.language}, and --language is ${stack.name}.`,
      `Use --language=${structure.language}, or another structure.`,
    );
  }
  return structure;
}

/** The default directory of libraries. */
function librariesDirectory(files: WorkspaceFiles): string {
  return files.kind('libs') !== null && files.kind('packages') === null ? 'libs' : 'packages';
}

function unknown(name: string, names: readonly string[], option: string): GeneratorProblem {
  return new GeneratorProblem(
    `${option} ${JSON.stringify(name.slice(0, 60))} is not known.${didYouMean(nearest(name, names))}`,
    `Use one of: ${names.join(', ')}.`,
  );
}

/** Entries of the tree; an existing file is marked as such and will not be changed. */
function treeItems(
  paths: readonly string[],
  directories: ReadonlyMap<string, string | null>,
  { root, stack, files }: { root: string; stack: Stack; files: WorkspaceFiles },
): TreeItem[] {
  return [...new Set([...directories.keys(), ...paths])].sort(comparePaths).map((path) => {
    const comment = directories.get(path);
    if (comment !== undefined) return { path, kind: 'dir', comment };
    const isThere = files.kind(`${root}/${path}`) !== null;
    // The entry file of a project has to export the new parts; other shared files need no change.
    return { path, kind: 'file', comment: isThere ? (stack.isEntry(path) ? 'MODIFIED' : 'EXISTING') : null };
  });
}

function comparePaths(a: string, b: string): number {
  return a < b ? -1 : 1;
}
