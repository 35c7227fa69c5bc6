import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import type { ReportSource } from '../../reading/source.js';
import { asList, asObject, MAX_NAMES, own, shown } from '../../reading/values.js';
import { isSomething, SarifRun } from './sarif-run.js';
import type { SarifSink } from './sarif-sink.js';

/** Whether the first characters of a file look like a SARIF log. */
export function isSarif(head: string): boolean {
  return head.startsWith('{') && /"(?:\$schema"\s*:\s*"[^"]{0,300}sarif|runs"\s*:\s*\[)/.test(head);
}

/** Reads a SARIF 2.1.0 log, and passes on what each of its runs says. Ends in a `ReportProblem` for anything else. */
export function readSarif(source: ReportSource, sink: SarifSink): void {
  const members = new SarifMembers();
  readJson(source, members);
  members.tell(sink);
}

/**
 * The log is `{ version, runs: [{ tool, artifacts, invocations, results: [...] }] }`. Members may come in any order,
 * so results are kept in short form until their run has ended and its rules are known.
 */
class SarifMembers {
  #version: unknown;
  readonly #runs: SarifRun[] = [];

  splits(path: JsonPath): boolean {
    if (path.length === 0) return true;
    if (path[0] !== 'runs' || path.length > 3) return false;
    return path.length < 3 || path[2] === 'results' || path[2] === 'artifacts';
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    const expected = path.length === 1 || path.length === 3 ? 'array' : 'object';
    if (container !== expected) unreadable('it is not a SARIF log');
    if (path.length === 2 && this.#runs.push(new SarifRun()) > MAX_NAMES) unreadable('it has too many runs');
    if (path.length === 3 && path[2] === 'results') this.#current().hasResults = true;
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length === 4) {
      const item = asObject(value) ?? unreadable(`an entry of its ${String(path[2])} is ${shown(value)}`);
      if (path[2] === 'results') this.#current().result(item);
      else this.#current().artifact(item);
    } else if (path.length === 3) {
      this.#current().property(String(path[2]), value);
    } else if (path.length === 2 || path[0] === 'runs') {
      unreadable('it is not a SARIF log');
    } else if (path[0] === 'version') {
      this.#version = value;
    } else if (path[0] === 'inlineExternalProperties') {
      requireNothingElsewhere(value);
    }
  }

  #current(): SarifRun {
    return this.#runs.at(-1) ?? unreadable('it is not a SARIF log');
  }

  tell(sink: SarifSink): void {
    if (this.#version !== '2.1.0') otherVersion(this.#version);
    if (this.#runs.length === 0) empty('it has no run');
    for (const run of this.#runs) run.tell(sink);
  }
}

function otherVersion(version: unknown): never {
  return unreadable(
    `its SARIF version is ${shown(version)}, not "2.1.0" (with Roslyn, set ErrorLog to lint.sarif,version=2.1)`,
  );
}

const DECISIVE = ['results', 'invocations', 'driver', 'extensions'];

/** Parts of runs that are beside the runs: they could hold results, failures of the tool, or rules that make errors of results. */
function requireNothingElsewhere(value: unknown): void {
  for (const properties of asList(value) ?? []) {
    const part = DECISIVE.find((name) => isSomething(own(asObject(properties), name)));
    if (part !== undefined) unreadable(`it keeps the ${part} of a run outside of the run`);
  }
}
