import type { Report, Reports } from '../../define-evidence-kind.js';
import { contradiction } from '../../reading/read-problem.js';
import { LeastCoveredFiles } from './least-covered.js';
import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageMetric,
} from './coverage-evidence.js';

/**
 * Puts the coverage reports of a project together. Two reports in one directory are of one run and must agree;
 * reports of different directories are added up, which is only right when they name different files. Ends in a
 * `ReportProblem` otherwise.
 */
export function combineCoverage(reports: Reports<CoverageEvidence>): CoverageEvidence {
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
    leastCovered: new LeastCoveredFiles().files,
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
    contradiction(`it names ${twice}, and so does ${sum.path}; only one of them can count`);
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
  const files = [...sum.evidence.files, ...report.evidence.files];
  const least = new LeastCoveredFiles();
  least.addAll(sum.evidence.leastCovered);
  least.addAll(report.evidence.leastCovered);
  return { ...report, evidence: { kind: 'coverage', totals, files, leastCovered: least.files } };
}
