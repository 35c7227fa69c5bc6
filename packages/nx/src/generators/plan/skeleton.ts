import type { WorkspaceFiles } from '@plangate/core';
import { entityNames, type EntityNames } from '../../scaffolding/entities.js';
import { layerFolder, packageFolders, packageTemplates } from '../../scaffolding/package-files.js';
import type { Stack, StackInWorkspace } from '../../scaffolding/stacks/stack.js';
import { knownContracts } from '../../scaffolding/structures/checks.js';
import type { Structure, StructureProject } from '../../scaffolding/structures/structure.js';
import { entityValues, renderedPaths, type TemplateFile } from '../../scaffolding/templates/files.js';
import { renderFiles, type RenderValues } from '../../scaffolding/templates/render.js';

/** The paths of a skeleton that a new plan draws, without tests of shared sources that exist already and may not be ours. */
export function newSkeleton(
  { root, entities, project }: { root: string; entities: readonly EntityNames[]; project: StructureProject },
  stack: Stack,
  files: WorkspaceFiles,
): string[] {
  const layers = project.layers.flatMap((layer) => packageTemplates(layerFolder(stack.name, layer)));
  const isThere = (path: string): boolean => files.kind(`${root}/${path}`) !== null;
  return renderedPaths([...layers, ...project.templates], entityValues(entities)).filter((path) => {
    const source = Object.hasOwn(stack.sharedTests, path) ? stack.sharedTests[path] : undefined;
    return source === undefined || !isThere(source) || isThere(path);
  });
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
}

/** A file that the templates make, and what it needs. */
export interface SkeletonFile {
  readonly content: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
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
  const { root, feature, declared } = project;
  const found = new Map<string, SkeletonFile>();
  const contracted = contractedEntities(files, feature);
  if (contracted.length === 0) return found;
  const there = (path: string): boolean => declared.has(path) || files.kind(`${root}/${path}`) !== null;
  for (const set of templateSets(structures, stack.stack, root)) {
    const isWhole = (entities: readonly EntityNames[]): boolean =>
      renderedPaths(set.templates, entityValues(entities)).every(
        (path) => there(path) || (set.project === null && Object.hasOwn(stack.stack.sharedTests, path)),
      );
    const entities = contracted.filter((entity) =>
      set.project === null ? stack.stack.isAbout(entity.kebab, declared) : isWhole([entity]),
    );
    if (entities.length === 0 || !isWhole(entities)) continue;
    const values = valuesOf(project, stack, entities);
    const needs = set.project ?? stack.needs;
    for (const { path, content } of renderFiles(set.templates, values)) {
      found.set(path, { content, dependencies: needs.dependencies, devDependencies: needs.devDependencies });
    }
  }
  return found;
}

function valuesOf(
  { root, feature }: DeclaredProject,
  stack: StackInWorkspace,
  entities: readonly EntityNames[],
): RenderValues {
  const name = root.slice(root.lastIndexOf('/') + 1);
  return { root, name, feature, ...stack.templateValues({ root, feature, entities }) };
}

/** The layers of the stack, then the templates of structures from the least to the most likely one: the last one counts. */
function templateSets(structures: readonly Structure[], stack: Stack, root: string): TemplateSet[] {
  const named = structures.flatMap(({ projects }) => projects.flatMap(({ layers }) => layers));
  const known = packageFolders(layerFolder(stack.name));
  const layers = [...new Set([...named.filter((layer) => known.includes(layer)), ...known])];
  const own = structures
    .filter(({ language }) => language === null || language === stack.name)
    .flatMap(({ projects }) => projects)
    .filter((project) => project.templates.length > 0)
    .filter((project) => project.root === '.' || `/${root}`.endsWith(`/${project.root}`))
    .reverse();
  return [
    ...layers.map((layer) => ({
      templates: packageTemplates(layerFolder(stack.name, layer)),
      project: null,
    })),
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
