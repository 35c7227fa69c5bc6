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

/** The report of `eslint --format json` and `--format json-with-metadata`. Suppressed messages are in a list of their own and are not read. */
export const eslintJson: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'eslint-json',
  title: 'ESLint JSON',
  writtenBy: ['eslint --format json', 'eslint --format json-with-metadata'],
  precedence: 2,
  fileNames: ['eslint*.json', '!eslint.config[.-]*.json', '!eslint.config.json'],
  extensions: ['.json'],
  keys: [['results', 'metadata']],
  sniff: (head) => /^(?:\{\s*"results"\s*:\s*)?\[\s*\{\s*"(?:filePath|messages|errorCount)"\s*:/.test(head),
  read(source) {
    const members = new EslintMembers();
    readJson(source, members);
    return members.evidence();
  },
};

const TOOL = 'ESLint';
const NOT_A_LIST = 'it is an object, not the list that ESLint writes';

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
  #wrapped = false;
  #listed = false;
  #rules: readonly string[] = [];
  #files = 0;
  #linted = 0;
  /** Rules with a message, suppressed or not: ESLint describes no others, so only more of them are all that it has. */
  readonly #reported = new Set<string>();

  /** The results are a list, which is the whole report, or is beside what is known of the rules. */
  splits(path: JsonPath): boolean {
    return path.length === 0 || (path.length === 1 && path[0] === 'results');
  }

  begin(path: JsonPath, container: 'object' | 'array'): void {
    if (path.length === 0 && container === 'object') this.#wrapped = true;
    if (path.length === (this.#wrapped ? 1 : 0)) this.#listed = container === 'array';
    if (path.length === 1 && !this.#listed) unreadable(NOT_A_LIST);
  }

  member(path: JsonPath, value: unknown): void {
    if (this.#wrapped && path.length === 1) {
      if (path[0] === 'metadata') this.#rules = rulesIn(value);
      return;
    }
    const entry = asObject(value);
    if (path.length === 0 || entry === null) return unreadable(`a result of it is ${shown(value)}`);
    const file = asPath(own(entry, 'filePath')) ?? unreadable('a result of it names no file');
    const messages = asList(own(entry, 'messages')) ?? unreadable(`${shown(file)} has no "messages"`);
    const listed: Listed = { errors: 0, warnings: 0, fatal: 0, ignored: false };
    for (const message of messages) {
      this.#message(file, asObject(message) ?? unreadable(`a message of it is ${shown(message)}`), listed);
    }
    for (const suppressed of asList(own(entry, 'suppressedMessages')) ?? [])
      this.#report(asObject(suppressed));
    this.#files += 1;
    if (!listed.ignored) {
      this.#linted += 1;
      this.#findings.file(file);
    }
    this.#unlisted(file, entry, listed);
  }

  #report(message: JsonObject | null): string | null {
    const rule = asName(own(message, 'ruleId'));
    if (rule !== null) this.#reported.add(rule);
    return rule;
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
    const rule = this.#report(message);
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
    if (!this.#listed) unreadable(NOT_A_LIST);
    if (this.#files === 0) empty('it names no file that was linted');
    if (this.#linted === 0) empty('ESLint ignored every file that it names');
    this.#findings.tool({ name: TOOL, version: null, stated: true });
    this.#findings.rules(this.#rules.some((rule) => !this.#reported.has(rule)) ? this.#rules : null);
    return this.#findings.evidence();
  }
}

function stated(entry: JsonObject, name: string): number {
  const value = own(entry, name);
  return value === undefined ? 0 : requireCount(value, name);
}

function rulesIn(metadata: unknown): readonly string[] {
  return Object.keys(asObject(own(asObject(metadata), 'rulesMeta')) ?? {});
}
