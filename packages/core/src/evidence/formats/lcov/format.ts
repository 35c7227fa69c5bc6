import { listIn } from '../../../base/list-in.js';
import { CountedFiles, type CountedFile } from '../../kinds/coverage/counted-file.js';
import {
  sumOfCoverage,
  type CoverageEvidence,
  type CoverageFile,
  type CoverageMetric,
} from '../../kinds/coverage/coverage-evidence.js';
import { readLines } from '../../reading/lines.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asPath, shown } from '../../reading/values.js';
import { wholeNumber } from '../../reading/whole-number.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The trace file of LCOV, which most tools can write: a record for each source with its lines, branches and functions. */
export const lcov: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'lcov',
  title: 'LCOV',
  writtenBy: ['Jest', 'Vitest', 'c8', 'coverage lcov', 'node --experimental-test-coverage'],
  precedence: 4,
  fileNames: ['lcov.info', '*.lcov', 'lcov*.info'],
  extensions: ['.info', '.lcov'],
  hasNoEnd: true,
  sniff: (head) => /^(?:#[^\n]*\n\s*)*(?:TN:[^\n]*\n\s*)*SF:./.test(head),
  read(source) {
    const records = new Records();
    readLines(source, (line) => records.line(line));
    return records.evidence();
  },
};

/** What a record states besides its parts, so that a list that was cut off shows. */
interface OpenRecord {
  readonly file: CountedFile;
  readonly name: string;
  /** Functions by name, in the order of the record: a name may occur twice, as "get" of two classes. */
  readonly functions: Map<string, { readonly line: number; ran: boolean }[]>;
  /** For each name, how many of its functions have been counted. */
  readonly counted: Map<string, number>;
  /** Functions by the index that LCOV 2 gives them. */
  readonly indexed: Map<string, { readonly line: number; ran: boolean }>;
}

class Records {
  readonly #files = new CountedFiles();
  readonly #stated = new Set<CoverageMetric>(['lines']);
  /** How many lines a record of a file states that it lists, the most of all records of the file. */
  readonly #found = new Map<CountedFile, number>();
  #open: OpenRecord | null = null;

  line(line: string): void {
    if (line.startsWith('DA:') && this.#open !== null) return countLine(this.#open, line);
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return;
    if (text === 'end_of_record') return this.#close();
    const colon = text.indexOf(':');
    if (colon < 1) unreadable(`a line of it is ${shown(text)}`);
    const [key, value] = [text.slice(0, colon), text.slice(colon + 1)];
    if (key === 'TN') return;
    if (key === 'SF') return this.#begin(value);
    const record = this.#open ?? unreadable(`${shown(key)} is outside a record`);
    if (key === 'LF')
      this.#found.set(record.file, Math.max(number(value), this.#found.get(record.file) ?? 0));
    READERS[key]?.(record, value, this.#stated);
  }

  #begin(value: string): void {
    if (this.#open !== null) unreadable(`the record of ${shown(this.#open.name)} has no end`);
    const name = asPath(value) ?? unreadable(`a record of it is of ${shown(value)}`);
    this.#open = {
      file: this.#files.of(name),
      name,
      functions: new Map(),
      counted: new Map(),
      indexed: new Map(),
    };
  }

  #close(): void {
    const record = this.#open ?? unreadable('a record of it ends that did not begin');
    for (const [name, all] of record.functions)
      all.forEach(({ line, ran }, at) => record.file.add('functions', { line, ran, rest: `${name} ${at}` }));
    for (const [index, { line, ran }] of record.indexed)
      record.file.add('functions', { line, ran, rest: `#${index}` });
    this.#open = null;
  }

