import { CountedFile } from '../../kinds/coverage/counted-file.js';
import {
  sumOfCoverage,
  type CoverageCounts,
  type CoverageEvidence,
  type CoverageFile,
} from '../../kinds/coverage/coverage-evidence.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { detach } from '../../../base/detach.js';
import { asPath, MAX_NAMES, shown } from '../../reading/values.js';
import { localName, readXml, type XmlAttributes, type XmlHandler } from '../../reading/xml.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** Clover's XML, as Istanbul, PHPUnit and OpenClover write it: counts for each file, and its lines. */
export const clover: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'clover',
  title: 'Clover XML',
  writtenBy: ['Jest', 'Vitest', 'PHPUnit', 'OpenClover'],
  precedence: 5,
  fileNames: ['clover*.xml'],
  extensions: ['.xml'],
  // Cobertura's root has the same name, and rates; Clover's says when it was generated.
  sniff: (head) => /<coverage\s[^<>]*\b(?:generated|clover)\s*=/.test(head),
  read(source) {
    const handler = new CloverHandler();
    readXml(source, handler);
    return handler.evidence();
  },
};

interface OpenFile {
  readonly name: string;
  readonly lines: CountedFile;
  listed: number;
  metrics: Metrics | null;
}

/** What a file states of itself as a whole. */
interface Metrics {
  readonly statements: CoverageCounts | null;
  readonly branches: CoverageCounts | null;
  readonly functions: CoverageCounts | null;
}

class CloverHandler implements XmlHandler {
  readonly #files: CoverageFile[] = [];
  #file: OpenFile | null = null;
  #fileDepth = -1;

  open(name: string, attributes: XmlAttributes, depth: number): void {
    const element = localName(name);
    if (depth === 0 && element !== 'coverage') unreadable(`its root is <${element.slice(0, 40)}>`);
    if (element === 'file') this.#begin(attributes, depth);
    else if (this.#file === null) return;
    // The metrics of a class are below its own element.
    else if (element === 'metrics' && depth === this.#fileDepth + 1)
      this.#file.metrics = metricsOf(attributes, this.#file.name);
    else if (element === 'line') this.#line(this.#file, attributes);
  }

  close(name: string): void {
    if (localName(name) === 'file' && this.#file !== null) this.#end(this.#file);
  }

  #begin(attributes: XmlAttributes, depth: number): void {
    const path = asPath(attributes.get('path')) ?? asPath(attributes.get('name'));
    const name = path ?? unreadable('a file of it has no name');
    if (this.#files.length >= MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
    this.#file = { name: detach(name), lines: new CountedFile(), listed: 0, metrics: null };
    this.#fileDepth = depth;
  }

  /** A line with a statement or a condition. That of a method says how often the method was called, and is no line more. */
  #line(file: OpenFile, attributes: XmlAttributes): void {
    const type = attributes.get('type');
    const line = countOf(attributes, 'num');
    if (type === 'method') return;
    if (type !== 'stmt' && type !== 'cond') unreadable(`a line of it has type=${shown(type)}`);
    // OpenClover counts how often a condition was true and false, and states no count beside it.
    const count = type === 'cond' && !attributes.has('count') ? 'truecount' : 'count';
    const ran =
      countOf(attributes, count) > 0 || (count === 'truecount' && countOf(attributes, 'falsecount') > 0);
    file.listed += 1;
    file.lines.add('lines', { line, ran, rest: '' });
  }

  #end({ name, lines, listed, metrics }: OpenFile): void {
    this.#file = null;
    const stated = metrics ?? unreadable(`${shown(name)} has no metrics`);
    // Istanbul and PHPUnit state lines here, whatever the name says, so that nothing is known of statements.
    const total = stated.statements?.total ?? 0;
    if (listed === 0 && total > 0)
      contradiction(`it lists no line of ${shown(name)}, which has ${total} statements`);
    const counted = lines.finish(name, new Set(['lines']));
    const { branches, functions } = stated;
    const { lines: ofLines } = counted.counts;
    this.#files.push({ ...counted, counts: { lines: ofLines, statements: null, branches, functions } });
  }

  evidence(): CoverageEvidence {
    if (this.#files.length === 0) empty('it names no file');
    // PHPUnit states zero conditions where it measures none.
    const measured = this.#files.some(({ counts }) => (counts.branches?.total ?? 0) > 0);
    const files = measured ? this.#files : this.#files.map(withoutBranches);
    const totals = sumOfCoverage(files);
    if ((totals.lines?.total ?? 0) === 0) empty('it counts no code at all');
    return { kind: 'coverage', totals, files, leftOut: [] };
  }
}

function withoutBranches(file: CoverageFile): CoverageFile {
  return { ...file, counts: { ...file.counts, branches: null } };
}

function metricsOf(attributes: XmlAttributes, file: string): Metrics {
  return {
    statements: counts(attributes, 'statements', file),
    branches: counts(attributes, 'conditionals', file),
    functions: counts(attributes, 'methods', file),
  };
}

/** Counts of a metric as a file states them; null where it does not. */
function counts(metrics: XmlAttributes, metric: string, file: string): CoverageCounts | null {
  if (!metrics.has(metric) && !metrics.has(`covered${metric}`)) return null;
  const total = countOf(metrics, metric);
  const covered = countOf(metrics, `covered${metric}`);
  if (covered > total)
    contradiction(`of the ${metric} of ${shown(file)}, ${covered} of ${total} are covered`);
  return { covered, total };
}

function countOf(attributes: XmlAttributes, name: string): number {
  return attributes.count(name) ?? unreadable(`it has ${name}=${shown(attributes.get(name) ?? '')}`);
}
