import { pathOfAddress } from './file-address.js';
import type { WorkspaceFiles } from '../base/workspace-files.js';

/** A path with more parts is taken for none, so that looking for its ends stays cheap. */
const MAX_SEGMENTS = 40;

/** A path as a report wrote it, taken apart. */
export interface WrittenPath {
  readonly absolute: boolean;
  /** Without drive, empty parts and `.`; a relative path may begin with `..`. */
  readonly segments: readonly string[];
}

/** Takes a path apart, of any system; null for what cannot be one. */
export function parseWritten(path: string): WrittenPath | null {
  const slashed = pathOfAddress(path).replaceAll('\\', '/');
  const drive = /^[a-z]:(?=\/)/i.exec(slashed)?.[0] ?? '';
  const rest = slashed.slice(drive.length);
  const segments = resolve(rest.split('/', MAX_SEGMENTS + 1));
  if (segments.length === 0 || segments.length > MAX_SEGMENTS) return null;
  return { absolute: rest.startsWith('/'), segments };
}

function resolve(parts: readonly string[]): string[] {
  const segments: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part === '..' && segments.length > 0 && segments.at(-1) !== '..') segments.pop();
    else segments.push(part);
  }
  return segments;
}

/** Joins a path that was taken apart to a directory of the workspace; null when it leaves the workspace. */
export function joinInside(directory: string, segments: readonly string[]): string | null {
  if (segments.length > 0 && segments[0] !== '..') {
    // After normalizing, `..` can only be at the beginning.
    return directory === '.' ? segments.join('/') : `${directory}/${segments.join('/')}`;
  }
  const joined = resolve([...(directory === '.' ? [] : directory.split('/')), ...segments]);
  return joined.length === 0 || joined[0] === '..' ? null : joined.join('/');
}

/** Whether a file of the workspace exists. */
export function isFile(files: WorkspaceFiles, path: string): boolean {
  return files.kind(path) === 'file';
}
