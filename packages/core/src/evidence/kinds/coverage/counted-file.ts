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
import { countRan } from './merge-files.js';

/** The metrics that a format, or a report of it, states. */
export type StatedMetrics = ReadonlySet<CoverageMetric>;

/** Parts of a file that a report lists in whatever order, some of them more than once: a part ran if it did in one place. */
class ListedParts {
  readonly #ran = new Map<string, boolean>();

  add(key: string, ran: boolean): void {
    this.#ran.set(key, ran || (this.#ran.get(key) ?? false));
  }

  parts(): CoverageParts {
    let hash = 0x811c9dc5;
    let ran = '';
    for (const key of [...this.#ran.keys()].sort(byNumber)) {
      for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
      hash = Math.imul(hash ^ 0x0a, 0x01000193) >>> 0;
      ran += this.#ran.get(key) === true ? '1' : '0';
    }
    return { shape: hash.toString(16), ran };
  }
}

/** Keys begin with the number of a line. */
function byNumber(one: string, other: string): number {
  return Number.parseInt(one, 10) - Number.parseInt(other, 10) || (one < other ? -1 : 1);
}

/** One source as a report lists it, part by part. */
export class CountedFile {
  readonly #parts: Readonly<Record<CoverageMetric, ListedParts>> = {
    lines: new ListedParts(),
    branches: new ListedParts(),
    functions: new ListedParts(),
    statements: new ListedParts(),
  };

  readonly #digests: number[] = [];
  #lastLine = 0;

  /** The text of a line that was counted, by the first 32 bits of its MD5 digest. */
  digest(line: number, head: number): void {
    this.#digests.push(line, head);
  }

  /** @param key what tells a part from the others of the file; begins with the number of its line where it has one */
  add(metric: CoverageMetric, key: string | number, ran: boolean): void {
    this.#parts[metric].add(String(key), ran);
    if (metric === 'lines' && typeof key === 'number' && key > this.#lastLine) this.#lastLine = key;
  }

  /** What was listed, in the metrics that the report states. */
  finish(file: string, stated: StatedMetrics): CoverageFile {
    const known = COVERAGE_METRICS.filter((metric) => stated.has(metric)).map(
      (metric) => [metric, this.#parts[metric].parts()] as const,
    );
    const parts: Partial<Record<CoverageMetric, CoverageParts>> = Object.fromEntries(known);
    const seen = { lastLine: this.#lastLine, digests: this.#digests };
    return { file, counts: countsOf(parts), parts, ...(this.#lastLine === 0 ? {} : { seen: [seen] }) };
  }
}

function countsOf(parts: Partial<Record<CoverageMetric, CoverageParts>>): CoverageByMetric {
  const count = (metric: CoverageMetric): CoverageCounts | null => {
    const of = parts[metric];
    return of === undefined ? null : countRan(of.ran);
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

  get size(): number {
    return this.#files.size;
  }

  of(file: string): CountedFile {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    if (this.#files.size >= MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
    const made = new CountedFile();
    this.#files.set(detach(file), made);
    return made;
  }

  finish(stated: StatedMetrics): CoverageFile[] {
    return [...this.#files].map(([file, counted]) => counted.finish(file, stated));
  }
}
