import { place } from '../../kinds/lint/collect-messages.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, requireCount, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `oxlint --format json`. */
export const oxlintJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'oxlint-json',
  title: 'Oxlint JSON',
  writtenBy: ['oxlint --format json'],
  precedence: 14,
  fileNames: ['oxlint*.json', '!oxlintrc*.json', '!oxlint.config*.json'],
  extensions: ['.json'],
  keys: [['diagnostics', 'number_of_files', 'number_of_rules']],
  sniff: (head) => /^\{\s*"diagnostics"\s*:/.test(head) && /"number_of_files"\s*:/.test(head),
  read(source) {
    const members = new OxlintMembers();
    readJson(source, members);
    return members.evidence();
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', advice: 'note' } as const;
/** "eslint(no-debugger)", "typescript-eslint(no-explicit-any)". */
const CODE = /^([\w@/-]{1,60})\(([^()]{1,120})\)$/;

class OxlintMembers {
  readonly #findings = new ToolFindings('Oxlint');
  #listed = false;
  #files: number | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'diagnostics');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length === 0 && container === 'array') unreadable('it is a list, not what Oxlint writes');
    if (path[0] === 'diagnostics') this.#listed = container === 'array';
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length === 2)
      return this.#finding(asObject(value) ?? unreadable(`a finding of it is ${shown(value)}`));
    if (path[0] === 'number_of_files') this.#files = requireCount(value, 'number_of_files');
  }

  #finding(finding: JsonObject): void {
    const [label] = asList(own(finding, 'labels')) ?? [];
    const span = asObject(own(asObject(label), 'span'));
    const code = asName(own(finding, 'code'));
    this.#findings.add({
      file: asName(own(finding, 'filename')) ?? '',
      line: place(own(span, 'line')),
      column: place(own(span, 'column')),
      rule: code === null ? null : ruleOf(code),
      severity: severityOf(own(finding, 'severity'), SEVERITIES),
      message: asName(own(finding, 'message')) ?? '',
      // Only a file that cannot be parsed has no rule.
      unchecked: code === null,
    });
  }

  evidence(): LintEvidence {
    if (!this.#listed) unreadable('it has no list "diagnostics"');
    const files = this.#files ?? unreadable('it has no "number_of_files"');
    if (files === 0) empty('Oxlint looked at no file');
    return this.#findings.evidence;
  }
}

/** The name of a rule as ESLint has it: of its own rules without a plugin, of others behind their plugin. */
function ruleOf(code: string): string {
  const [, plugin = '', rule = ''] = CODE.exec(code) ?? [];
  if (rule === '') return code;
  return plugin === 'eslint' ? rule : `${plugin}/${rule}`;
}
