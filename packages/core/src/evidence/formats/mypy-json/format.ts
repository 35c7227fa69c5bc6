import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import { readLines } from '../../reading/lines.js';
import { parseUnambiguous } from '../../reading/json-keys.js';
import { notJson } from '../../reading/not-json.js';
import { unreadable } from '../../reading/read-problem.js';
import { asName, asObject, asPath, isCount, own, shown } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `mypy --output json`: what it found, one JSON object a line. It is empty when it found nothing. */
export const mypyJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'mypy-json',
  title: 'mypy JSON',
  writtenBy: ['mypy --output json'],
  precedence: 11,
  fileNames: ['mypy*.json', 'mypy*.jsonl', 'mypy*.ndjson'],
  extensions: ['.json', '.jsonl', '.ndjson'],
  emptyWhenClean: true,
  hasNoEnd: true,
  sniff: (head) =>
    /^\{"file": "[^"\n]{1,4096}", "line": -?\d+, "column": -?\d+,[^\n]*"severity": /.test(head),
  read(source) {
    const findings = new ToolFindings('mypy');
    readLines(source, (line) => {
      if (line.trim() !== '') addLine(findings, line);
    });
    return findings.evidence;
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', note: 'note' } as const;

function addLine(findings: ToolFindings, line: string): void {
  const finding =
    asObject(parseUnambiguous(line, () => notJson(line))) ?? unreadable(`a line of it is ${shown(line)}`);
  const file = asPath(own(finding, 'file')) ?? unreadable('a finding of it names no file');
  const code = asName(own(finding, 'code'));
  findings.add({
    file,
    line: oneBased(own(finding, 'line'), 0),
    // mypy counts columns from 0.
    column: oneBased(own(finding, 'column'), 1),
    rule: code === 'syntax' ? null : code,
    severity: severityOf(own(finding, 'severity'), SEVERITIES),
    message: asName(own(finding, 'message')) ?? '',
    unchecked: code === 'syntax',
  });
}

function oneBased(value: unknown, more: number): number {
  return isCount(value) ? Math.max(1, value + more) : 1;
}
