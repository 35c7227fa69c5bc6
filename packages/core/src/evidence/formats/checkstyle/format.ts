import type { LintEvidence } from '../../kinds/lint/lint-evidence.js';
import { severityOf, ToolFindings } from '../../kinds/lint/report-findings.js';
import { unreadable } from '../../reading/read-problem.js';
import { asPath, shown } from '../../reading/values.js';
import { localName, readXml, type XmlAttributes, type XmlHandler } from '../../reading/xml.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** Checkstyle's XML, which many linters can write: findings by file. */
export const checkstyle: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'checkstyle',
  title: 'Checkstyle XML',
  writtenBy: ['Checkstyle', 'ktlint', 'detekt', 'PHP_CodeSniffer', 'golangci-lint', 'Biome', 'Oxlint'],
  precedence: 20,
  fileNames: ['checkstyle*.xml', '!checkstyle.config*.xml', '!checkstyle-config*.xml'],
  extensions: ['.xml'],
  roots: ['checkstyle'],
  sniff: (head) => /<checkstyle(?=[\s/>])/.test(head),
  read(source) {
    const handler = new CheckstyleHandler();
    readXml(source, handler);
    return handler.evidence;
  },
};

const SEVERITIES = { error: 'error', warning: 'warning', info: 'note', ignore: 'note' } as const;

class CheckstyleHandler implements XmlHandler {
  // The format is that of Checkstyle whatever tool wrote it, and does not say which.
  readonly #findings = new ToolFindings(null);
  #file: string | null = null;

  open(name: string, attributes: XmlAttributes, depth: number): void {
    const element = localName(name);
    if (depth === 0) {
      if (element !== 'checkstyle') unreadable(`its root is <${element.slice(0, 40)}>`);
    } else if (element === 'file') {
      this.#file = asPath(attributes.get('name')) ?? unreadable('a file of it has no name');
      this.#findings.file(this.#file);
    } else if (element === 'error') this.#error(attributes);
    else if (element === 'exception') this.#exception();
    else unreadable(`it has an element <${element.slice(0, 40)}>`);
  }

  close(name: string): void {
    if (localName(name) === 'file') this.#file = null;
  }

  #error(attributes: XmlAttributes): void {
    const rule = attributes.get('source') ?? '';
    this.#findings.add({
      file: this.#file ?? unreadable('a finding of it is outside a file'),
      line: numberOf(attributes.get('line')),
      column: numberOf(attributes.get('column')),
      rule: rule === '' ? null : rule,
      severity: severityOf(attributes.get('severity'), SEVERITIES),
      message: attributes.get('message') ?? '',
    });
  }

  /** Checkstyle could not check the file. */
  #exception(): void {
    const message = `an exception ended the check of ${shown(this.#file ?? '')}`;
    const finding = { file: this.#file ?? '', line: 1, column: 1, rule: null, message };
    this.#findings.add({ ...finding, severity: 'error', unchecked: true });
  }

  get evidence(): LintEvidence {
    return this.#findings.evidence;
  }
}

function numberOf(value: string | undefined): number {
  return value !== undefined && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : 1;
}
