import type { WorkspaceFiles } from '../../base/workspace-files.js';
import { md5Head } from '../../base/md5.js';
import { memoize } from '../../base/memo.js';
import type { CoverageEvidence, SourceSeen } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { languageOf } from './source-files.js';

/** A source that is not the one that a coverage report counted. */
export interface OtherSource {
  /** In the workspace. */
  readonly file: string;
  /** The line, counted from 1, by which it shows. */
  readonly line: number;
  /** How many lines the file has, where the report counts more; null where the text of the line is another. */
  readonly lines: number | null;
}

/** A source that is larger is not compared. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Languages whose tools count lines of what was made of a source, not of the source alone. */
const INLINED: ReadonlySet<string | null> = new Set(['kt', 'scala', 'groovy', 'vue', 'svelte']);

/**
 * The sources on disk that a report cannot have counted as they are: it counts a line behind their end, or states another digest
 * of a line. A report without digests shows nothing of a change that keeps the number of lines.
 */
export function otherSources(evidence: CoverageEvidence, files: WorkspaceFiles): readonly OtherSource[] {
  return byEvidence(evidence)(files);
}

const byEvidence = memoize((evidence: CoverageEvidence) =>
  memoize((files: WorkspaceFiles) =>
    evidence.files.flatMap(({ file, seen = [] }): OtherSource[] => {
      if (seen.length === 0 || INLINED.has(languageOf(file))) return [];
      const bytes = bytesOf(files, file);
      const found = bytes === null ? null : differenceIn(linesOf(bytes), seen);
      return found === null ? [] : [{ file, ...found }];
    }),
  ),
);

type Difference = Pick<OtherSource, 'line' | 'lines'>;

function differenceIn(lines: readonly Uint8Array[], seen: readonly SourceSeen[]): Difference | null {
  for (const { lastLine, digests } of seen) {
    if (lastLine > lines.length) return { line: lastLine, lines: lines.length };
    for (let at = 0; at + 1 < digests.length; at += 2) {
      const line = digests[at] ?? 0;
      if (!hasDigest(lines[line - 1], digests[at + 1] ?? 0)) return { line, lines: null };
    }
  }
  return null;
}

/** Tools take a line with or without its carriage return, and letters beyond ASCII in one encoding or another. */
function hasDigest(line: Uint8Array | undefined, head: number): boolean {
  if (line === undefined) return false;
  if (line.some((byte) => byte >= 0x80)) return true;
  const bare = line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
  return md5Head(bare) === head || (bare !== line && md5Head(line) === head);
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
/** Ends of lines for some languages, and for others not. */
const DOUBTFUL_ENDS: ReadonlySet<number> = new Set([0x0b, 0x0c, 0x1c, 0x1d, 0x1e]);

/** The bytes of a file; null where it is too large, or where tools disagree on what its lines are. */
function bytesOf(files: WorkspaceFiles, path: string): Uint8Array | null {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (const chunk of files.kind(path) === 'file' ? files.chunks(path) : []) {
    length += chunk.length;
    if (length > MAX_BYTES) return null;
    chunks.push(chunk);
  }
  if (chunks.length === 0) return null;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  const doubtful = bytes.some(
    (byte, index) => DOUBTFUL_ENDS.has(byte) || (byte === CARRIAGE_RETURN && bytes[index + 1] !== LINE_FEED),
  );
  return doubtful ? null : bytes;
}

/** The lines; what follows the last line feed is one too, for tools that count up to the end of the text. */
function linesOf(bytes: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return [...lines, bytes.subarray(from)];
}
