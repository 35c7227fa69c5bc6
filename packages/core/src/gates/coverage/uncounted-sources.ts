import type { CoverageEvidence, CoverageMetric } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { joinPath, nameOf, parentOf, relativeTo } from '../../base/paths.js';
import type { ProjectSubject } from '../define-gate.js';
import { placeOf } from '../evidence-of-target.js';
import { listProject, MAX_WALKED } from '../project-paths.js';
import { estimateParts } from './estimate-parts.js';
import { isSourceOf, languageOf } from './source-files.js';

/** The sources of a project that no coverage report counts. */
export interface UncountedSources {
  readonly files: number;
  /** The first of them in the workspace; null when there is none. */
  readonly first: string | null;
  /** About how much there is to cover in them, by what their text shows. */
  readonly parts: Readonly<Record<CoverageMetric, number>>;
  /** Whether all paths of the project were looked at. */
  readonly complete: boolean;
}

const NO_PARTS = { lines: 0, branches: 0, functions: 0, statements: 0 } as const;
export const NOTHING_UNCOUNTED: UncountedSources = { files: 0, first: null, parts: NO_PARTS, complete: true };

/** The bound of the search, for people. */
export const UNCOUNTED_LIMIT = `${MAX_WALKED} paths`;

/** A source that is larger than this is not written by hand. */
const MAX_SOURCE_BYTES = 1024 * 1024;

/**
 * Finds the sources that the tests never loaded: files of the languages that the reports count, where sources of the project are,
 * that hold code which could be counted. How much code, only their text can say, so it is an estimate.
 */
export function uncountedSources(
  { files: counted }: CoverageEvidence,
  { project, context }: ProjectSubject,
): UncountedSources {
  const { root } = project;
  const known = new Set(counted.map(({ file }) => relativeTo(file, root)));
  const languages = new Set([...known].map(languageOf));
  if (known.size === 0) return NOTHING_UNCOUNTED;
  const isSource = isSourceOf({ languages, directories: new Set([...known].map((path) => parentOf(path) ?? '')) });
  const { paths, cut } = listProject(context.files, root, placeOf(root, context.state).roots);
  const parts = { ...NO_PARTS } as Record<CoverageMetric, number>;
  const found: string[] = [];
  for (const { path, kind } of paths) {
    if (kind !== 'file' || known.has(path) || !isSource(path)) continue;
    const read = context.files.read(joinPath(root, path), MAX_SOURCE_BYTES);
    const estimate = read.ok ? estimateParts(read.text, languageOf(nameOf(path))) : null;
    if (estimate === null || estimate.lines === 0) continue;
    found.push(joinPath(root, path));
    parts.lines += estimate.lines;
    parts.statements += estimate.lines;
    parts.functions += estimate.functions;
    parts.branches += estimate.branches;
  }
  return { files: found.length, first: found[0] ?? null, parts, complete: !cut };
}
