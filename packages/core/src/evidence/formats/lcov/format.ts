import { CountedFiles, type CountedFile } from '../../kinds/coverage/counted-file.js';
import {
  sumOfCoverage,
  type CoverageEvidence,
  type CoverageMetric,
} from '../../kinds/coverage/coverage-evidence.js';
import { readLines } from '../../reading/lines.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asPath, shown } from '../../reading/values.js';
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
  readonly lines: Set<number>;
  /** Functions by name, in the order of the record: a name may occur twice, as "get" of two classes. */
  readonly functions: Map<string, { readonly line: number; ran: boolean }[]>;
  /** For each name, how many of its functions have been counted. */
  readonly counted: Map<string, number>;
  /** Functions by the index that LCOV 2 gives them. */
  readonly indexed: Map<string, { readonly line: number; ran: boolean }>;
  found: number | null;
}

class Records {
  readonly #files = new CountedFiles();
  readonly #stated = new Set<CoverageMetric>(['lines']);
  #open: OpenRecord | null = null;

  line(line: string): void {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) return;
    if (text === 'end_of_record') return this.#close();
    const colon = text.indexOf(':');
    if (colon < 1) unreadable(`a line of it is ${shown(text)}`);
    const [key, value] = [text.slice(0, colon), text.slice(colon + 1)];
    if (key === 'TN') return;
    if (key === 'SF') return this.#begin(value);
    const record = this.#open ?? unreadable(`${shown(key)} is outside a record`);
    READERS[key]?.(record, value, this.#stated);
  }

  #begin(value: string): void {
    if (this.#open !== null) unreadable(`the record of ${shown(this.#open.name)} has no end`);
    const name = asPath(value) ?? unreadable(`a record of it is of ${shown(value)}`);
    this.#open = {
      file: this.#files.of(name),
      name,
      lines: new Set(),
      functions: new Map(),
      counted: new Map(),
      indexed: new Map(),
      found: null,
    };
  }

  #close(): void {
    const record = this.#open ?? unreadable('a record of it ends that did not begin');
    if (record.found !== null && record.found > record.lines.size)
      contradiction(`it lists ${record.lines.size} of the ${record.found} lines of ${shown(record.name)}`);
    for (const [name, all] of record.functions)
      all.forEach(({ line, ran }, at) => record.file.add('functions', `${line} ${name} ${at}`, ran));
    for (const [index, { line, ran }] of record.indexed)
      record.file.add('functions', `${line} #${index}`, ran);
    this.#open = null;
  }

  evidence(): CoverageEvidence {
    if (this.#open !== null) unreadable('only part of it was written');
    if (this.#files.size === 0) empty('it names no file');
    const files = this.#files.finish(this.#stated);
    const totals = sumOfCoverage(files);
    if ((totals.lines?.total ?? 0) === 0) empty('it counts no code at all');
    return { kind: 'coverage', totals, files, leftOut: [] };
  }
}

type ReadRecord = (record: OpenRecord, value: string, stated: Set<CoverageMetric>) => void;

/** What is read of a record; versions and conditions of other kinds are not. */
const READERS: Readonly<Record<string, ReadRecord | undefined>> = {
  __proto__: null as never,
  DA(record, value) {
    const [line, count] = numbers(value, 2);
    record.lines.add(line);
    record.file.add('lines', line, count > 0);
    const digest = digestIn(value);
    if (digest !== null) record.file.digest(line, digest);
  },
  LF(record, value) {
    [record.found] = numbers(value, 1);
  },
  BRDA(record, value, stated) {
    stated.add('branches');
    const [line = '', block = '', ...rest] = value.split(',');
    const taken = rest.pop() ?? '';
    if (!/^\d{1,9}$/.test(line) || rest.length === 0 || !/^(?:-|\d{1,15})$/.test(taken))
      unreadable(`a branch of it is ${shown(value)}`);
    record.file.add('branches', `${line} ${block} ${rest.join(',')}`, taken !== '-' && Number(taken) > 0);
  },
  BRF: (_, __, stated) => void stated.add('branches'),
  FN(record, value, stated) {
    stated.add('functions');
    // LCOV 2 may write the last line of the function behind its first.
    const match =
      /^(\d{1,9}),(?:\d{1,9},)?(.*)$/.exec(value) ?? unreadable(`a function of it is ${shown(value)}`);
    const name = match[2] ?? '';
    const known = record.functions.get(name) ?? [];
    record.functions.set(name, [...known, { line: Number(match[1]), ran: false }]);
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

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The first 32 bits of the digest of a line behind its count: MD5 in base64. Null for none, and for what is another thing. */
function digestIn(value: string): number | null {
  const digest = /^\d+,\d+,([A-Za-z0-9+/]{22})(?:==)?$/.exec(value)?.[1];
  if (digest === undefined) return null;
  const bits = [...digest.slice(0, 6)].reduce((number, char) => number * 64 + BASE64.indexOf(char), 0);
  return Math.floor(bits / 16);
}

/** The whole numbers of a value; what follows them, such as a checksum, is left out. */
function numbers(value: string, count: 1): [number];
function numbers(value: string, count: 2): [number, number];
function numbers(value: string, count: number): number[] {
  const parts = value.split(',').slice(0, count);
  if (parts.length < count || parts.some((part) => !/^\d{1,15}$/.test(part)))
    unreadable(`a count of it is ${shown(value)}`);
  return parts.map(Number);
}
