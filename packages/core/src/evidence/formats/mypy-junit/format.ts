import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { contradiction, unreadable } from '../../reading/read-problem.js';
import { isCount } from '../../reading/values.js';
import { localName, readXml, textOf, type XmlAttributes, type XmlHandler } from '../../reading/xml.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** The report of `mypy --junit-xml`: one test case that failed with all messages, or one for each file with messages. */
export const mypyJunit: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'mypy-junit',
  title: 'JUnit XML of mypy',
  writtenBy: ['mypy --junit-xml'],
  precedence: 16,
  fileNames: ['mypy*.xml'],
  extensions: ['.xml'],
  sniff: (head) => /^(?:<\?xml[^>]{0,200}\?>\s*)?<testsuite\s[^<>]{0,500}\bname="mypy"/.test(head),
  read(source) {
    const handler = new MypyHandler();
    readXml(source, handler);
    return handler.evidence;
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', note: 'note' } as const;
/** The code of what cannot be parsed, so that nothing else was checked in it. */
const SYNTAX = 'syntax';
/** `src/card.py:5:1: error: Function is missing a type annotation  [no-untyped-def]`; line, column and code may be missing. */
const MESSAGE =
  /^(?<file>[^\n]{1,4096}?):(?:(?<line>\d{1,9}):(?:(?<column>\d{1,9}):)?(?:\d{1,9}:\d{1,9}:)?)? (?<severity>error|warning|note): (?<message>.*)$/;
const CODE = / {1,2}\[(?<code>[a-z0-9-]{1,60})\]$/;
/** Source that is shown below a message, with `pretty`. */
const SHOWN = /^ {4}/;
/** What is kept of a message at once. */
const MAX_LENGTH = 64 * 1024;

class MypyHandler implements XmlHandler {
  readonly #findings = new ToolFindings('mypy');
  #stated = 0;
  #failed = 0;
  /** The failure that is open. */
  #failure: Failure | null = null;

  open(name: string, attributes: XmlAttributes, depth: number): void {
    const element = localName(name);
    if (depth === 0) this.#suite(element, attributes);
    else if (depth === 2 && (element === 'failure' || element === 'error')) {
      this.#failed += 1;
      this.#failure = { line: '', message: '', hasError: false };
    } else if (element !== 'testcase' || depth !== 1) {
      unreadable(`it has an element <${element.slice(0, 40)}>`);
    }
  }

  text(all: string, from: number, to: number): void {
    const failure = this.#failure;
    if (failure === null) return;
    const lines = (failure.line + all.slice(from, to)).split('\n');
    failure.line = lines.pop() ?? '';
    for (const line of lines) this.#line(failure, line);
    if (failure.line.length > MAX_LENGTH) unreadable('a line of a message is larger than 64 KiB');
  }

  close(): void {
    const failure = this.#failure;
    if (failure === null) return;
    this.#failure = null;
    this.#line(failure, failure.line);
    this.#message(failure);
    if (failure.hasError) return;
    // What failed without an error in a file failed as a whole.
    const message = textOf(failure.message) || 'mypy failed';
    this.#findings.add({
      file: '',
      line: 1,
      column: 1,
      rule: null,
      severity: 'error',
      message,
      unchecked: true,
    });
  }

  #suite(element: string, attributes: XmlAttributes): void {
    if (element !== 'testsuite' || attributes.get('name') !== 'mypy')
      unreadable('its root is not the suite of mypy');
    for (const name of ['errors', 'failures']) {
      const stated = Number(attributes.get(name) ?? NaN);
      this.#stated += isCount(stated) ? stated : unreadable(`it does not say its number of ${name}`);
    }
  }

  /** A message may go on in the next lines, if mypy breaks them where the terminal ends. */
  #line(failure: Failure, line: string): void {
    if (MESSAGE.test(line)) {
      this.#message(failure);
      failure.message = line;
    } else if (!SHOWN.test(line) && failure.message.length < MAX_LENGTH) {
      failure.message = `${failure.message.trimEnd()} ${line}`;
    }
  }

  #message(failure: Failure): void {
    const found = MESSAGE.exec(textOf(failure.message))?.groups;
    if (found === undefined) return;
    const message = found.message ?? '';
    const severity = severityOf(found.severity, SEVERITIES);
    const code = CODE.exec(message)?.groups?.code ?? null;
    failure.hasError ||= severity === 'error';
    this.#findings.add({
      file: found.file ?? '',
      line: placeOf(found.line),
      column: placeOf(found.column),
      rule: code === SYNTAX ? null : code,
      severity,
      message: message.replace(CODE, ''),
      unchecked: code === SYNTAX,
    });
  }

  get evidence(): LintEvidence {
    if (this.#failed !== this.#stated)
      contradiction(`it lists ${this.#failed} of the ${this.#stated} failures that it states`);
    return this.#findings.evidence;
  }
}

interface Failure {
  /** The line that is not at its end. */
  line: string;
  /** The message that may go on in the next line. */
  message: string;
  hasError: boolean;
}

function placeOf(written: string | undefined): number {
  return Math.max(1, Number(written ?? 1));
}
