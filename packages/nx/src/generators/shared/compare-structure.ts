import type { Tree } from '@nx/devkit';
import { askedOf, entitiesOf, entityPattern } from '@plangate/core';
import { globTest } from '@plangate/core/graph';
import { layerFolder, packageFolders, packageTemplates } from '../../scaffolding/package-files.js';
import { defaultStack, stackOfMost } from '../../scaffolding/stacks/choose.js';
import type { FileKinds } from '../../scaffolding/structures/infer.js';
import { movesTo, type Moves, type Places } from '../../scaffolding/structures/moves.js';
import type { Structure, StructureProject } from '../../scaffolding/structures/structure.js';
import { partOf, structuresOf, type Structures } from '../../scaffolding/structures/catalogue.js';
import { constitutionsOf } from './constitutions-over.js';
import { openWorkspace } from './workspace.js';

/** How a project differs from a structure; paths are relative to its root. */
export interface Difference {
  readonly directories: readonly string[];
  readonly files: readonly string[];
  readonly entities: readonly { readonly entity: string; readonly missing: readonly string[] }[];
  readonly forbidden: readonly string[];
}

/** What is in a project, relative to its root. */
interface Paths {
  readonly files: readonly string[];
  readonly directories: readonly string[];
}

/** The structures that projects can have: ours, those of the workspace, and those of the packages that their constitutions extend. */
export function structuresOver(tree: Tree, roots: readonly string[]): Structures {
  const workspace = openWorkspace(tree);
  return structuresOf(workspace.files, constitutionsOf(workspace).packagesOver(...roots));
}

/** What a project lacks, and what it should not have, by the same rules as those of a `layout` gate. */
export function differenceFrom(structure: Structure, root: string, paths: Paths): Difference {
  const { name, projects } = structure;
  const asked = askedOf({ name, ok: true, parts: projects.map(partOf) }, root);
  const [files, directories] = [new Set(paths.files), new Set(paths.directories)];
  const varying = asked.files.filter((path) => entityPattern(path).varies);
  // A glob that is refused matches everything, as nothing can pass it.
  const forbids = asked.forbid.map((glob) => globTest(glob, { refused: true }));
  const entities = entitiesOf(varying, paths.files);
  return {
    directories: asked.directories.filter((path) => !directories.has(path)),
    files: [
      ...asked.files.filter((path) => !entityPattern(path).varies && !files.has(path)),
      ...(entities.length === 0 ? varying : []),
    ],
    entities: entities.filter(({ missing }) => missing.length > 0),
    forbidden: [...paths.files, ...paths.directories].filter((path) =>
      forbids.some((matches) => matches(path)),
    ),
  };
}

/** The project of a structure that a project of the workspace is held against: the one that is named like it, or the only one; else null. */
export function projectFor({ projects }: Structure, root: string): StructureProject | null {
  const named = projects.find((project) => project.root !== '.' && `/${root}`.endsWith(`/${project.root}`));
  const [only, ...others] = projects;
  return named ?? (others.length === 0 && only?.root === '.' ? only : null);
}

/** Where the files of a project go. */
export function movesOf(project: StructureProject, files: readonly string[], kinds: FileKinds): Moves {
  return movesTo(placesOf(project, files), files, kinds);
}

function placesOf(project: StructureProject, files: readonly string[]): Places {
  const { name } = stackOfMost(files) ?? defaultStack();
  const known = packageFolders(layerFolder(name));
  const layered = project.layers
    .filter((layer) => known.includes(layer))
    .flatMap((layer) => packageTemplates(layerFolder(name, layer)));
  const templates = [...layered, ...project.templates].map(({ path }) => path);
  return {
    directories: [...project.directories.keys(), ...project.optional.keys()],
    files: [...new Set([...templates, ...project.required])],
    takes: project.takes,
  };
}
