import { checkPath, entityPattern, MAX_DEPTH, type WorkspaceFiles } from '@plangate/core';
import type { EntityNames } from '../entities.js';

/** A file that a layer or a structure brings. */
export interface TemplateFile {
  /** Where it goes, relative to the project's root; `__entity__` and the like are replaced by the name of each entity. */
  readonly path: string;
  /** Where it was read, for messages. */
  readonly file: string;
  readonly text: string;
  /** Whether it ends in `.ejs`; other files are copied as they are. */
  readonly isTemplate: boolean;
}

/** What is wrong with a template file, with its place. */
export class TemplateFileProblem extends Error {}

const MAX_FILES = 500;
const MAX_BYTES = 256 * 1024;
const MAX_TOTAL = 4 * 1024 * 1024;
const MAX_LEVELS = 20;

/**
 * Reads the templates of a folder.
 * @param shown the folder as messages call it
 * @throws TemplateFileProblem if a file cannot be read, if there are too many, or if a name is not valid on every system
 */
export function readTemplates(files: WorkspaceFiles, folder: string, shown: string): TemplateFile[] {
  const found: TemplateFile[] = [];
  let total = 0;
  for (const path of pathsBelow(files, folder, shown)) {
    const file = `${shown}/${path}`;
    const text = files.read(`${folder}/${path}`, MAX_BYTES);
    if (!text.ok) throw new TemplateFileProblem(`${file} ${WHY[text.problem]}.`);
    total += text.text.length;
    if (total > MAX_TOTAL) throw new TemplateFileProblem(`${shown} holds more than 4 MiB.`);
    found.push({
      path: path.replace(/\.ejs$/, ''),
      file,
      text: text.text,
      isTemplate: path.endsWith('.ejs'),
    });
  }
  refuseBadPaths(found);
  return found;
}

const WHY = {
  missing: 'is missing',
  directory: 'is a directory',
  'too-large': 'is larger than 256 KiB',
  binary: 'is not UTF-8 text',
  ignored: 'is ignored by git or Nx',
  outside: 'is a link that leads outside the workspace',
  unreadable: 'cannot be read',
} as const;

function pathsBelow(files: WorkspaceFiles, folder: string, shown: string): string[] {
  const found: string[] = [];
  const visit = (below: string, level: number): void => {
    if (level > MAX_LEVELS)
      throw new TemplateFileProblem(`${shown} is nested deeper than ${MAX_LEVELS} levels.`);
    for (const name of files.list(below === '' ? folder : `${folder}/${below}`)) {
      const path = below === '' ? name : `${below}/${name}`;
      if (name === '.DS_Store') continue;
      if (name.endsWith('/')) visit(path.slice(0, -1), level + 1);
      else found.push(path);
      if (found.length > MAX_FILES)
        throw new TemplateFileProblem(`${shown} holds more than ${MAX_FILES} files.`);
    }
  };
  visit('', 1);
  return found;
}

/** Two templates must not make the same file, not even on a file system that ignores case. */
function refuseBadPaths(templates: readonly TemplateFile[]): void {
  const known = new Map<string, string>();
  for (const { path, file } of templates) {
    const checked = checkPath(entityPattern(path).pathFor('x'));
    if (!checked.ok || path.split('/').length > MAX_DEPTH) {
      throw new TemplateFileProblem(`${file} makes a file whose path some system refuses.`);
    }
    const other = known.get(path.toLowerCase());
    if (other !== undefined) throw new TemplateFileProblem(`${other} and ${file} make the same file.`);
    known.set(path.toLowerCase(), file);
  }
}

/** The values of an entity in templates. */
export interface EntityValues extends EntityNames {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** The values of the entities in templates. */
export function entityValues(entities: readonly EntityNames[]): EntityValues[] {
  return entities.map((entity, index) => ({
    ...entity,
    isFirst: index === 0,
    isLast: index === entities.length - 1,
  }));
}

/** Where a template puts a file, and its entity: the first one if the path names none. */
export interface TemplatePlace {
  readonly path: string;
  readonly entity: EntityValues | undefined;
}

/** The files that one template makes, relative to where its set is put. */
export function placesOf({ path }: TemplateFile, entities: readonly EntityValues[]): TemplatePlace[] {
  const pattern = entityPattern(path);
  if (!pattern.varies) return [{ path, entity: entities[0] }];
  return entities.map((entity) => ({ path: pattern.pathFor(entity.kebab), entity }));
}

/** The paths that a set of templates makes, in the order in which they are rendered; nothing is rendered. */
export function renderedPaths(
  templates: readonly TemplateFile[],
  entities: readonly EntityValues[],
): string[] {
  return templates.flatMap((template) => placesOf(template, entities).map(({ path }) => path));
}
