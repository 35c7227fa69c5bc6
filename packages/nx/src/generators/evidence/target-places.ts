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

/** Where nx.json says what it wants of all targets of a name or of an executor; null where it says so in a list. */
export function defaultPlace(key: string, files: EditedFiles): TargetPlace | null {
  const place = { file: 'nx.json', path: ['targetDefaults', key] };
  const value = valueAt(place, files);
  return value === undefined || (typeof value === 'object' && !Array.isArray(value)) ? place : null;
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

/** Replaces a command wherever a target has it as its `command`, in its options or among its commands. */
export function replaceCommand(
  place: TargetPlace,
  { from, to }: { readonly from: string; readonly to: string },
  files: EditedFiles,
): boolean {
  const found = commandPaths(valueAt(place, files)).filter(
    (path) => valueAt({ file: place.file, path: [...place.path, ...path] }, files) === from,
  );
  for (const path of found) setAt({ file: place.file, path: [...place.path, ...path] }, to, files);
  return found.length > 0;
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
