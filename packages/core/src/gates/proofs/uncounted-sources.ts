import type { CoverageEvidence, CoverageMetric } from '../../evidence/kinds/coverage/coverage-evidence.js';
import { memoize } from '../../base/memo.js';
import { joinPath, nameOf, parentOf, relativeTo } from '../../base/paths.js';
import type { ProjectSubject } from '../define-gate.js';
import { listProject, MAX_WALKED } from '../project-paths.js';
import { estimateParts } from './estimate-parts.js';
import { EVERY_SOURCE, isSourceOf, languageOf, type SourcesShown } from './source-files.js';

/** The sources of a project that no coverage report counts. */
export interface UncountedSources {
  readonly files: number;
  /** The first of them in the workspace; null when there is none. */
  readonly first: string | null;
  /** All of them, relative to the project. */
  readonly paths: readonly string[];
  /** About how much there is to cover in them, by what their text shows. */
  readonly parts: Readonly<Record<CoverageMetric, number>>;
  /** Whether all paths of the project were looked at. */
  readonly complete: boolean;
}

const NO_PARTS = { lines: 0, branches: 0, functions: 0, statements: 0 } as const;
export const NOTHING_UNCOUNTED: UncountedSources = {
  files: 0,
  first: null,
  paths: [],
  parts: NO_PARTS,
  complete: true,
};

/** The bound of the search, for people. */
export const UNCOUNTED_LIMIT = `${MAX_WALKED} paths`;

/** A source that is larger than this is not written by hand. */
const MAX_SOURCE_BYTES = 1024 * 1024;

type Subject = Pick<ProjectSubject, 'project' | 'context'>;

/**
 * Finds the sources that the tests never loaded: files of the languages that the reports count, where sources of the project are,
 * that hold code which could be counted. How much code, only their text can say, so it is an estimate.
 */
export function uncountedSources(evidence: CoverageEvidence, subject: Subject): UncountedSources {
  const found = byEvidence(evidence);
  // Evidence is of one project, and what is on disk stays as it is while that is judged.
  return (found.sources ??= uncountedBeside(evidence, subject));
}

const byEvidence = memoize((_: CoverageEvidence): { sources?: UncountedSources } => ({}));

function uncountedBeside({ files: counted }: CoverageEvidence, subject: Subject): UncountedSources {
  const known = new Set(counted.map(({ file }) => relativeTo(file, subject.project.root)));
  if (known.size === 0) return NOTHING_UNCOUNTED;
  const languages = new Set([...known].map(languageOf));
  const directories = new Set([...known].map((path) => parentOf(path) ?? ''));
  return sourcesWithout(known, { languages, directories }, subject);
}

/** The sources of a project of which no report shows anything, in whatever language. */
export function sourcesWithoutReport(subject: Subject): UncountedSources {
  return sourcesWithout(new Set(), EVERY_SOURCE, subject);
}

function sourcesWithout(
  known: ReadonlySet<string>,
  shown: SourcesShown,
  { project: { root }, context }: Subject,
): UncountedSources {
  const isSource = isSourceOf(shown);
  const { paths, cut } = listProject(root, context);
  const parts = { ...NO_PARTS } as Record<CoverageMetric, number>;
  const found: string[] = [];
  for (const { path, kind } of paths) {
    if (kind !== 'file' || known.has(path) || !isSource(path)) continue;
    const read = context.files.read(joinPath(root, path), MAX_SOURCE_BYTES);
    const estimate = read.ok ? estimateParts(read.text, languageOf(nameOf(path))) : null;
    if (estimate === null || estimate.lines === 0) continue;
    found.push(path);
    parts.lines += estimate.lines;
    parts.statements += estimate.lines;
    parts.functions += estimate.functions;
    parts.branches += estimate.branches;
  }
  const [first] = found;
  return {
    files: found.length,
    first: first === undefined ? null : joinPath(root, first),
    paths: found,
    parts,
    complete: !cut,
  };
}
