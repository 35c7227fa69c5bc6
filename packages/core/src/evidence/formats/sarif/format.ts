import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asObject, MAX_NAMES, shown } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { LintFindings } from '../../kinds/lint/collect-messages.js';
import { SarifRun } from './sarif-run.js';

/** SARIF 2.1.0 of any static analysis tool. */
export const sarif: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'sarif',
  title: 'SARIF 2.1.0',
  writtenBy: ['ESLint', 'golangci-lint', 'Roslyn', 'CodeQL', 'other static analysis'],
  precedence: 1,
  fileNames: ['*.sarif', '*.sarif.json'],
  extensions: ['.json'],
  sniff: (head) => head.startsWith('{') && /"(?:\$schema"\s*:\s*"[^"]{0,300}sarif|runs"\s*:\s*\[)/.test(head),
  read(source) {
    const members = new SarifMembers();
    readJson(source, members);
    return members.evidence();
  },
};

/**
 * The log is `{ version, runs: [{ tool, artifacts, invocations, results: [...] }] }`. Members may come in any order,
 * so results are kept in short form until their run has ended and its rules are known.
 */
class SarifMembers {
  readonly #findings = new LintFindings();
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
    }
  }

  #current(): SarifRun {
    return this.#runs.at(-1) ?? unreadable('it is not a SARIF log');
  }

  evidence(): LintEvidence {
    if (this.#version !== '2.1.0') unreadable(`its SARIF version is ${shown(this.#version)}, not "2.1.0"`);
    if (this.#runs.length === 0) empty('it has no run');
    if (!this.#runs.every((run) => run.hasResults))
      empty('a run of it has no results, not even an empty list');
    for (const run of this.#runs) run.tell(this.#findings);
    return this.#findings.evidence();
  }
}
