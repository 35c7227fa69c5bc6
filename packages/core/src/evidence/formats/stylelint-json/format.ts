import { place } from '../../kinds/lint/collect-messages.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { contradiction, empty, unreadable } from '../../reading/read-problem.js';
import { asName, asObject, asPath, objectsIn, own, shown, type JsonObject } from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `stylelint --formatter json`: a result for each style sheet. */
export const stylelintJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'stylelint-json',
  title: 'Stylelint JSON',
  writtenBy: ['stylelint --formatter json'],
  precedence: 15,
  fileNames: ['stylelint*.json', '!stylelint.config*.json'],
  extensions: ['.json'],
  sniff: (head) => /^\[\s*\{\s*"source"\s*:/.test(head),
  read(source) {
    const members = new StylelintMembers();
    readJson(source, members);
    return members.evidence();
  },
};

const SEVERITIES = { error: 'error', warning: 'warning' } as const;

class StylelintMembers {
  readonly #findings = new ToolFindings('Stylelint');
  #checked = 0;

  splits(path: JsonPath): boolean {
    return path.length === 0;
  }

  begin(_: JsonPath, container: 'object' | 'array'): void {
    if (container === 'object') unreadable('it is an object, not the list that Stylelint writes');
  }

  member(path: JsonPath, value: unknown): void {
    const result = asObject(value);
    if (path.length === 0 || result === null) return unreadable(`a result of it is ${shown(value)}`);
    const file = asPath(own(result, 'source')) ?? unreadable('a result of it names no file');
    if (own(result, 'ignored') === true) return;
    this.#checked += 1;
    this.#findings.file(file);
    const warnings = objectsIn(
      own(result, 'warnings') ?? unreadable(`${shown(file)} has no "warnings"`),
      'its warnings',
    );
    for (const warning of warnings) this.#warning(file, warning);
    const unparsed = objectsIn(own(result, 'parseErrors'), 'its parse errors');
    for (const fault of unparsed) this.#fault(file, fault);
    const invalid = objectsIn(own(result, 'invalidOptionWarnings'), 'its invalid options');
    for (const fault of invalid) this.#fault(file, fault);
    const stated = own(result, 'errored') === true;
    if (
      stated &&
      unparsed.length + invalid.length === 0 &&
      !warnings.some((one) => own(one, 'severity') === 'error')
    )
      contradiction(`it says that ${shown(file)} has errors, and lists none`);
  }

  #warning(file: string, warning: JsonObject): void {
    const rule = asName(own(warning, 'rule'));
    const syntax = rule === 'CssSyntaxError';
    this.#findings.add({
      file,
      line: place(own(warning, 'line')),
      column: place(own(warning, 'column')),
      rule: syntax ? null : rule,
      severity: severityOf(own(warning, 'severity'), SEVERITIES),
      message: asName(own(warning, 'text')) ?? '',
      unchecked: syntax,
    });
  }

  /** What kept Stylelint from checking the file, or from applying a rule to it. */
  #fault(file: string, fault: JsonObject): void {
    this.#findings.add({
      file,
      line: place(own(fault, 'line')),
      column: place(own(fault, 'column')),
      rule: null,
      severity: 'error',
      message: asName(own(fault, 'text')) ?? '',
      unchecked: true,
    });
  }

  evidence(): LintEvidence {
    if (this.#checked === 0) empty('it names no style sheet that was checked');
    return this.#findings.evidence;
  }
}
