import { place } from '../../kinds/lint/collect-messages.js';
import { severityOf, ToolFindings, type ReportFinding } from '../../kinds/lint/report-findings.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asList, asName, asObject, own, requireCount, type JsonObject } from '../../reading/values.js';
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
    const findings = new ToolFindings('Oxlint');
    let files: number | null = null;
    readObjectWithList(source, {
      list: 'diagnostics',
      writer: 'Oxlint',
      item: (finding) => {
        findings.add(findingOf(finding));
      },
      member: (key, value) => {
        if (key === 'number_of_files') files = requireCount(value, key);
      },
    });
    if ((files ?? unreadable('it has no "number_of_files"')) === 0) empty('Oxlint looked at no file');
    return findings.evidence;
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', advice: 'note' } as const;
/** "eslint(no-debugger)", "typescript-eslint(no-explicit-any)". */
const CODE = /^([\w@/-]{1,60})\(([^()]{1,120})\)$/;

function findingOf(finding: JsonObject): ReportFinding {
  const [label] = asList(own(finding, 'labels')) ?? [];
  const span = asObject(own(asObject(label), 'span'));
  const code = asName(own(finding, 'code'));
  return {
    file: asName(own(finding, 'filename')) ?? '',
    line: place(own(span, 'line')),
    column: place(own(span, 'column')),
    rule: code === null ? null : ruleOf(code),
    severity: severityOf(own(finding, 'severity'), SEVERITIES),
    message: asName(own(finding, 'message')) ?? '',
    // Only a file that cannot be parsed has no rule.
    unchecked: code === null,
  };
}

/** The name of a rule as ESLint has it: of its own rules without a plugin, of others behind their plugin. */
function ruleOf(code: string): string {
  const [, plugin = '', rule = ''] = CODE.exec(code) ?? [];
  if (rule === '') return code;
  return plugin === 'eslint' ? rule : `${plugin}/${rule}`;
}
