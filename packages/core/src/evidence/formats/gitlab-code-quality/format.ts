import { place } from '../../kinds/lint/collect-messages.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { unreadable } from '../../reading/read-problem.js';
import { asName, asObject, asPath, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** GitLab's report of code quality, after that of Code Climate: a list of findings, which is empty when there are none. */
export const gitlabCodeQuality: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'gitlab-code-quality',
  title: 'GitLab Code Quality',
  writtenBy: ['GitLab Code Quality', 'golangci-lint', 'ruff', 'Biome', 'Oxlint'],
  precedence: 21,
  fileNames: ['gl-code-quality*.json', 'codequality*.json', 'code-quality*.json', 'codeclimate*.json'],
  extensions: ['.json'],
  sniff: (head) =>
    /^\[\s*\{/.test(head) && /"fingerprint"\s*:/.test(head) && /"(?:check_name|description)"\s*:/.test(head),
  read(source) {
    const members = new QualityMembers();
    readJson(source, members);
    return members.evidence;
  },
};

const SEVERITIES = {
  info: 'note',
  minor: 'warning',
  major: 'error',
  critical: 'error',
  blocker: 'error',
} as const;

class QualityMembers {
  readonly #findings = new ToolFindings(null);

  splits(path: JsonPath): boolean {
    return path.length === 0;
  }

  begin(_: JsonPath, container: 'object' | 'array'): void {
    if (container === 'object') unreadable('it is an object, not a list of findings');
  }

  member(path: JsonPath, value: unknown): void {
    const finding = asObject(value);
    if (path.length === 0 || finding === null) return unreadable(`a finding of it is ${shown(value)}`);
    const location = asObject(own(finding, 'location'));
    const file = asPath(own(location, 'path')) ?? unreadable('a finding of it names no file');
    const { line, column } = startOf(location);
    this.#findings.add({
      file,
      line,
      column,
      rule: asName(own(finding, 'check_name')),
      severity: severityOf(own(finding, 'severity'), SEVERITIES),
      message: asName(own(finding, 'description')) ?? '',
    });
  }

  get evidence(): LintEvidence {
    return this.#findings.evidence;
  }
}

function startOf(location: JsonObject | null): { line: number; column: number } {
  const lines = asObject(own(location, 'lines'));
  if (lines !== null) return { line: place(own(lines, 'begin')), column: 1 };
  const begin = asObject(own(asObject(own(location, 'positions')), 'begin'));
  return { line: place(own(begin, 'line')), column: place(own(begin, 'column')) };
}
