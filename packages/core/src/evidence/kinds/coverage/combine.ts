import type { Report, Reports } from '../../define-evidence-kind.js';
import { parentOf } from '../../../base/paths.js';
import { contradiction } from '../../reading/read-problem.js';
import { isTestPathInProject } from '../tests/test-files.js';
import {
  COVERAGE_METRICS,
  sumOfCoverage,
  type CoverageEvidence,
  type CoverageFile,
} from './coverage-evidence.js';
import { completed, mergeFiles, sameCounts } from './merge-files.js';

type Files = Map<string, CoverageFile>;

/** What one report says of the sources of the project, by their paths in the workspace. */
interface OwnCoverage {
  readonly path: string;
  readonly files: Files;
}

/**
 * Puts the coverage reports of a project together. What counts are the sources that the project itself owns and that exist, each
 * once, by its place and not by its spelling. Two reports of different formats in one directory are of one run and must agree on them; other
 * reports are of different runs, in which a part that ran in either is covered. Ends in a `ReportProblem`
 * where reports cannot be merged.
 *
 * @param place where a file is in the workspace, by its path as written; null if it does not exist
 * @param inProject a path of the workspace relative to the project; null when it does not belong to the project itself
 */
export function combineCoverage(
  reports: Reports<CoverageEvidence>,
  place: (written: string) => string | null,
  inProject: (path: string) => string | null,
): CoverageEvidence {
  const leftOut = new Set<string>();
  const runs = new Map<string, OwnCoverage>();
  for (const report of reports) {
    const own = ownCoverage(report, { place, inProject, leftOut });
    const run = runOf(report, reports);
    const known = runs.get(run);
    if (known !== undefined) compareTotals(known, own);
    runs.set(run, known === undefined ? own : together(known, own));
  }
  const [first, ...more] = [...runs.values()];
  const files = more.reduce(addRun, first ?? { path: '', files: new Map() }).files;
  const all = [...files.values()];
  return { kind: 'coverage', totals: sumOfCoverage(all), files: all, leftOut: [...leftOut] };
}

/** What the reports of one run have in common: their directory, unless it holds several of one format. */
function runOf({ path }: Report<CoverageEvidence>, reports: Reports<CoverageEvidence>): string {
  const directory = parentOf(path);
  const formats = reports.filter((other) => parentOf(other.path) === directory).map(({ format }) => format);
  return new Set(formats).size === formats.length ? `${directory ?? '.'}/` : path;
}

interface Owner {
  readonly place: (written: string) => string | null;
  readonly inProject: (path: string) => string | null;
  readonly leftOut: Set<string>;
}

function ownCoverage(
  { path, evidence }: Report<CoverageEvidence>,
  { place, inProject, leftOut }: Owner,
): OwnCoverage {
  const files: Files = new Map();
  for (const stated of evidence.files) {
    const located = locate(stated, place);
    const inside = located === null ? null : inProject(located);
    if (located === null || inside === null || NO_SOURCE.test(inside) || isTestPathInProject(inside)) {
      leftOut.add(stated.file);
      continue;
    }
    const known = files.get(located);
    const file = { ...stated, file: located };
    if (known === undefined) files.set(located, file);
    else if (!sameCounts(known.counts, file.counts))
      contradiction(`it counts ${located} twice, differently`, path);
  }
  return { path, files: withoutCopies(files, leftOut, inProject) };
}

/** What is below these is in the project, and never a source of it. */
const NO_SOURCE = /(?:^|\/)(?:node_modules|bower_components)\/|^coverage\//i;
/** Where a project's sources are built to. */
const BUILT = /^(?:dist|build|out)\//i;

/** Built files are copies of the sources, so beside these they count nothing. */
function withoutCopies(files: Files, leftOut: Set<string>, inProject: Owner['inProject']): Files {
  const isBuilt = (path: string): boolean => BUILT.test(inProject(path) ?? '');
  const [built, sources] = [
    [...files].filter(([path]) => isBuilt(path)),
    [...files].filter(([path]) => !isBuilt(path)),
  ];
  if (built.length === 0 || sources.length === 0) return files;
  for (const [path] of built) leftOut.add(path);
  return new Map(sources);
}

function locate({ file, otherPaths = [] }: CoverageFile, place: Owner['place']): string | null {
  for (const path of [file, ...otherPaths]) {
    const located = place(path);
    if (located !== null) return located;
  }
  return null;
}

/** Two reports of one run: each metric as the first has it that states it, with the parts of either. */
function together(one: OwnCoverage, other: OwnCoverage): OwnCoverage {
  const files = new Map(other.files);
  for (const [path, file] of one.files) {
    const also = other.files.get(path);
    files.set(path, also === undefined ? file : completed(file, also));
  }
  return { path: one.path, files };
}

function compareTotals(one: OwnCoverage, other: OwnCoverage): void {
  const [a, b] = [sumOfCoverage([...one.files.values()]), sumOfCoverage([...other.files.values()])];
  for (const metric of COVERAGE_METRICS) {
    const [stated, also] = [a[metric], b[metric]];
    if (stated === null || also === null) continue;
    if (stated.covered === also.covered && stated.total === also.total) continue;
    contradiction(
      `of the project it counts ${stated.covered} of ${stated.total} ${metric}, and ${other.path} beside it ` +
        `${also.covered} of ${also.total}`,
      one.path,
    );
  }
}

/** Adds what another run says. */
function addRun(sum: OwnCoverage, run: OwnCoverage): OwnCoverage {
  const files = new Map(sum.files);
  for (const [path, file] of run.files) {
    const known = files.get(path);
    const merged = known === undefined ? file : mergeFiles(known, file);
    if (merged === null)
      return contradiction(
        `it divides ${path} into other parts than another report does, so the two cannot be merged; one of them may be of an older run`,
        run.path,
      );
    files.set(path, merged);
  }
  return { path: run.path, files };
}
