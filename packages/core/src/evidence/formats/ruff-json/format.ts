import { place } from '../../kinds/lint/collect-messages.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { unreadable } from '../../reading/read-problem.js';
import { asName, asObject, asPath, own, shown } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `ruff check --output-format json`: a list of what it found, which is empty when it found nothing. */
export const ruffJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'ruff-json',
  title: 'Ruff JSON',
  writtenBy: ['ruff check --output-format json'],
  precedence: 10,
  fileNames: ['ruff*.json'],
  extensions: ['.json'],
  sniff: (head) => /^\[\s*\{\s*"cell"\s*:/.test(head) && /"noqa_row"\s*:/.test(head),
  read(source) {
    const members = new RuffMembers();
    readJson(source, members);
    return members.evidence;
  },
};

/** Before Ruff 0.15 a finding had no severity, and each was an error. */
const SEVERITIES = {
  error: 'error',
  fatal: 'error',
  warning: 'warning',
  info: 'note',
  help: 'note',
} as const;

class RuffMembers {
  readonly #findings = new ToolFindings('Ruff');

  splits(path: JsonPath): boolean {
    return path.length === 0;
  }

  begin(_: JsonPath, container: 'object' | 'array'): void {
    if (container === 'object') unreadable('it is an object, not the list that Ruff writes');
  }

  member(path: JsonPath, value: unknown): void {
    const finding = asObject(value);
    if (path.length === 0 || finding === null) return unreadable(`a finding of it is ${shown(value)}`);
    const file = asPath(own(finding, 'filename')) ?? unreadable('a finding of it names no file');
    const at = asObject(own(finding, 'location'));
    const code = asName(own(finding, 'code'));
    const stated = own(finding, 'severity');
    const syntax = code === null || code === 'invalid-syntax' || code === 'E999';
    this.#findings.add({
      file,
      line: place(own(at, 'row')),
      column: place(own(at, 'column')),
      rule: syntax ? null : code,
      severity: stated === undefined ? 'error' : severityOf(stated, SEVERITIES),
      message: asName(own(finding, 'message')) ?? '',
      unchecked: syntax,
    });
  }

  get evidence(): LintEvidence {
    return this.#findings.evidence;
  }
}
