import { joinPath } from '@plangate/core/graph';
import { jsonAt, withJsonAt } from '../../tools/editing/json-file.js';
import type { EditedFiles } from './edited-files.js';

type Path = readonly (string | number)[];

/** A place of a target's configuration in a file. */
export interface TargetPlace {
  readonly file: string;
  readonly path: Path;
}

/** Where a project says what it wants of a target itself: project.json, else `nx` of its package.json. */
export function ownPlace(
  { root }: { readonly root: string },
  target: string,
  files: EditedFiles,
): TargetPlace {
  const project = joinPath(root, 'project.json');
  const manifest = joinPath(root, 'package.json');
  return files.kind(project) !== 'file' && files.kind(manifest) === 'file'
    ? { file: manifest, path: ['nx', 'targets', target] }
    : { file: project, path: ['targets', target] };
}

/** Which targets a default is for, besides those of its key; Nx takes it from 23.1 on. */
export interface DefaultFilter {
  readonly plugin: string;
  readonly projects?: readonly string[];
}

/**
 * Where nx.json says what it wants of all targets of a name or of an executor. A default with a filter is one in a list, which is made if
 * there is none. Null: without a filter there is no place, because there is a list already.
 */
export function defaultPlace(
  key: string,
  filter: DefaultFilter | null,
  files: EditedFiles,
): TargetPlace | null {
  const place = { file: 'nx.json', path: ['targetDefaults', key] };
  const value = valueAt(place, files);
  if (filter === null) return Array.isArray(value) ? null : place;
  const entries: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const index = entries.findIndex((entry) => isFor(entry, filter));
  if (index >= 0) return { file: place.file, path: [...place.path, index] };
  setAt(place, [...entries, { filter }], files);
  return { file: place.file, path: [...place.path, entries.length] };
}

function isFor(entry: unknown, filter: DefaultFilter): boolean {
  const given = (entry as { filter?: unknown } | null)?.filter;
  return JSON.stringify(given) === JSON.stringify(filter);
}

/** What a place holds; undefined where nothing is there. */
export function valueAt({ file, path }: TargetPlace, files: EditedFiles): unknown {
  const text = files.read(file);
  return text.ok ? jsonAt(text.text, [...path]) : undefined;
}

/** Sets what a place holds. */
export function setAt({ file, path }: TargetPlace, value: unknown, files: EditedFiles): void {
  const text = files.read(file);
  files.edit(file, withJsonAt(text.ok ? text.text : '{}\n', [...path], value));
}

/** A command as Nx resolves it, before and after an edit. */
export interface CommandEdit {
  readonly from: string;
  readonly to: string;
  readonly project: { readonly name: string; readonly root: string };
}

/**
 * Replaces a command wherever a target has it as its `command`, in its options or among its commands, written with tokens or without.
 * @returns whether it is there, or was replaced before for another project that has it from the same place
 */
export function replaceCommand(place: TargetPlace, edit: CommandEdit, files: EditedFiles): boolean {
  let isThere = false;
  for (const path of commandPaths(valueAt(place, files))) {
    const at = { file: place.file, path: [...place.path, ...path] };
    const written = valueAt(at, files);
    if (typeof written !== 'string') continue;
    const text = resolved(written, edit.project);
    const edited = text === edit.from ? editedCommand(written, edit, place.file === 'nx.json') : null;
    if (edited !== null) setAt(at, edited, files);
    isThere ||= edited !== null || text === edit.to;
  }
  return isThere;
}

function resolved(command: string, { name, root }: CommandEdit['project']): string {
  return command
    .replaceAll('{projectRoot}', root)
    .replaceAll('{projectName}', name)
    .replaceAll('{workspaceRoot}/', '')
    .replaceAll('{workspaceRoot}', '.');
}

/**
 * The command as it is written, tokens kept, with the words that the edit adds. In nx.json it is for all projects.
 * Null: the edit does more than to add words, and what is written with tokens or for all projects does not show how it would look.
 */
function editedCommand(
  written: string,
  { from, to, project }: CommandEdit,
  isShared: boolean,
): string | null {
  const [before, after, words] = [from, to, written].map((text) => text.split(' ')) as [
    string[],
    string[],
    string[],
  ];
  const changed = before.findIndex((word, index) => word !== after[index]);
  const start = changed < 0 ? before.length : changed;
  const end = start + after.length - before.length;
  const addsWords = end >= start && before.slice(start).join(' ') === after.slice(end).join(' ');
  if (!addsWords || words.length !== before.length) return isShared || written !== from ? null : to;
  const general = (text: string): string =>
    isShared && project.root !== '.' ? text.replaceAll(`${project.root}/`, '{projectRoot}/') : text;
  return [...words.slice(0, start), ...after.slice(start, end).map(general), ...words.slice(start)].join(' ');
}

function commandPaths(target: unknown): readonly Path[] {
  const { options } = (target ?? {}) as { options?: { commands?: unknown } };
  const commands = Array.isArray(options?.commands) ? options.commands : [];
  return [
    ['command'],
    ['options', 'command'],
    ...commands.flatMap((_, index) => [
      ['options', 'commands', index],
      ['options', 'commands', index, 'command'],
    ]),
  ];
}
