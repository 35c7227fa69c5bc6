import { place } from '../../kinds/lint/collect-messages.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings, type ReportFinding } from '../../kinds/lint/report-findings.js';
import { readObjectWithList } from '../../reading/json-list.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, asPath, own, requireCount, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `biome lint`, `biome check` and `biome ci` with `--reporter=json`. */
export const biomeJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'biome-json',
  title: 'Biome JSON',
  writtenBy: ['biome lint --reporter=json'],
  precedence: 13,
  fileNames: ['biome-*.json', 'biome.report.json'],
  extensions: ['.json'],
  keys: [['summary', 'diagnostics', 'command']],
  sniff: (head) => /^\{\s*"summary"\s*:\s*\{\s*"changed"\s*:/.test(head),
  read(source) {
    const findings = new ToolFindings('Biome');
    let summary: JsonObject | null = null;
    readObjectWithList(source, {
      list: 'diagnostics',
      writer: 'Biome',
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

const SEVERITIES = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'note',
  info: 'note',
  hint: 'note',
} as const;

function findingOf(finding: JsonObject): ReportFinding {
  const location = asObject(own(finding, 'location'));
  const start = asObject(own(location, 'start'));
  const category = asName(own(finding, 'category')) ?? '';
  const rule = category.startsWith('lint/') ? category.slice('lint/'.length) : category;
  const isParse = category === 'parse' || category.startsWith('parse/');
  return {
    file: fileOf(own(location, 'path')),
    line: place(own(start, 'line')),
    column: place(own(start, 'column')),
    rule: rule === '' || isParse ? null : rule,
    severity: severityOf(own(finding, 'severity'), SEVERITIES),
    message: asName(own(finding, 'message')) ?? asName(own(finding, 'description')) ?? '',
    unchecked: isParse,
  };
}

function withSummary(findings: ToolFindings, summary: JsonObject): LintEvidence {
  const checked =
    requireCount(own(summary, 'changed'), 'changed') + requireCount(own(summary, 'unchanged'), 'unchanged');
  if (checked === 0) empty('Biome looked at no file');
  // By default it prints 20 findings, and counts all.
  findings.unlisted(
    requireCount(own(summary, 'errors'), 'errors'),
    requireCount(own(summary, 'warnings'), 'warnings'),
  );
  return findings.evidence;
}

/** Biome 1 and 2.0 wrote the path as an object. */
function fileOf(path: unknown): string {
  return asPath(path) ?? asPath(own(asObject(path), 'file')) ?? '';
}
