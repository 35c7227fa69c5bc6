import type { StructureLayout, StructurePart, WorkspaceFiles } from '@plangate/core';
import { packageFiles, packageFolders } from '../package-files.js';
import { StructureProblem } from './structure-problem.js';
import { hintFor } from './checks.js';
import { readStructure, type ReadStructure } from './read.js';
import { STRUCTURE_NAME } from './schema.js';
import type { Structure, StructureProject, StructureSource } from './structure.js';

/** Where a workspace keeps its own structures. */
export const STRUCTURES_DIRECTORY = '.specify/structures';
const BUILT_IN = 'structures';
const MAX_STRUCTURES = 100;
const MAX_PARENTS = 10;

/** The structures that a plan in a workspace can choose. */
export interface Structures {
  /** Ours first, then the workspace's own. */
  readonly names: readonly string[];
  /**
   * Reads one with all that it extends.
   * @throws StructureProblem if something is wrong with it, or if no structure has the name
   */
  load(name: string): Structure;
}

/** The names of the structures that the package brings. */
export function builtInStructures(): string[] {
  return packageFolders(BUILT_IN);
}

/** The packages that constitutions extend, nearest first, and the files that they are read from. */
export interface StructurePackages {
  readonly files: WorkspaceFiles;
  readonly packages: readonly { readonly directory: string }[];
}

/**
 * Our structures, those of a workspace, and those of the packages whose constitutions it extends, as far as the workspace has none
 * of the same name; each is read when it is needed.
 */
