import { place } from '../../kinds/lint/collect-messages.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, asPath, own, requireCount, shown, type JsonObject } from '../../reading/values.js';
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
    const members = new BiomeMembers();
    readJson(source, members);
    return members.evidence();
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

class BiomeMembers {
  readonly #findings = new ToolFindings('Biome');
  #listed = false;
  #summary: JsonObject | null = null;

  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'diagnostics');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length === 0 && container === 'array') unreadable('it is a list, not what Biome writes');
    if (path[0] === 'diagnostics') this.#listed = container === 'array';
  }

  member(path: JsonPath, value: unknown): void {
    if (path.length === 2)
      return this.#finding(asObject(value) ?? unreadable(`a finding of it is ${shown(value)}`));
    if (path[0] === 'summary') this.#summary = asObject(value);
  }

  #finding(finding: JsonObject): void {
    const location = asObject(own(finding, 'location'));
    const start = asObject(own(location, 'start'));
    const category = asName(own(finding, 'category')) ?? '';
    const rule = category.startsWith('lint/') ? category.slice('lint/'.length) : category;
    const isParse = category === 'parse' || category.startsWith('parse/');
    this.#findings.add({
      file: fileOf(own(location, 'path')),
      line: place(own(start, 'line')),
      column: place(own(start, 'column')),
      rule: rule === '' || isParse ? null : rule,
      severity: severityOf(own(finding, 'severity'), SEVERITIES),
      message: asName(own(finding, 'message')) ?? asName(own(finding, 'description')) ?? '',
      unchecked: isParse,
    });
  }

  evidence(): LintEvidence {
    if (!this.#listed) unreadable('it has no list "diagnostics"');
    const summary = this.#summary ?? unreadable('it has no "summary"');
    const checked =
      requireCount(own(summary, 'changed'), 'changed') + requireCount(own(summary, 'unchanged'), 'unchanged');
    if (checked === 0) empty('Biome looked at no file');
    // By default it prints 20 findings, and counts all.
    this.#findings.unlisted(
      requireCount(own(summary, 'errors'), 'errors'),
      requireCount(own(summary, 'warnings'), 'warnings'),
    );
    return this.#findings.evidence;
  }
}

/** Biome 1 and 2.0 wrote the path as an object. */
function fileOf(path: unknown): string {
  return asPath(path) ?? asPath(own(asObject(path), 'file')) ?? '';
}
