/** Why a file could not be read as text. */
export type ReadProblem =
  | 'missing'
  | 'directory'
  | 'too-large'
  | 'binary'
  | 'outside'
  | 'ignored'
  | 'unreadable';

/** The text of a file, or why there is none. */
export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ReadProblem };

/**
 * All that the core sees of a workspace. Paths are relative to its root, with `/`. No call throws for what is
 * in the workspace: a missing file, a directory without permission and a link that leads outside are answers.
 */
export interface WorkspaceFiles {
  /** UTF-8 text without a byte order mark; line ends as they are. `maxBytes` defaults to 4 MiB. */
  read(path: string, maxBytes?: number): ReadResult;
  /** The bytes of a file in chunks, for reports too large to hold. */
  chunks(path: string): Iterable<Uint8Array>;
  /** What a path is; `outside` when it, or a link on the way, leaves the workspace; null when nothing is there. */
  kind(path: string): 'file' | 'dir' | 'outside' | null;
  /** The names in a directory, sorted, directories with a trailing `/`; empty if it is not a directory. */
  list(directory: string): readonly string[];
  /**
   * Whether the workspace's own rules (.gitignore, .nxignore) keep a path out of sight, be it there or not: `kind` is null then.
   * Not given: nothing is kept out of sight.
   */
  isIgnored?(path: string): boolean;
}

/** Bytes a document may have before it is a finding instead of a text. */
export const MAX_DOCUMENT_BYTES = 4 * 1024 * 1024;