  evidence(): CoverageEvidence {
    if (this.#open !== null) unreadable('only part of it was written');
    if (this.#files.size === 0) empty('it names no file');
    const files = this.#files.finish(this.#stated, (file, counted) => this.#compare(file, counted));
    const totals = sumOfCoverage(files);
    if ((totals.lines?.total ?? 0) === 0) empty('it counts no code at all');
    return { kind: 'coverage', totals, files, leftOut: [] };
  }

  /** A list that was cut off is shorter than its record says. */
  #compare({ file, counts }: CoverageFile, counted: CountedFile): void {
    const [found, listed] = [this.#found.get(counted) ?? 0, counts.lines?.total ?? 0];
    if (found > listed) contradiction(`it lists ${listed} of the ${found} lines of ${shown(file)}`);
  }
}

/** The lines of code make up most of a report: they are read without cutting them into pieces. */
function countLine({ file }: OpenRecord, text: string): void {
  const comma = text.indexOf(',');
  const more = text.indexOf(',', comma + 1);
  const [line, count] = [numberIn(text, 3, comma), numberIn(text, comma + 1, more < 0 ? text.length : more)];
  if (line === null || count === null) unreadable(`a count of it is ${shown(text.slice(3).trim())}`);
  file.add('lines', { line, ran: count > 0, rest: '' });
  const digest = more < 0 ? null : digestIn(text.slice(more + 1));
  if (digest !== null) file.digest(line, digest);
}

/** The number that a part of a line is, which spaces may follow. */
function numberIn(text: string, from: number, to: number): number | null {
  let end = to;
  while (end > from && text.charCodeAt(end - 1) === 0x20) end -= 1;
  return wholeNumber(text, from, end);
}

type ReadRecord = (record: OpenRecord, value: string, stated: Set<CoverageMetric>) => void;

/** What is read of a record; versions and conditions of other kinds are not. */
const READERS: Readonly<Record<string, ReadRecord | undefined>> = {
  __proto__: null as never,
  DA: (record, value) => countLine(record, `DA:${value}`),
  BRDA(record, value, stated) {
    stated.add('branches');
    const [line = '', block = '', ...rest] = value.split(',');
    const taken = rest.pop() ?? '';
    if (!/^\d{1,9}$/.test(line) || rest.length === 0 || !/^(?:-|\d{1,15})$/.test(taken))
      unreadable(`a branch of it is ${shown(value)}`);
    const ran = taken !== '-' && Number(taken) > 0;
    record.file.add('branches', { line: Number(line), ran, rest: `${block} ${rest.join(',')}` });
  },
  BRF: (_, __, stated) => void stated.add('branches'),
  FN(record, value, stated) {
    stated.add('functions');
    // LCOV 2 may write the last line of the function behind its first.
    const match =
      /^(\d{1,9}),(?:\d{1,9},)?(.*)$/.exec(value) ?? unreadable(`a function of it is ${shown(value)}`);
    listIn(record.functions, match[2] ?? '', { line: Number(match[1]), ran: false });
  },
  FNDA(record, value, stated) {
    stated.add('functions');
    const match = /^(\d{1,15}),(.*)$/.exec(value) ?? unreadable(`a function of it is ${shown(value)}`);
    const name = match[2] ?? '';
    const at = record.counted.get(name) ?? 0;
    record.counted.set(name, at + 1);
    const named =
      record.functions.get(name) ??
      unreadable(`it counts the function ${shown(name)}, which it does not list`);
    const counted = named[Math.min(at, named.length - 1)];
    if (counted !== undefined && Number(match[1]) > 0) counted.ran = true;
  },
  FNF: (_, __, stated) => void stated.add('functions'),
  FNL(record, value, stated) {
    stated.add('functions');
    const [index = '', line = ''] = value.split(',');
    record.indexed.set(index, { line: Number.parseInt(line, 10) || 0, ran: false });
  },
  FNA(record, value) {
    const [index = '', count = ''] = value.split(',');
    const listed =
      record.indexed.get(index) ??
      unreadable(`it counts the function ${shown(index)}, which it does not list`);
    if (!/^\d{1,15}$/.test(count)) unreadable(`a function of it is ${shown(value)}`);
    if (Number(count) > 0) listed.ran = true;
  },
};

/** The whole number that a value is. */
function number(value: string): number {
  return numberIn(value, 0, value.length) ?? unreadable(`a count of it is ${shown(value)}`);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The first 32 bits of the digest of a line behind its count: MD5 in base64. Null for what is another thing. */
function digestIn(text: string): number | null {
  const digest = /^([A-Za-z0-9+/]{22})(?:==)?\s*$/.exec(text)?.[1];
  if (digest === undefined) return null;
  const bits = [...digest.slice(0, 6)].reduce((number, char) => number * 64 + BASE64.indexOf(char), 0);
  return Math.floor(bits / 16);
}
