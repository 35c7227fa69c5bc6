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
import {
  asList,
  asObject,
  asPath,
  isCount,
  MAX_NAMES,
  own,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

type Counts = Record<CoverageMetric, { covered: number; total: number }>;

/** `coverage-final.json` of Istanbul's json reporter: each file with its maps and how often each part ran. */
export const istanbulFinal: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'istanbul-final',
  title: 'Istanbul coverage (coverage-final.json)',
  writtenBy: ['Jest', 'Vitest', 'nyc', 'c8'],
  precedence: 2,
  fileNames: ['coverage-final.json'],
  extensions: ['.json'],
  otherFiles: ['clover.xml', 'cobertura.xml', 'cobertura-coverage.xml'],
  sniff: (head) =>
    /^\{\s*"(?:[^"\\]|\\.){1,2000}"\s*:\s*\{/.test(head) && /"(statementMap|path|s)"\s*:/.test(head),
  read(source) {
    const members = new FinalMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class FinalMembers {
  readonly #files: string[] = [];
  readonly #least = new LeastCoveredFiles();
  readonly #totals = nothing();

  splits(path: JsonPath): boolean {
    return path.length === 0;
  }

  begin(_: JsonPath, container: 'object' | 'array'): void {
    if (container === 'array') unreadable('it is a list, not a coverage map');
  }

  member(path: JsonPath, value: unknown): void {
    const key = path[0];
    const entry = asObject(value);
    if (typeof key !== 'string' || entry === null) return unreadable('it is not a coverage map');
    // nyc wraps a file's coverage in "data" when it is serialised by a tool that knows its class.
    const coverage = asObject(own(entry, 'data')) ?? entry;
    const file = asPath(own(coverage, 'path')) ?? unreadable(`its entry ${shown(key)} names no file`);
    if (this.#files.push(file) > MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
    const counts = countsOf(coverage, key);
    this.#least.add(file, counts);
    for (const metric of COVERAGE_METRICS) {
      this.#totals[metric].covered += counts[metric].covered;
      this.#totals[metric].total += counts[metric].total;
    }
  }

  evidence(): CoverageEvidence {
    if (this.#files.length === 0) empty('it names no file');
    const totals: Readonly<Record<CoverageMetric, CoverageCounts>> = this.#totals;
    if (Object.values(totals).every(({ total }) => total === 0)) empty('it counts no code at all');
    return { kind: 'coverage', totals, files: this.#files, leastCovered: this.#least.files };
  }
}

function nothing(): Counts {
  return {
    lines: { covered: 0, total: 0 },
    branches: { covered: 0, total: 0 },
    functions: { covered: 0, total: 0 },
    statements: { covered: 0, total: 0 },
  };
}

/** The counts of one file. */
function countsOf(coverage: JsonObject, key: string): Counts {
  const counts = nothing();
  addStatements(counts, coverage, key);
  add(
    counts.functions,
    Object.values(hits(coverage, 'f', key)).map((value) => hit(value, key)),
  );
  for (const branches of Object.values(hits(coverage, 'b', key))) {
    const list =
      asList(branches) ?? unreadable(`a branch of ${shown(key)} is ${shown(branches)}, not a list`);
    add(
      counts.branches,
      list.map((value) => hit(value, key)),
    );
  }
  return counts;
}

/** As istanbul-lib-coverage: a line is hit as often as the statement that starts on it and ran most. */
function addStatements(of: Counts, coverage: JsonObject, key: string): void {
  const map = asObject(own(coverage, 'statementMap'));
  const lines = new Map<number, number>();
  const counts = Object.entries(hits(coverage, 's', key)).map(([id, value]) => {
    const count = hit(value, key);
    const line = own(asObject(own(asObject(own(map, id)), 'start')), 'line');
    if (!isCount(line)) return unreadable(`statement ${shown(id)} of ${shown(key)} has no line`);
    lines.set(line, Math.max(lines.get(line) ?? 0, count));
    return count;
  });
  add(of.statements, counts);
  add(of.lines, [...lines.values()]);
}

const MAPS = { s: 'statementMap', f: 'fnMap', b: 'branchMap' } as const;

/** How often each part ran, by its id. Each part of the map must be counted, or the totals are of less than the file. */
function hits(coverage: JsonObject, counts: keyof typeof MAPS, key: string): JsonObject {
  const map = MAPS[counts];
  const counted = asObject(own(coverage, counts));
  const mapped = asObject(own(coverage, map));
  if (counted === null || mapped === null)
    return unreadable(`its entry ${shown(key)} has no "${counts}" and "${map}"`);
  const [parts, known] = [Object.keys(counted).length, Object.keys(mapped).length];
  if (parts !== known)
    contradiction(`its entry ${shown(key)} counts ${parts} of the ${known} entries of "${map}"`);
  return counted;
}

function hit(value: unknown, key: string): number {
  return isCount(value) ? value : unreadable(`${shown(key)} has a count of ${shown(value)}`);
}

function add(metric: { covered: number; total: number }, counts: readonly number[]): void {
  metric.total += counts.length;
  for (const count of counts) if (count > 0) metric.covered += 1;
}
