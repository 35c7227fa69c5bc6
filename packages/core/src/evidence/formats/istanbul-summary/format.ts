import {
  COVERAGE_METRICS,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageMetric,
} from '../../kinds/coverage/coverage-evidence.js';
import { LeastCoveredFiles } from '../../kinds/coverage/least-covered.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asObject, asPath, isCount, MAX_NAMES, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

type Totals = Record<CoverageMetric, CoverageCounts | null>;

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
  readonly #files: string[] = [];
  readonly #least = new LeastCoveredFiles();
  readonly #sums: Record<CoverageMetric, { covered: number; total: number }> = {
    lines: { covered: 0, total: 0 },
    branches: { covered: 0, total: 0 },
    functions: { covered: 0, total: 0 },
    statements: { covered: 0, total: 0 },
  };
  #total: Totals | null = null;

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

  #add(name: string, totals: Totals): void {
    const file = asPath(name) ?? unreadable(`it names a file ${shown(name)}`);
    if (this.#files.push(file) > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
    this.#least.add(file, totals);
    for (const metric of COVERAGE_METRICS) {
      this.#sums[metric].covered += totals[metric]?.covered ?? 0;
      this.#sums[metric].total += totals[metric]?.total ?? 0;
    }
  }

  evidence(): CoverageEvidence {
    const totals = this.#total ?? unreadable('it has no total');
    if (COVERAGE_METRICS.every((metric) => (totals[metric]?.total ?? 0) === 0))
      empty('it counts no code at all');
    if (this.#files.length === 0)
      unreadable('it names no source files, so nothing shows whose coverage it is');
    for (const metric of COVERAGE_METRICS) this.#compare(metric, totals[metric]);
    return { kind: 'coverage', totals, files: this.#files, leastCovered: this.#least.files };
  }

  /** Istanbul adds the files up to the total; where they differ, one of them was changed. */
  #compare(metric: CoverageMetric, stated: CoverageCounts | null): void {
    const sum = this.#sums[metric];
    if (stated === null || (stated.covered === sum.covered && stated.total === sum.total)) return;
    contradiction(
      `its total says ${stated.covered} of ${stated.total} ${metric}, its files together ${sum.covered} of ${sum.total}`,
    );
  }
}

function readTotals(entry: JsonObject, name: string): Totals {
  return {
    lines: readCounts(entry, 'lines', name),
    branches: readCounts(entry, 'branches', name),
    functions: readCounts(entry, 'functions', name),
    statements: readCounts(entry, 'statements', name),
  };
}

/** The percentage beside the counts ("Unknown" for 0 of 0) is derived from them and not read. */
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
  return { covered, total };
}
