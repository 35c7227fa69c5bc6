import { checkPath, didYouMean, nearest } from '@plangate/core';
import { layerFolder, packageFiles, packageFolders } from '../package-files.js';
import type { StructureFault } from './structure-problem.js';
import type { StructureFile } from './schema.js';
import type { StructureSource } from './structure.js';

const MAX_PROJECTS = 20;
const MAX_DIRECTORIES = 200;

/** What to write in place of an unknown word, to add to a sentence: the nearest known word, or else all of them. */
export function hintFor(word: string, known: readonly string[]): string {
  return didYouMean(nearest(word, known)) || ` Use one of: ${known.join(', ')}.`;
}

/** The place of a key or a value of structure.yaml, as `file:line:column`. */
export type PlaceOf = (path: readonly string[], what?: 'key' | 'value') => string;

/** Names of stacks, layers and contracts that the package does not have. */
export function wrongNames(
  { language, contracts, projects }: StructureFile,
  place: PlaceOf,
): StructureFault[] {
  const stacks = packageFolders('src/scaffolding/stacks');
  const layers = [...new Set(stacks.flatMap((stack) => packageFolders(layerFolder(stack))))];
  const unknown = (path: string[], name: string, known: readonly string[]): StructureFault[] =>
    known.includes(name)
      ? []
      : [{ place: place(path), what: `"${name}" is not known.${hintFor(name, known)}` }];
  return [
    ...(language === undefined ? [] : unknown(['language'], language, stacks)),
    ...(contracts ?? []).flatMap((name, index) =>
      unknown(['contracts', String(index)], name, knownContracts()),
    ),
    ...Object.entries(projects).flatMap(([root, project]) =>
      project.layers.flatMap((name, index) =>
        unknown(['projects', root, 'layers', String(index)], name, layers),
      ),
    ),
  ];
}

/** The contracts that the package has templates for, besides that of an entity. */
export function knownContracts(): string[] {
  const ending = '.schema.json.ejs';
  return packageFiles()
    .list('files/documents/contracts')
    .filter((name) => name.endsWith(ending) && !name.includes('__entity__'))
    .map((name) => name.slice(0, -ending.length));
}

export function wrongPaths({ projects }: StructureFile, place: PlaceOf): StructureFault[] {
  const faults: StructureFault[] = [];
  const entries = Object.entries(projects);
  if (entries.length > MAX_PROJECTS) {
    faults.push({
      place: place(['projects'], 'key'),
      what: `more than ${MAX_PROJECTS} projects are not allowed.`,
    });
  }
  faults.push(...sameNames(Object.keys(projects), (name) => place(['projects', name], 'key')));
  for (const [root, { directories, optional, required, takes, files }] of entries) {
    const at = ['projects', root];
    const names = [...Object.keys(directories), ...Object.keys(optional)];
    if (root !== '.') faults.push(...wrongPath(root, place(at, 'key')));
    if (files !== undefined) faults.push(...wrongPath(files, place([...at, 'files'])));
    if (names.length > MAX_DIRECTORIES) {
      faults.push({
        place: place(at, 'key'),
        what: `more than ${MAX_DIRECTORIES} directories are not allowed.`,
      });
    }
    const placeOf = (name: string): string =>
      place([...at, Object.hasOwn(directories, name) ? 'directories' : 'optional', name], 'key');
    faults.push(
      ...names.flatMap((name) => wrongPath(name, placeOf(name))),
      ...sameNames(names, placeOf),
      ...required.flatMap((path, index) => wrongPath(path, place([...at, 'required', String(index)]))),
      ...Object.keys(takes).flatMap((name) => wrongPath(name, place([...at, 'takes', name], 'key'))),
    );
  }
  return faults;
}

/** A path is used as it is written and is not normalised, so that two spellings never mean one directory. */
function wrongPath(path: string, place: string): StructureFault[] {
  const checked = checkPath(path);
  const isPlain = checked.ok && checked.path === path && !/[*?"<>|:]/.test(path);
  if (isPlain) return [];
  const why = /^(?:[/\\~]|[A-Za-z]:)/.test(path)
    ? 'is absolute'
    : path.split(/[/\\]/).includes('..')
      ? 'leaves the directory'
      : 'cannot be a path on every system';
  const what = `"${path.slice(0, 100)}" ${why}. Write it with "/", without "." and "..", and relative to the project.`;
  return [{ place, what }];
}

/** Names that are the same on a file system that ignores case. */
function sameNames(names: readonly string[], placeOf: (name: string) => string): StructureFault[] {
  const known = new Map<string, string>();
  return names.flatMap((name) => {
    const other = known.get(name.toLowerCase());
    known.set(name.toLowerCase(), name);
    return other === undefined
      ? []
      : [{ place: placeOf(name), what: `"${name}" and "${other}" are the same name on some systems.` }];
  });
}

/** A folder that no project names: one of the two is misspelt. */
export function unusedFolders(
  { files, folder, shown }: Pick<StructureSource, 'files' | 'folder' | 'shown'>,
  { projects }: StructureFile,
): StructureFault[] {
  const used = new Set(Object.values(projects).flatMap((project) => project.files?.split('/')[0] ?? []));
  return files
    .list(folder)
    .filter((name) => name.endsWith('/') && !name.startsWith('.') && !used.has(name.slice(0, -1)))
    .map((name) => ({
      place: `${shown}/${name.slice(0, -1)}`,
      what: `is not the "files" of any project.${hintFor(name.slice(0, -1), [...used])}`,
    }));
}
