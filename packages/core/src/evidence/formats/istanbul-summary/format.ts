import {
  COVERAGE_METRICS,
  sumOfCoverage,
  type CoverageByMetric,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageFile,
  type CoverageMetric,
} from '../../kinds/coverage/coverage-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asObject, asPath, isCount, MAX_NAMES, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** `coverage-summary.json` of Istanbul's json-summary reporter (Jest, Vitest, nyc, c8). */
export const istanbulSummary: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'istanbul-summary',
  title: 'Istanbul coverage summary (coverage-summary.json)',
  writtenBy: ['Jest', 'Vitest', 'nyc', 'c8'],
  precedence: 1,
  fileNames: ['coverage-summary.json'],
  extensions: ['.json'],
  sniff: (head) => /^\{\s*"total"\s*:\s*\{\s*"(lines|statements|functions|branches)"/.test(head),
  read(source) {
    const members = new SummaryMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class SummaryMembers {
  readonly #files: CoverageFile[] = [];
  #total: CoverageByMetric | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0;
  }

  begin(_: JsonPath, container: 'object' | 'array'): void {
    if (container === 'array') unreadable('it is a list, not a coverage summary');
  }

  member(path: JsonPath, value: unknown): void {
    const name = path[0];
    const entry = asObject(value);
    if (typeof name !== 'string' || entry === null) return unreadable('it is not a coverage summary');
    const totals = readTotals(entry, name);
    if (name === 'total') this.#total = totals;
    else this.#add(name, totals);
  }

  #add(name: string, counts: CoverageByMetric): void {
    const file = asPath(name) ?? unreadable(`it names a file ${shown(name)}`);
    if (this.#files.push({ file, counts, parts: null }) > MAX_NAMES)
      unreadable(`it names more than ${MAX_NAMES} files`);
  }

  evidence(): CoverageEvidence {
    const totals = this.#total ?? unreadable('it has no total');
    if (COVERAGE_METRICS.every((metric) => (totals[metric]?.total ?? 0) === 0))
      empty('it counts no code at all');
    if (this.#files.length === 0)
      unreadable('it names no source files, so nothing shows whose coverage it is');
    const sums = sumOfCoverage(this.#files);
    for (const metric of COVERAGE_METRICS) compare(metric, totals[metric], sums[metric]);
    return { kind: 'coverage', totals, files: this.#files, leftOut: [] };
  }
}

/** Istanbul adds the files up to the total; where they differ, one of them was changed. */
function compare(metric: CoverageMetric, stated: CoverageCounts | null, sum: CoverageCounts | null): void {
  if (stated === null || sum === null || (stated.covered === sum.covered && stated.total === sum.total))
    return;
  contradiction(
    `its total says ${stated.covered} of ${stated.total} ${metric}, its files together ${sum.covered} of ${sum.total}`,
  );
}

function readTotals(entry: JsonObject, name: string): CoverageByMetric {
  return {
    lines: readCounts(entry, 'lines', name),
    branches: readCounts(entry, 'branches', name),
    functions: readCounts(entry, 'functions', name),
    statements: readCounts(entry, 'statements', name),
  };
}

/**
 * The percentage beside the counts is derived from them ("Unknown" for 0 of 0, and 0 where a tool that merges leaves it) and does not
 * count. One that says something else shows that the counts were changed.
 */
function readCounts(entry: JsonObject, metric: CoverageMetric, name: string): CoverageCounts | null {
  const stated = own(entry, metric);
  if (stated === undefined) return null;
  const counts = asObject(stated);
  const covered = own(counts, 'covered');
  const total = own(counts, 'total');
  const where = `${metric} of ${shown(name)}`;
  if (!isCount(total)) return unreadable(`the total of the ${where} is ${shown(total)}, not a count`);
  if (!isCount(covered))
    return unreadable(`of the ${where}, ${shown(covered)} are covered, which is not a count`);
  if (covered > total) return contradiction(`of the ${where}, ${covered} of ${total} are covered`);
  const pct = own(counts, 'pct');
  if (typeof pct === 'number' && total > 0 && !isShare(pct, covered / total))
    return contradiction(`of the ${where}, ${covered} of ${total} are covered, and it states ${pct} %`);
  return { covered, total };
}

/** Whether a number states a share, in percent or as a fraction; 0 is what is left where nobody computed it. */
function isShare(stated: number, share: number): boolean {
  return stated === 0 || Math.abs(stated - share * 100) <= 1 || Math.abs(stated - share) <= 0.01;
}
