import type { WorkspaceFiles } from '@plangate/core';
import { isWithin } from '@plangate/core/graph';
import { directoryOf } from '../workspace/paths.js';
import type { FilePlan } from './file-plan.js';

/**
 * The files of a workspace as they will be once a plan is applied, so that later steps of a generator can be computed from what
 * it is going to write.
 */
export function filesAfter(files: WorkspaceFiles, plan: FilePlan): WorkspaceFiles {
  const written = new Map(
    plan.files
      .filter(({ path, edits }) => edits === true || files.kind(path) === null)
      .map(({ path, content }) => [path, content]),
  );
  const children = new Map<string, Set<string>>();
  for (const path of written.keys()) note(children, path);

  return {
    read(path, maxBytes) {
      const content = written.get(path);
      return content === undefined ? files.read(path, maxBytes) : { ok: true, text: content };
    },
    *chunks(path) {
      const content = written.get(path);
      if (content === undefined) yield* files.chunks(path);
      else yield Buffer.from(content, 'utf-8');
    },
    kind(path) {
      if (written.has(path)) return 'file';
      return children.has(path) ? 'dir' : files.kind(path);
    },
    list(directory) {
      const names = [...files.list(directory), ...(children.get(directory) ?? [])];
      return [...new Set(names)].sort();
    },
  };
}

/** Adds a path and every directory above it to the children of their parents. */
function note(children: Map<string, Set<string>>, path: string): void {
  let mark = '';
  for (let at = path; at !== '.'; at = directoryOf(at), mark = '/') {
    const parent = directoryOf(at);
    const known = children.get(parent) ?? new Set<string>();
    known.add(at.slice(at.lastIndexOf('/') + 1) + mark);
    children.set(parent, known);
  }
}

/**
 * The files of a workspace with other contents in some places: a file with one content, or a directory of which nothing else is
 * left.
 * @param directories by directory, the files in it, relative to it
 */
export function filesInstead(
  files: WorkspaceFiles,
  {
    single,
    directories,
  }: { single: ReadonlyMap<string, string>; directories: ReadonlyMap<string, FilesOfDirectory> },
): WorkspaceFiles {
  const written = new Map(single);
  for (const [directory, content] of directories)
    for (const [path, text] of content) written.set(`${directory}/${path}`, text);
  const children = new Map<string, Set<string>>();
  for (const path of written.keys()) note(children, path);
  const isReplaced = (path: string): boolean =>
    [...directories.keys()].some((directory) => isWithin(path, directory));
  return {
    read(path, maxBytes) {
      const content = written.get(path);
      if (content !== undefined) return { ok: true, text: content };
      if (!isReplaced(path)) return files.read(path, maxBytes);
      return { ok: false, problem: children.has(path) ? 'directory' : 'missing' };
    },
    *chunks(path) {
      const content = written.get(path);
      if (content !== undefined) yield Buffer.from(content, 'utf-8');
      else if (!isReplaced(path)) yield* files.chunks(path);
    },
    kind(path) {
      if (written.has(path)) return 'file';
      if (children.has(path)) return 'dir';
      return isReplaced(path) ? null : files.kind(path);
    },
    list(directory) {
      const kept = isReplaced(directory) ? [] : files.list(directory);
      return [...new Set([...kept, ...(children.get(directory) ?? [])])].sort();
    },
  };
}

/** Texts by path. */
export type FilesOfDirectory = ReadonlyMap<string, string>;
