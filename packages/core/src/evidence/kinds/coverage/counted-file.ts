import { unreadable } from '../../reading/read-problem.js';
import { detach } from '../../../base/detach.js';
import { MAX_NAMES } from '../../reading/values.js';
import {
  COVERAGE_METRICS,
  type CoverageByMetric,
  type CoverageCounts,
  type CoverageFile,
  type CoverageMetric,
  type CoverageParts,
} from './coverage-evidence.js';
import { ListedParts, type ListedPart } from './listed-parts.js';
import { countRan } from './ran-parts.js';

/** The metrics that a format, or a report of it, states. */
export type StatedMetrics = ReadonlySet<CoverageMetric>;

/** Shared by all files without a digest. */
const NONE: readonly number[] = [];

/** One source as a report lists it, part by part. */
export class CountedFile {
  readonly #parts: Partial<Record<CoverageMetric, ListedParts>> = {};

  #digests: number[] | null = null;
  #lastLine = 0;

  /** The text of a line that was counted, by the first 32 bits of its MD5 digest. */
  digest(line: number, head: number): void {
    this.#digests ??= [];
    this.#digests.push(line, head);
  }

  add(metric: CoverageMetric, part: ListedPart): void {
    this.#parts[metric] ??= new ListedParts();
    this.#parts[metric].add(part);
    if (metric === 'lines' && part.line > this.#lastLine) this.#lastLine = part.line;
  }

  /** Makes what has been listed small; more may still come. */
  pack(): void {
    for (const metric of COVERAGE_METRICS) this.#parts[metric]?.pack();
  }

  /** What was listed, in the metrics that the report states. */
  finish(file: string, stated: StatedMetrics): CoverageFile {
    const known = COVERAGE_METRICS.filter((metric) => stated.has(metric)).map((metric) => {
      const listed = this.#parts[metric] ?? new ListedParts();
      return [metric, listed.parts(metric === 'lines' ? 'lines' : null)] as const;
    });
    const parts: Partial<Record<CoverageMetric, CoverageParts>> = Object.fromEntries(known);
    const seen = { lastLine: this.#lastLine, digests: this.#digests ?? NONE };
    return { file, counts: countsOf(parts), parts, ...(this.#lastLine === 0 ? {} : { seen: [seen] }) };
  }
}

function countsOf(parts: Partial<Record<CoverageMetric, CoverageParts>>): CoverageByMetric {
  const count = (metric: CoverageMetric): CoverageCounts | null => {
    const of = parts[metric];
    return of === undefined ? null : countRan(of);
  };
  return {
    lines: count('lines'),
    branches: count('branches'),
    functions: count('functions'),
    statements: count('statements'),
  };
}

/** The sources of a report, each once, whatever number of records it has for one. */
export class CountedFiles {
  readonly #files = new Map<string, CountedFile>();
  /** The one that is being read. */
  #last: CountedFile | null = null;

  get size(): number {
    return this.#files.size;
  }

  of(file: string): CountedFile {
    const known = this.#files.get(file);
    if (known === undefined || known !== this.#last) this.#last?.pack();
    this.#last = known ?? this.#add(file);
    return this.#last;
  }

  #add(file: string): CountedFile {
    if (this.#files.size >= MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
    const made = new CountedFile();
    this.#files.set(detach(file), made);
    return made;
  }

  /**
   * The files as they were listed. To be asked for once: what was listed is given up file by file, so that it is not in memory twice.
   * @param check looks at each file, which may end the reading in a `ReportProblem`
   */
  finish(stated: StatedMetrics, check?: (file: CoverageFile, counted: CountedFile) => void): CoverageFile[] {
    const files: CoverageFile[] = [];
    for (const [name, counted] of this.#files) {
      const file = counted.finish(name, stated);
      check?.(file, counted);
      files.push(file);
      this.#files.delete(name);
    }
    return files;
  }
}
