import {
  sumOfCoverage,
  type CoverageEvidence,
  type CoverageFile,
  type CoverageParts,
} from '../../kinds/coverage/coverage-evidence.js';
import { LineNumbers } from '../../kinds/coverage/line-numbers.js';
import { countRan, RanList } from '../../kinds/coverage/ran-parts.js';
import { detach } from '../../../base/detach.js';
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

/** `coverage-final.json` of Istanbul's json reporter: each file with its maps and how often each part ran. */
export const istanbulFinal: EvidenceFormatOf<'coverage'> = {
  kind: 'coverage',
  name: 'istanbul-final',
  title: 'Istanbul coverage (coverage-final.json)',
  writtenBy: ['Jest', 'Vitest', 'nyc', 'c8'],
  precedence: 2,
  fileNames: ['coverage-final.json'],
  extensions: ['.json'],
  sniff: (head) =>
    /^\{\s*"(?:[^"\\]|\\.){1,2000}"\s*:\s*\{/.test(head) && /"(statementMap|path|s)"\s*:/.test(head),
  read(source) {
    const members = new FinalMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class FinalMembers {
  readonly #files: CoverageFile[] = [];

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
    const built = asObject(own(coverage, 'inputSourceMap'));
    refuseBuilt(file, built);
    const { statements, lines, numbers, lastLine } = readStatements(coverage, key);
    const parts = {
      statements,
      lines: { ...lines, lines: numbers },
      functions: readFunctions(coverage, key),
      branches: readBranches(coverage, key),
    };
    const counts = {
      lines: countRan(parts.lines),
      branches: countRan(parts.branches),
      functions: countRan(parts.functions),
      statements: countRan(parts.statements),
    };
    const seen = built !== null || lastLine === 0 ? {} : { seen: [{ lastLine, digests: [] }] };
    // A map is left only where the tool could not follow it.
    const lineage = built === null ? {} : { builtLines: true as const };
    if (this.#files.push({ file: detach(file), counts, parts, ...seen, ...lineage }) > MAX_NAMES)
      unreadable(`it names more than ${MAX_NAMES} files`);
  }

  evidence(): CoverageEvidence {
    if (this.#files.length === 0) empty('it names no file');
    const totals = sumOfCoverage(this.#files);
    if (Object.values(totals).every((counts) => counts === null || counts.total === 0))
      empty('it counts no code at all');
    return { kind: 'coverage', totals, files: this.#files, leftOut: [] };
  }
}

/** A built file that was not mapped to the sources that it says it is built from is not one of the project's sources. */
function refuseBuilt(file: string, map: JsonObject | null): void {
  const [source] = (asList(own(map, 'sources')) ?? []).filter((name) => typeof name === 'string');
  if (source === undefined || endingOf(source) === endingOf(file)) return;
  unreadable(`${shown(file)} is built from ${shown(source)}, and its coverage was not mapped to that`);
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** As istanbul-lib-coverage: a line is hit as often as the statement that starts on it and ran most. */
function readStatements(
  coverage: JsonObject,
  key: string,
): { statements: CoverageParts; lines: CoverageParts; numbers: string; lastLine: number } {
  const { map, counted } = mapped(coverage, 's', key);
  const lines = new Map<number, boolean>();
  const statements = new PartsOf();
  for (const [id, value] of Object.entries(counted)) {
    const ran = hit(value, key) > 0;
    const place = own(map, id);
    const line = own(asObject(own(asObject(place), 'start')), 'line');
    if (!isCount(line)) return unreadable(`statement ${shown(id)} of ${shown(key)} has no line`);
    lines.set(line, ran || (lines.get(line) ?? false));
    statements.add(place, ran);
  }
  const byLine = new PartsOf();
  const numbers = new LineNumbers();
  const sorted = [...lines.keys()].sort((a, b) => a - b);
  for (const line of sorted) {
    byLine.add(line, lines.get(line) ?? false);
    numbers.add(line);
  }
  return {
    statements: statements.parts(),
    lines: byLine.parts(),
    numbers: numbers.text(),
    lastLine: sorted.at(-1) ?? 0,
  };
}

function readFunctions(coverage: JsonObject, key: string): CoverageParts {
  const { map, counted } = mapped(coverage, 'f', key);
  const functions = new PartsOf();
  for (const [id, value] of Object.entries(counted)) {
    functions.add(own(asObject(own(map, id)), 'loc') ?? null, hit(value, key) > 0);
  }
  return functions.parts();
}

function readBranches(coverage: JsonObject, key: string): CoverageParts {
  const { map, counted } = mapped(coverage, 'b', key);
  const branches = new PartsOf();
  for (const [id, value] of Object.entries(counted)) {
    const list = asList(value) ?? unreadable(`a branch of ${shown(key)} is ${shown(value)}, not a list`);
    const locations = asList(own(asObject(own(map, id)), 'locations'));
    if (locations !== null && locations.length !== list.length)
      contradiction(
        `branch ${shown(id)} of ${shown(key)} has ${locations.length} ways, and ${list.length} of them are counted`,
      );
    list.forEach((count, at) => {
      branches.add(locations?.[at] ?? null, hit(count, key) > 0);
    });
  }
  return branches.parts();
}

/** Which parts ran, and a number for where they are. */
class PartsOf {
  readonly #ran = new RanList();
  #hash = 0x811c9dc5;

  add(place: unknown, ran: boolean): void {
    this.#ran.add(ran);
    for (const number of numbersIn(place)) this.#hash = Math.imul(this.#hash ^ number, 0x01000193);
  }

  parts(): CoverageParts {
    return this.#ran.parts(this.#hash);
  }
}

/** The lines and columns of a place. */
function numbersIn(place: unknown): readonly number[] {
  if (isCount(place)) return [place];
  const at = asObject(place);
  return ['start', 'end'].flatMap((end) => {
    const point = asObject(own(at, end));
    return [own(point, 'line'), own(point, 'column')].map((value) => (isCount(value) ? value : 0));
  });
}

const MAPS = { s: 'statementMap', f: 'fnMap', b: 'branchMap' } as const;

/** How often each part ran, by its id. Each part of the map must be counted, or the totals are of less than the file. */
function mapped(
  coverage: JsonObject,
  counts: keyof typeof MAPS,
  key: string,
): { map: JsonObject; counted: JsonObject } {
  const name = MAPS[counts];
  const counted = asObject(own(coverage, counts));
  const map = asObject(own(coverage, name));
  if (counted === null || map === null)
    return unreadable(`its entry ${shown(key)} has no "${counts}" and "${name}"`);
  const [parts, known] = [Object.keys(counted), Object.keys(map)];
  if (parts.length !== known.length)
    contradiction(
      `its entry ${shown(key)} counts ${parts.length} of the ${known.length} entries of "${name}"`,
    );
  const other = parts.find((id) => !Object.hasOwn(map, id));
  if (other !== undefined)
    contradiction(`its entry ${shown(key)} counts ${shown(other)}, which "${name}" does not have`);
  return { map, counted };
}

function hit(value: unknown, key: string): number {
  return isCount(value) ? value : unreadable(`${shown(key)} has a count of ${shown(value)}`);
}