export function structuresOf(
  files: WorkspaceFiles,
  { packages, files: installed }: StructurePackages = { packages: [], files },
): Structures {
  const ours = builtInStructures().map((name) => ({
    name,
    files: packageFiles(),
    folder: `${BUILT_IN}/${name}`,
    shown: `@plangate/nx/${BUILT_IN}/${name}`,
  }));
  const own = structuresIn(files, STRUCTURES_DIRECTORY);
  const brought = packages.flatMap(({ directory }) => structuresIn(installed, `${directory}/${BUILT_IN}`));
  const sources = [...ours, ...own];
  for (const source of brought) {
    const isTaken = sources.slice(ours.length).some(({ name }) => isSameName(name, source.name));
    if (!isTaken) sources.push(source);
  }
  return {
    names: [...new Set(sources.map(({ name }) => name))],
    load: (name) => loadStructure(name, sources, []),
  };
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

function structuresIn(files: WorkspaceFiles, directory: string): StructureSource[] {
  return files
    .list(directory)
    .filter((name) => name.endsWith('/') && !name.startsWith('.'))
    .slice(0, MAX_STRUCTURES)
    .map((name) => {
      const folder = `${directory}/${name.slice(0, -1)}`;
      return { name: name.slice(0, -1), files, folder, shown: folder };
    });
}

/**
 * All structures that can be used, the likeliest first.
 * @param told what a plan says under Project Type, which begins with the name of its structure
 */
export function likelyStructures(structures: Structures, told: string): Structure[] {
  const word = /^[a-z][a-z0-9-]*/.exec(told.trim().toLowerCase())?.[0] ?? '';
  const names = [...structures.names].sort((a, b) => Number(b === word) - Number(a === word));
  return names.flatMap((name) => {
    try {
      return [structures.load(name)];
    } catch (error) {
      if (error instanceof StructureProblem) return [];
      throw error;
    }
  });
}

/** What `layout` gates need of every structure; for one that cannot be used, the reason. */
export function structureLayouts(files: WorkspaceFiles, packages?: StructurePackages): StructureLayout[] {
  const structures = structuresOf(files, packages);
  return structures.names.map((name) => {
    try {
      const parts = structures.load(name).projects.map(partOf);
      return { name, ok: true, parts };
    } catch (error) {
      if (!(error instanceof StructureProblem)) throw error;
      const [first] = error.faults;
      return {
        name,
        ok: false,
        problem: first === undefined ? error.message : `${first.place} ${first.what}`,
      };
    }
  });
}

/** What a structure asks of one of its projects. */
export function partOf({ root, directories, required, forbid }: StructureProject): StructurePart {
  return { root, directories: [...directories.keys()], files: required, forbid };
}

function loadStructure(
  name: string,
  sources: readonly StructureSource[],
  children: readonly string[],
): Structure {
  const source = sourceOf(name, sources);
  const read = readStructure(source);
  const parent = parentOf(read, sources, [...children, name]);
  const { file } = read;
  const projects = merged(parent?.projects ?? [], read.projects);
  if (projects.length === 0) {
    throw new StructureProblem(name, [{ place: `${source.shown}/structure.yaml`, what: 'has no projects.' }]);
  }
  return {
    name,
    title: file.description,
    projectType: file.projectType ?? `${name}: ${file.description}`,
    language: file.language ?? parent?.language ?? null,
    platforms: file.platforms ?? parent?.platforms ?? [],
    contracts: file.contracts ?? parent?.contracts ?? [],
    projects,
  };
}

/** A name means one structure: one of the workspace never replaces one of ours, however it is written. */
function sourceOf(name: string, sources: readonly StructureSource[]): StructureSource {
  const found = sources.find((source) => source.name === name);
  if (found === undefined) {
    const names = sources.map((source) => source.name);
    throw new StructureProblem(name, [
      { place: STRUCTURES_DIRECTORY, what: `has no structure of this name.${hintFor(name, names)}` },
    ]);
  }
  const wrong = (what: string, { shown }: StructureSource) =>
    new StructureProblem(name, [{ place: shown, what }]);
  const twin = sources.find((source) => source !== found && source.name.toLowerCase() === name.toLowerCase());
  if (twin !== undefined) {
    throw wrong(
      `has the name of another structure. Choose another name; "extends: ${found.name}" builds on it.`,
      twin,
    );
  }
  if (!STRUCTURE_NAME.test(name)) {
    throw wrong(
      'must have a name of at most 40 lower-case letters, digits and hyphens, such as "kiosk".',
      found,
    );
  }
  return found;
}

function parentOf(
  read: ReadStructure,
  sources: readonly StructureSource[],
  chain: readonly string[],
): Structure | null {
  const parent = read.file.extends;
  if (parent === undefined) return null;
  const child = chain.at(-1) ?? '';
  const wrong = (what: string) => new StructureProblem(child, [{ place: read.placeOf(['extends']), what }]);
  if (chain.includes(parent))
    throw wrong(`"${parent}" extends this structure, so they extend each other without end.`);
  if (chain.length > MAX_PARENTS) throw wrong(`more than ${MAX_PARENTS} structures extend one another.`);
  const names = sources.map(({ name }) => name);
  if (!names.includes(parent)) {
    throw wrong(`there is no structure "${parent}" to extend.${hintFor(parent, names)}`);
  }
  return loadStructure(parent, sources, chain);
}

function merged(parents: readonly StructureProject[], own: readonly StructureProject[]): StructureProject[] {
  const kept = parents.map((parent) => {
    const child = own.find(({ root }) => root === parent.root);
    return child === undefined ? parent : extended(parent, child);
  });
  return [...kept, ...own.filter(({ root }) => parents.every((parent) => parent.root !== root))];
}

function extended(parent: StructureProject, child: StructureProject): StructureProject {
  const replaced = new Set(child.templates.map(({ path }) => path.toLowerCase()));
  return {
    root: parent.root,
    directories: new Map([...parent.directories, ...child.directories]),
    optional: new Map([...parent.optional, ...child.optional]),
    required: [...new Set([...parent.required, ...child.required])],
    forbid: [...new Set([...parent.forbid, ...child.forbid])],
    takes: new Map(
      [...parent.takes, ...child.takes].map(([directory]) => [
        directory,
        [...new Set([...(parent.takes.get(directory) ?? []), ...(child.takes.get(directory) ?? [])])],
      ]),
    ),
    layers: [...new Set([...parent.layers, ...child.layers])],
    templates: [
      ...parent.templates.filter(({ path }) => !replaced.has(path.toLowerCase())),
      ...child.templates,
    ],
    dependencies: { ...parent.dependencies, ...child.dependencies },
    devDependencies: { ...parent.devDependencies, ...child.devDependencies },
  };
}
