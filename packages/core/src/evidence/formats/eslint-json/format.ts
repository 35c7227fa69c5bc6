import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import type { JsonPath } from '../../reading/json-members.js';
import { readJson } from '../../reading/json.js';
import { empty, unreadable } from '../../reading/read-problem.js';
import {
  asList,
  asName,
  asObject,
  asPath,
  own,
  requireCount,
  shown,
  type JsonObject,
} from '../../reading/values.js';
import type { EvidenceFormatOf } from '../../define-format.js';
import { LintFindings, place } from '../../kinds/lint/collect-messages.js';

/** The report of `eslint --format json`. Suppressed messages are in a list of their own and are not read. */
export const eslintJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'eslint-json',
  title: 'ESLint JSON',
  writtenBy: ['eslint --format json'],
  precedence: 2,
  fileNames: ['eslint*.json', '!eslint.config[.-]*.json', '!eslint.config.json'],
  extensions: ['.json'],
  sniff: (head) => /^\[\s*\{\s*"(?:filePath|messages|errorCount)"\s*:/.test(head),
  read(source) {
    const members = new EslintMembers();
    readJson(source, members);
    return members.evidence();
  },
};

class EslintMembers {
  readonly #findings = new LintFindings();
  #files = 0;

  splits(path: JsonPath): boolean {
    return path.length === 0;
  }

  begin(_: JsonPath, container: 'object' | 'array'): void {
    if (container === 'object') unreadable('it is an object, not the list that ESLint writes');
  }

  member(path: JsonPath, value: unknown): void {
    const entry = asObject(value);
    if (path.length === 0 || entry === null) return unreadable(`a result of it is ${shown(value)}`);
    const file = asPath(own(entry, 'filePath')) ?? unreadable('a result of it names no file');
    const messages = asList(own(entry, 'messages')) ?? unreadable(`${shown(file)} has no "messages"`);
    this.#files += 1;
    this.#findings.file(file);
    let errors = 0;
    let warnings = 0;
    for (const message of messages) {
      const severity = this.#message(
        file,
        asObject(message) ?? unreadable(`a message of it is ${shown(message)}`),
      );
      if (severity === 'error') errors += 1;
      if (severity === 'warning') warnings += 1;
    }
    // What a file's counts state beyond its messages is not listed, and counts all the same.
    this.#findings.count(null, 'error', Math.max(0, stated(entry, 'errorCount') - errors));
    this.#findings.count(null, 'warning', Math.max(0, stated(entry, 'warningCount') - warnings));
  }

  #message(file: string, message: JsonObject): 'error' | 'warning' {
    const level = own(message, 'severity');
    const severity = own(message, 'fatal') === true || level === 2 ? 'error' : 'warning';
    if (severity === 'warning' && level !== 1) unreadable(`a message of it has the severity ${shown(level)}`);
    this.#findings.add({
      file,
      line: place(own(message, 'line')),
      column: place(own(message, 'column')),
      rule: asName(own(message, 'ruleId')),
      severity,
      message: asName(own(message, 'message')) ?? '',
    });
    return severity;
  }

  evidence(): LintEvidence {
    if (this.#files === 0) empty('it names no file that was linted');
    return this.#findings.evidence();
  }
}

function stated(entry: JsonObject, name: string): number {
  const value = own(entry, name);
  return value === undefined ? 0 : requireCount(value, name);
}
