import { CountedFile } from '../../kinds/coverage/counted-file.js';
import {
  sumOfCoverage,
  type CoverageEvidence,
  type CoverageFile,
  type CoverageMetric,
} from '../../kinds/coverage/coverage-evidence.js';
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

/** The report of `coverage json`: for each source the lines and branches that ran and those that did not. */
export const coveragePyJson: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'coverage-py-json',
  title: 'coverage.py JSON',
  writtenBy: ['coverage json', 'pytest --cov-report=json'],
  precedence: 6,
  fileNames: ['coverage.json'],
  extensions: ['.json'],
  keys: [['meta', 'files', 'totals']],
  sniff: (head) => /^\{\s*"meta"\s*:\s*\{[^{}]*"(?:branch_coverage|show_contexts)"/.test(head),
  read(source) {
    const members = new CoverageMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class CoverageMembers {
  readonly #files: { readonly file: string; readonly entry: Listed }[] = [];
  #functions = false;
  #branches = false;
  #seen = false;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'files');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (container === 'array') unreadable('it has a list where coverage.py has an object');
    if (path[0] === 'files') this.#seen = true;
  }

  member(path: JsonPath, value: unknown): void {
    const [key, name] = path;
    if (key !== 'files' || path.length !== 2) return;
    const file = asPath(name) ?? unreadable(`it names a file ${shown(name)}`);
    const entry = asObject(value) ?? unreadable(`${shown(file)} is ${shown(value)}`);
    if (this.#files.length >= MAX_NAMES) unreadable(`it names more than ${MAX_NAMES} files`);
    this.#files.push({ file, entry: this.#read(entry, file) });
  }

  #read(entry: JsonObject, file: string): Listed {
    const counted = new CountedFile();
    const lines = addLines(counted, entry, file);
    const summary = asObject(own(entry, 'summary'));
    const stated = own(summary, 'num_statements');
    if (isCount(stated) && stated !== lines)
      contradiction(`it lists ${lines} of the ${stated} statements of ${shown(file)}`);
    if (Object.hasOwn(entry, 'executed_branches')) {
      this.#branches = true;
      addBranches(counted, entry, file);
    }
    const functions = asObject(own(entry, 'functions'));
    if (functions !== null) {
      this.#functions = true;
      addFunctions(counted, functions, file);
    }
    return counted;
  }

  evidence(): CoverageEvidence {
    if (!this.#seen) unreadable('it has no "files"');
    if (this.#files.length === 0) empty('it names no file');
    const stated = new Set<CoverageMetric>(['lines', 'statements']);
    if (this.#branches) stated.add('branches');
    if (this.#functions) stated.add('functions');
    const files: CoverageFile[] = this.#files.map(({ file, entry }) => entry.finish(file, stated));
    const totals = sumOfCoverage(files);
    if ((totals.lines?.total ?? 0) === 0) empty('it counts no code at all');
    return { kind: 'coverage', totals, files, leftOut: [] };
  }
}

type Listed = CountedFile;

/** coverage.py counts statements by the line that they begin on. */
function addLines(counted: CountedFile, entry: JsonObject, file: string): number {
  const seen = new Set<number>();
  for (const [key, ran] of [
    ['executed_lines', true],
    ['missing_lines', false],
  ] as const) {
    for (const line of listOf(entry, key, file)) {
      if (!isCount(line)) return unreadable(`a line of ${shown(file)} is ${shown(line)}`);
      if (seen.has(line)) contradiction(`it lists line ${line} of ${shown(file)} twice`);
      seen.add(line);
      counted.add('lines', { line, ran, rest: '' });
      counted.add('statements', { line, ran, rest: '' });
    }
  }
  return seen.size;
}

function addBranches(counted: CountedFile, entry: JsonObject, file: string): void {
  for (const [key, ran] of [
    ['executed_branches', true],
    ['missing_branches', false],
  ] as const) {
    for (const branch of listOf(entry, key, file)) {
      const [from, to] = asList(branch) ?? [];
      // A negative number is the way out of the code, not a line.
      if (!isCount(from) || typeof to !== 'number')
        return unreadable(`a branch of ${shown(file)} is ${shown(branch)}`);
      counted.add('branches', { line: from, ran, rest: String(to) });
    }
  }
}

/** A function ran if any of its lines did. What has no name is the code outside functions, and what has no lines cannot run. */
function addFunctions(counted: CountedFile, functions: JsonObject, file: string): void {
  for (const [name, value] of Object.entries(functions)) {
    const region =
      asObject(value) ?? unreadable(`the function ${shown(name)} of ${shown(file)} is ${shown(value)}`);
    const ran = listOf(region, 'executed_lines', file).length;
    const missing = listOf(region, 'missing_lines', file).length;
    if (name !== '' && ran + missing > 0) counted.add('functions', { line: 0, ran: ran > 0, rest: name });
  }
}

function listOf(entry: JsonObject, key: string, file: string): readonly unknown[] {
  return asList(own(entry, key)) ?? unreadable(`${shown(file)} has no "${key}"`);
}
