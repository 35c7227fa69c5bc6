import { bytesOfText } from '../../base/altered-files.js';
import { joinPath, parentOf, relativeTo } from '../../base/paths.js';
import type { CoverageEvidence } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { estimateParts, type EstimatedParts } from '../proofs/estimate-parts.js';
import { isSourceOf, languageOf } from '../proofs/source-files.js';
import type { ProjectSubject } from '../define-gate.js';

/** Sources that are looked at for one with code, and bytes of a source. */
const MAX_LOOKED_AT = 20;
const MAX_SOURCE_BYTES = 512 * 1024;

/** A source that nobody counts, in the workspace. */
export interface NewSource {
  readonly written: ReadonlyMap<string, Uint8Array>;
  /** Relative to the project. */
  readonly path: string;
}

/**
 * A source beside one that a report counts, with the same code, as often as is asked for. Null if there is none that can be told
 * from what is no source.
 * @param copies how often the code has to be there, by what is in it once; 0: it has too little
 */
export function newSource(
  { files }: Pick<CoverageEvidence, 'files'>,
  { project, context }: Pick<ProjectSubject, 'project' | 'context'>,
  copies: (each: EstimatedParts) => number,
): NewSource | null {
  const paths = files.map(({ file }) => relativeTo(file, project.root));
  const isSource = isSourceOf({
    languages: new Set(paths.map(languageOf)),
    directories: new Set(paths.map((path) => parentOf(path) ?? '')),
  });
  for (const counted of paths.slice(0, MAX_LOOKED_AT)) {
    const name = `canary-of-plangate${counted.slice(counted.lastIndexOf('.'))}`;
    const path = joinPath(parentOf(counted) ?? '.', name);
    const read = context.files.read(joinPath(project.root, counted), MAX_SOURCE_BYTES);
    if (!read.ok || !isSource(path)) continue;
    const each = estimateParts(read.text, languageOf(counted));
    const times = each.lines === 0 ? 0 : copies(each);
    if (times === 0 || times * read.text.length > MAX_SOURCE_BYTES) continue;
    const text = `${read.text}\n`.repeat(times);
    return { path, written: new Map([[joinPath(project.root, path), bytesOfText(text)]]) };
  }
  return null;
}
