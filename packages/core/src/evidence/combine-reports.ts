import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageMetric,
  type Evidence,
  type LintEvidence,
  type PerformanceEvidence,
  type TestFileResult,
  type TestsEvidence,
} from '../model/evidence.js';
import { recordOf } from './kinds/lint/collect-messages.js';
import { contradiction } from './reading/read-problem.js';

/** A report that was read. */
export interface Report<E extends Evidence = Evidence> {
  readonly path: string;
  readonly format: string;
  readonly evidence: E;
}

const MAX_MESSAGES = 1_000;

/**
 * Puts the coverage reports of a project together. Two reports in one directory are of one run and must agree;
 * reports of different directories are added up, which is only right when they speak of different files. Ends in a
 * `ReportProblem` otherwise.
 */
export function combineCoverage(
  reports: readonly [Report<CoverageEvidence>, ...Report<CoverageEvidence>[]],
): CoverageEvidence {
  const byDirectory = new Map<string, Report<CoverageEvidence>>();
  // The formats that state totals come first in the registry, and reports in the order of their formats here.
  for (const report of reports) {
    const directory = report.path.slice(0, report.path.lastIndexOf('/') + 1);
    const stated = byDirectory.get(directory);
    if (stated) compareTotals(stated, report);
    else byDirectory.set(directory, report);
  }
  return [...byDirectory.values()].reduce<Report<CoverageEvidence>>(addCoverage, EMPTY).evidence;
}

const NONE: CoverageCounts = { covered: 0, total: 0 };
const EMPTY: Report<CoverageEvidence> = {
  path: '',
  format: '',
  evidence: {
    kind: 'coverage',
    totals: { lines: NONE, branches: NONE, functions: NONE, statements: NONE },
    files: [],
  },
};

function compareTotals(stated: Report<CoverageEvidence>, other: Report<CoverageEvidence>): void {
  for (const metric of COVERAGE_METRICS) {
    const [one, two] = [stated.evidence.totals[metric], other.evidence.totals[metric]];
    if (one === null || two === null || (one.covered === two.covered && one.total === two.total)) continue;
    contradiction(
      `it says ${one.covered} of ${one.total} ${metric}, and ${other.path} beside it ${two.covered} of ${two.total}`,
    );
  }
}

function addCoverage(
  sum: Report<CoverageEvidence>,
  report: Report<CoverageEvidence>,
): Report<CoverageEvidence> {
  const known = new Set(sum.evidence.files);
  const twice = report.evidence.files.find((file) => known.has(file));
  if (twice !== undefined) {
    contradiction(
      `it speaks of ${twice}, of which ${sum.path} speaks too, and only one of them can be counted`,
    );
  }
  const add = (metric: CoverageMetric): CoverageCounts | null => {
    const [one, two] = [sum.evidence.totals[metric], report.evidence.totals[metric]];
    return one && two && { covered: one.covered + two.covered, total: one.total + two.total };
  };
  const totals = {
    lines: add('lines'),
    branches: add('branches'),
    functions: add('functions'),
    statements: add('statements'),
  };
  return {
    ...report,
    evidence: { kind: 'coverage', totals, files: [...sum.evidence.files, ...report.evidence.files] },
  };
}

/**
 * Puts the test reports of a project together. Where several speak of the same test file, as a JUnit and a JSON report
 * of one run do, the file counts once, with the larger of each count.
 *
 * @param place where a test file is in the workspace, by its path as written; null when it is not there
 */
export function combineTests(
  reports: readonly Report<TestsEvidence>[],
  place: (written: string) => string | null,
): TestsEvidence {
  const [first, second] = reports;
  if (first !== undefined && second === undefined) return first.evidence;
  const merged = new Map<string, TestFileResult>();
  for (const report of reports) {
    for (const [key, result] of resultsByFile(report, place)) {
      const known = merged.get(key);
      merged.set(key, known ? larger(known, result) : result);
    }
  }
  return { kind: 'tests', files: [...merged.values()] };
}

function resultsByFile(
  report: Report<TestsEvidence>,
  place: (written: string) => string | null,
): Map<string, TestFileResult> {
  const results = new Map<string, TestFileResult>();
  for (const result of report.evidence.files) {
    // Results without a file are told apart by report, so that no count is lost.
    const key =
      result.file === null ? `\0${report.path}\0${result.name}` : (place(result.file) ?? result.file);
    const known = results.get(key);
    results.set(key, known ? added(known, result) : result);
  }
  return results;
}

function added(one: TestFileResult, two: TestFileResult): TestFileResult {
  return {
    ...one,
    passed: one.passed + two.passed,
    failed: one.failed + two.failed,
    skipped: one.skipped + two.skipped,
    firstFailure: one.firstFailure ?? two.firstFailure,
    crashed: one.crashed || two.crashed,
  };
}

function larger(one: TestFileResult, two: TestFileResult): TestFileResult {
  return {
    ...added(one, two),
    passed: Math.max(one.passed, two.passed),
    failed: Math.max(one.failed, two.failed),
    skipped: Math.max(one.skipped, two.skipped),
  };
}

/** Puts reports of performance together: each is of a run of its own, and all of them must keep a limit. */
export function combinePerformance(reports: readonly Report<PerformanceEvidence>[]): PerformanceEvidence {
  const measures = reports.flatMap(({ evidence }) => evidence.measures);
  return { kind: 'performance', measures, files: [] };
}

/** Puts lint reports together: each is of a tool of its own, so their counts are added. */
export function combineLint(reports: readonly Report<LintEvidence>[]): LintEvidence {
  const [first, second] = reports;
  if (first !== undefined && second === undefined) return first.evidence;
  const rules = new Map<string, { errors: number; warnings: number }>();
  const all = reports.map(({ evidence }) => evidence);
  for (const evidence of all) {
    for (const [rule, counts] of Object.entries(evidence.rules)) {
      const known = rules.get(rule) ?? { errors: 0, warnings: 0 };
      rules.set(rule, { errors: known.errors + counts.errors, warnings: known.warnings + counts.warnings });
    }
  }
  return {
    kind: 'lint',
    errors: all.reduce((sum, { errors }) => sum + errors, 0),
    warnings: all.reduce((sum, { warnings }) => sum + warnings, 0),
    messages: all.flatMap(({ messages }) => messages).slice(0, MAX_MESSAGES),
    rules: recordOf(rules),
    files: [...new Set(all.flatMap(({ files }) => files))],
  };
}
