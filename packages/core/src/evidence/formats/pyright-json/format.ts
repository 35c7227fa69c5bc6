import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings, type ReportFinding } from '../../kinds/lint/report-findings.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, isCount, own, requireCount, type JsonObject } from '../../reading/values.js';
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
    const findings = new ToolFindings('Pyright');
    let summary: JsonObject | null = null;
    readObjectWithList(source, {
      list: 'generalDiagnostics',
      writer: 'Pyright',
      item: (finding) => {
        findings.add(findingOf(finding));
      },
      member: (key, value) => {
        if (key === 'summary') summary = asObject(value);
      },
    });
    return withSummary(findings, summary ?? unreadable('it has no "summary"'));
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

function findingOf(finding: JsonObject): ReportFinding {
  const start = asObject(own(asObject(own(finding, 'range')), 'start'));
  return {
    file: asName(own(finding, 'file')) ?? '',
    line: fromZero(own(start, 'line')),
    column: fromZero(own(start, 'character')),
    rule: asName(own(finding, 'rule')),
    severity: severityOf(own(finding, 'severity'), SEVERITIES),
    message: asName(own(finding, 'message')) ?? '',
  };
}

function withSummary(findings: ToolFindings, summary: JsonObject): LintEvidence {
  if (requireCount(own(summary, 'filesAnalyzed'), 'filesAnalyzed') === 0) empty('Pyright looked at no file');
  findings.unlisted(
    requireCount(own(summary, 'errorCount'), 'errorCount'),
    requireCount(own(summary, 'warningCount'), 'warningCount'),
  );
  return findings.evidence;
}

function fromZero(value: unknown): number {
  return isCount(value) ? value + 1 : 1;
}
