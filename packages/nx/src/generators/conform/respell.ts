import { posix } from 'node:path';

const SCRIPT = /\.(?:d\.)?[cm]?[jt]sx?$/;

/** A path that a file names relative to itself, and what became of both. */
export interface NamedPath {
  /** As it is written, such as `../models/card.js`. */
  readonly written: string;
  /** The path in the workspace that it names, before and after. */
  readonly before: string;
  readonly after: string;
  /** The file that names it, after. */
  readonly holder: string;
}

/** The relative path written in the same way: with or without its extension, or as the directory of an index. */
export function respell({ written, before, after, holder }: NamedPath): string {
  const relative = posix.relative(posix.dirname(holder), after);
  const name = posix.basename(written);
  const spelled =
    posix.basename(before) === name
      ? relative
      : SCRIPT.test(name)
        ? relative.replace(SCRIPT, SCRIPT.exec(name)?.[0] ?? '')
        : withoutExtension(relative, isIndex(before) && name !== 'index');
  const lead = spelled === '' ? '.' : spelled;
  return lead.startsWith('.') ? lead : `./${lead}`;
}

function withoutExtension(path: string, isDirectory: boolean): string {
  return isDirectory && isIndex(path) ? posix.dirname(path) : path.replace(SCRIPT, '');
}

function isIndex(path: string): boolean {
  return /(?:^|\/)index\.[^/]*$/.test(path);
}
