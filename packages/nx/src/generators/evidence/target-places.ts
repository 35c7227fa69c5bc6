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
 * @returns whether it is there
 */
export function replaceCommand(place: TargetPlace, edit: CommandEdit, files: EditedFiles): boolean {
  const found = commandPaths(valueAt(place, files)).flatMap((path) => {
    const at = { file: place.file, path: [...place.path, ...path] };
    const written = valueAt(at, files);
    return typeof written === 'string' && resolved(written, edit.project) === edit.from
      ? [{ at, written }]
      : [];
  });
  for (const { at, written } of found)
    setAt(at, editedCommand(written, edit, place.file === 'nx.json'), files);
  return found.length > 0;
}

function resolved(command: string, { name, root }: CommandEdit['project']): string {
  return command
    .replaceAll('{projectRoot}', root)
    .replaceAll('{projectName}', name)
    .replaceAll('{workspaceRoot}/', '')
    .replaceAll('{workspaceRoot}', '.');
}

/** The command with the edit, with its tokens if only something was put around it. In nx.json it is for all projects. */
function editedCommand(written: string, { from, to, project }: CommandEdit, isShared: boolean): string {
  const at = to.indexOf(from);
  const general = (text: string): string =>
    isShared && project.root !== '.' ? text.replaceAll(`${project.root}/`, '{projectRoot}/') : text;
  if (at < 0) return general(to);
  return general(to.slice(0, at)) + written + general(to.slice(at + from.length));
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
