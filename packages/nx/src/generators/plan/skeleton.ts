import type { WorkspaceFiles } from '@plangate/core';
import { entityNames, type EntityNames } from '../../scaffolding/entities.js';
import { layerFolder, packageFolders, packageTemplates } from '../../scaffolding/package-files.js';
import type { ProjectTools, SkeletonPlace, Stack, StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import { knownContracts } from '../../scaffolding/structures/checks.js';
import type { Structure, StructureProject } from '../../scaffolding/structures/structure.js';
import { entityValues, renderedPaths, type TemplateFile } from '../../scaffolding/templates/files.js';
import { renderFiles, type RenderValues } from '../../scaffolding/templates/render.js';
import { placeTests, type SuiteGlobs } from '../../scaffolding/test-places.js';
import { directoryOf } from '../../workspace/paths.js';
import {
  idsInName,
  idsInTitle,
  skeletonRequirements,
  type ProvenIds,
  type SkeletonProof,
} from './skeleton-requirements.js';

/** A project of a structure that a new plan draws. */
export interface NewProject {
  readonly root: string;
  readonly entities: readonly EntityNames[];
  readonly project: StructureProject;
  readonly suites: SuiteGlobs;
  readonly tools: ProjectTools;
}

/**
 * The paths of a skeleton that a new plan draws, without tests of shared sources that exist already and may not be ours.
 * `emptied` are the directories of the structure whose tests all go elsewhere.
 */
export function newSkeleton(
  { root, entities, project, suites, tools }: NewProject,
  stack: Stack,
  files: WorkspaceFiles,
): { readonly paths: readonly string[]; readonly emptied: ReadonlySet<string> } {
  const folders = project.layers.flatMap((layer) => stack.layerFolders(layer, tools));
  const layers = [...new Set(folders)].flatMap(packageTemplates);
  const isThere = (path: string): boolean => files.kind(`${root}/${path}`) !== null;
  const rendered = renderedPaths([...layers, ...project.templates], entityValues(entities));
  const placeOf = testPlaces(renderedPaths(layers, entityValues(entities)), { stack, suites });
  const wanted = rendered.filter((path) => {
    const source = Object.hasOwn(stack.sharedTests, path) ? stack.sharedTests[path] : undefined;
    return source === undefined || !isThere(source) || isThere(placeOf(path));
  });
  const paths = wanted.map(placeOf);
  const left = rendered.map(directoryOf).filter((directory) => !paths.map(directoryOf).includes(directory));
  return { paths, emptied: new Set(left.filter((directory) => directory.startsWith('tests/'))) };
}

/** Where the tests of layers go, by the paths of their templates; other paths stay as they are. */
function testPlaces(
  paths: readonly string[],
  { stack, suites }: { readonly stack: Stack; readonly suites: SuiteGlobs },
): (path: string) => string {
  const tests = paths.filter((path) => stack.isTest(path));
  const sources = paths.filter((path) => stack.isSource(path));
  const placed = placeTests(
    tests.map((path) => ({ path, source: stack.sharedTests[path] ?? sourceOf(path, sources) })),
    suites,
    (path) => stack.isTest(path),
  );
  return (path) => placed.get(path) ?? path;
}

/** The source of the same name as a test. */
function sourceOf(test: string, sources: readonly string[]): string | null {
  const stem = (path: string): string => path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '';
  return sources.find((source) => stem(source) === stem(test)) ?? null;
}

/** Templates that make one part of a project: all of them are used or none. */
interface TemplateSet {
  readonly templates: readonly TemplateFile[];
  /** The project of the structure that brings them; null for a layer of the stack. */
  readonly project: StructureProject | null;
}

/** A project whose tree a plan declares. */
export interface DeclaredProject {
  readonly root: string;
  /** Directory of the feature, whose contracts the tests read. */
  readonly feature: string;
  /** Paths that the plan declares in it, relative to its root. */
  readonly declared: ReadonlySet<string>;
  /** Where its gates look for tests. */
  readonly suites: SuiteGlobs;
  readonly tools: ProjectTools;
}

/** A file that the templates make, and what it needs. */
export interface SkeletonFile {
  readonly content: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  /** Whether it is a test that reads the contracts of the feature. */
  readonly readsContracts: boolean;
}

/**
 * The skeleton that a declared tree asks for: the files of each set of templates whose files it declares. It follows
 * from the tree alone, so that an interrupted run can be repeated with the same result.
 * @param structures the likeliest first: where two make the same file, its content is that of the first
 */
export function declaredSkeleton(
  project: DeclaredProject,
  stack: StackInWorkspace,
  { files, structures }: { files: WorkspaceFiles; structures: readonly Structure[] },
): ReadonlyMap<string, SkeletonFile> {
  const { root, feature, declared, suites, tools } = project;
  const found = new Map<string, SkeletonFile>();
  const contracted = contractedEntities(files, feature);
  if (contracted.length === 0) return found;
  const there = (path: string): boolean => declared.has(path) || files.kind(`${root}/${path}`) !== null;
  const sets = templateSets(structures, stack.stack, project);
  const layered = sets.filter((set) => set.project === null).flatMap(({ templates }) => templates);
  const placeOf = testPlaces(renderedPaths(layered, entityValues(contracted)), {
    stack: stack.stack,
    suites,
  });
  // A plan may be older than the constitution that would put its tests elsewhere.
  const placed = (path: string): string => (there(placeOf(path)) ? placeOf(path) : path);
  const proven = skeletonRequirements(files, feature);
  for (const set of sets) {
    const pathFor = set.project === null ? placed : (path: string): string => path;
    const isWhole = (entities: readonly EntityNames[]): boolean =>
      renderedPaths(set.templates, entityValues(entities)).every(
        (path) =>
          there(pathFor(path)) || (set.project === null && Object.hasOwn(stack.stack.sharedTests, path)),
      );
    const entities = contracted.filter((entity) =>
      set.project === null ? stack.stack.isAbout(entity.kebab, declared) : isWhole([entity]),
    );
    if (entities.length === 0 || !isWhole(entities)) continue;
    const { dependencies, devDependencies } = set.project ?? stack.needs;
    const place = { root, feature, entities, tools };
    const valuesAt = (path: string) => stack.fileValues(place, path);
    const contractTests = renderedPaths(set.templates, entityValues(entities))
      .filter((path) => path.startsWith('tests/contract/'))
      .map(pathFor);
    for (const { path, content } of renderFiles(set.templates, valuesOf(place, stack, proven), {
      pathFor,
      valuesAt,
    })) {
      const readsContracts = contractTests.includes(path);
      found.set(path, { content, dependencies, devDependencies, readsContracts });
    }
  }
  return found;
}

function valuesOf(place: SkeletonPlace, stack: StackInWorkspace, proven: ProvenIds): RenderValues {
  const { root, feature } = place;
  const name = root.slice(root.lastIndexOf('/') + 1);
  return {
    root,
    name,
    feature,
    idsInTitle: (entity: EntityNames, ...proofs: SkeletonProof[]) => idsInTitle(proven(entity, ...proofs)),
    idsInName: (entity: EntityNames, ...proofs: SkeletonProof[]) => idsInName(proven(entity, ...proofs)),
    ...stack.templateValues(place),
  };
}

/** The layers of the stack, then the templates of structures from the least to the most likely one: the last one counts. */
function templateSets(
  structures: readonly Structure[],
  stack: Stack,
  { root, tools }: Pick<DeclaredProject, 'root' | 'tools'>,
): TemplateSet[] {
  const named = structures.flatMap(({ projects }) => projects.flatMap(({ layers }) => layers));
  const known = packageFolders(layerFolder(stack.name));
  const layers = [...named.filter((layer) => known.includes(layer)), ...known];
  const folders = new Set(layers.flatMap((layer) => stack.layerFolders(layer, tools)));
  const own = structures
    .filter(({ language }) => language === null || language === stack.name)
    .flatMap(({ projects }) => projects)
    .filter((project) => project.templates.length > 0)
    .filter((project) => project.root === '.' || `/${root}`.endsWith(`/${project.root}`))
    .reverse();
  return [
    ...[...folders].map((folder) => ({ templates: packageTemplates(folder), project: null })),
    ...own.map((project) => ({ templates: project.templates, project })),
  ];
}

/** The entities that the feature has contracts for. */
function contractedEntities(files: WorkspaceFiles, feature: string): EntityNames[] {
  const common = new Set(knownContracts());
  return files
    .list(`${feature}/contracts`)
    .filter((name) => name.endsWith('.schema.json'))
    .map((name) => name.slice(0, -'.schema.json'.length))
    .filter((name) => /^[a-z][a-z0-9-]*$/.test(name) && !common.has(name))
    .map(entityNames);
}
