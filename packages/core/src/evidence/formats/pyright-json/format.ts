import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import {
  asName,
  asObject,
  isCount,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `pyright --outputjson`, which basedpyright writes as well. */
export const pyrightJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'pyright-json',
  title: 'Pyright JSON',
  writtenBy: ['pyright --outputjson'],
  precedence: 12,
  fileNames: ['pyright*.json', 'basedpyright*.json', '!pyrightconfig.json'],
  extensions: ['.json'],
  keys: [['generalDiagnostics', 'summary']],
  sniff: (head) => /^\{[^{}]{0,200}"generalDiagnostics"\s*:/.test(head),
  read(source) {
    const members = new PyrightMembers();
    readJson(source, members);
    return members.evidence();
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

class PyrightMembers {
  readonly #findings = new ToolFindings('Pyright');
  #listed = false;
  #summary: JsonObject | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'generalDiagnostics');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length === 0 && container === 'array') unreadable('it is a list, not what Pyright writes');
    if (path[0] === 'generalDiagnostics') this.#listed = container === 'array';
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length === 2)
      return this.#finding(asObject(value) ?? unreadable(`a finding of it is ${shown(value)}`));
    if (path[0] === 'summary') this.#summary = asObject(value);
  }

  #finding(finding: JsonObject): void {
    const start = asObject(own(asObject(own(finding, 'range')), 'start'));
    this.#findings.add({
      file: asName(own(finding, 'file')) ?? '',
      line: fromZero(own(start, 'line')),
      column: fromZero(own(start, 'character')),
      rule: asName(own(finding, 'rule')),
      severity: severityOf(own(finding, 'severity'), SEVERITIES),
      message: asName(own(finding, 'message')) ?? '',
    });
  }

  evidence(): LintEvidence {
    if (!this.#listed) unreadable('it has no list "generalDiagnostics"');
    const summary = this.#summary ?? unreadable('it has no "summary"');
    if (requireCount(own(summary, 'filesAnalyzed'), 'filesAnalyzed') === 0)
      empty('Pyright looked at no file');
    this.#findings.unlisted(
      requireCount(own(summary, 'errorCount'), 'errorCount'),
      requireCount(own(summary, 'warningCount'), 'warningCount'),
    );
    return this.#findings.evidence;
  }
}

function fromZero(value: unknown): number {
  return isCount(value) ? value + 1 : 1;
}
