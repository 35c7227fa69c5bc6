import { askedOf, entitiesOf, entityPattern } from '@plangate/core';
import { globTest } from '@plangate/core/graph';
import { layerFolder, packageFolders, packageTemplates } from '../../scaffolding/package-files.js';
import { STACKS } from '../../scaffolding/stacks/index.js';
import type { FileKinds } from '../../scaffolding/structures/infer.js';
import { movesTo, type Moves, type Places } from '../../scaffolding/structures/moves.js';
import type { Structure, StructureProject } from '../../scaffolding/structures/structure.js';
import { partOf } from '../../scaffolding/structures/catalogue.js';

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
  const language = [...STACKS].sort((a, b) => sourcesIn(b, files) - sourcesIn(a, files))[0];
  const known = language === undefined ? [] : packageFolders(layerFolder(language.name));
  const layered = project.layers
    .filter((layer) => known.includes(layer))
    .flatMap((layer) => packageTemplates(layerFolder(language?.name ?? '', layer)));
  const templates = [...layered, ...project.templates].map(({ path }) => path);
  return {
    directories: [...project.directories.keys(), ...project.optional.keys()],
    files: [...new Set([...templates, ...project.required])],
    takes: project.takes,
  };
}

function sourcesIn({ isSource }: Pick<FileKinds, 'isSource'>, files: readonly string[]): number {
  return files.filter((path) => isSource(path)).length;
}
