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

const TOOL = 'ESLint';

/** How ESLint begins the warning about a file that it was given and did not look at. */
const IGNORED = 'File ignored';

/** What the messages of one file say. */
interface Listed {
  errors: number;
  warnings: number;
  fatal: number;
  ignored: boolean;
}

class EslintMembers {
  readonly #findings = new LintFindings();
  #files = 0;
  #linted = 0;

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
    const listed: Listed = { errors: 0, warnings: 0, fatal: 0, ignored: false };
    for (const message of messages) {
      this.#message(file, asObject(message) ?? unreadable(`a message of it is ${shown(message)}`), listed);
    }
    this.#files += 1;
    if (!listed.ignored) {
      this.#linted += 1;
      this.#findings.file(file);
    }
    this.#unlisted(file, entry, listed);
  }

  /** What a file's counts state beyond its messages is not listed, and counts all the same. */
  #unlisted(file: string, entry: JsonObject, listed: Listed): void {
    const unchecked = Math.max(0, stated(entry, 'fatalErrorCount') - listed.fatal);
    const errors = Math.max(unchecked, stated(entry, 'errorCount') - listed.errors);
    const warnings = Math.max(0, stated(entry, 'warningCount') - listed.warnings);
    this.#findings.count({ tool: TOOL, file, rule: null }, { errors, warnings, unchecked });
  }

  #message(file: string, message: JsonObject, listed: Listed): void {
    const level = own(message, 'severity');
    const fatal = own(message, 'fatal') === true;
    const severity = fatal || level === 2 ? 'error' : 'warning';
    if (severity === 'warning' && level !== 1) unreadable(`a message of it has the severity ${shown(level)}`);
    const rule = asName(own(message, 'ruleId'));
    const text = asName(own(message, 'message')) ?? '';
    listed[severity === 'error' ? 'errors' : 'warnings'] += 1;
    if (rule === null && severity === 'warning' && text.startsWith(IGNORED)) listed.ignored = true;
    if (fatal) {
      listed.fatal += 1;
      this.#findings.count({ tool: TOOL, file, rule }, { unchecked: 1 });
    }
    this.#findings.add({
      tool: TOOL,
      file,
      line: place(own(message, 'line')),
      column: place(own(message, 'column')),
      rule,
      severity,
      message: text,
    });
  }

  evidence(): LintEvidence {
    if (this.#files === 0) empty('it names no file that was linted');
    if (this.#linted === 0) empty('ESLint ignored every file that it names');
    this.#findings.tool({ name: TOOL, version: null, stated: true });
    return this.#findings.evidence();
  }
}

function stated(entry: JsonObject, name: string): number {
  const value = own(entry, name);
  return value === undefined ? 0 : requireCount(value, name);
}
