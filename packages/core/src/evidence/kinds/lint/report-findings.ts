import { unreadable } from '../../reading/read-problem.js';
import { asName, shown } from '../../reading/values.js';
import { LintFindings } from './collect-messages.js';
import type { LintEvidence, LintMessage } from './lint-evidence.js';

/** One finding as a format gives it. */
export interface ReportFinding {
  /** Empty where the finding is in no file. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Null for what no rule found, as a file that cannot be parsed. */
  readonly rule: string | null;
  readonly severity: LintMessage['severity'];
  readonly message: string;
  /** Whether it says that the file, or if there is none the project, was not checked to its end. */
  readonly unchecked?: boolean;
}

/** The findings of one report of one tool. */
export class ToolFindings {
  readonly #findings = new LintFindings();
  readonly #tool: string | null;

  /** @param tool as `natureOf` knows it; null where the format does not say which tool wrote the report */
  constructor(tool: string | null, version: string | null = null) {
    this.#tool = tool;
    this.#findings.tool({ name: tool, version, stated: true });
  }

  /** Records a file that the report names as checked. */
  file(path: string): void {
    this.#findings.file(path);
  }

  add({ unchecked = false, ...finding }: ReportFinding): void {
    const message = { tool: this.#tool, ...finding, message: asName(finding.message) ?? '' };
    if (finding.file !== '') this.#findings.file(finding.file);
    const as = { ...message, file: finding.file === '' ? null : finding.file };
    if (unchecked) this.#findings.count(as, { unchecked: 1 });
    this.#findings.add(message);
  }

  /** Counts errors and warnings that the report states beyond those that it lists. */
  unlisted(errors: number, warnings: number): void {
    const { evidence } = this;
    this.#findings.count(
      { tool: this.#tool, file: null, rule: null },
      { errors: Math.max(0, errors - evidence.errors), warnings: Math.max(0, warnings - evidence.warnings) },
    );
  }

  get evidence(): LintEvidence {
    return this.#findings.evidence();
  }
}

/** The severity that a word of a format means. Ends in a `ReportProblem` for any other word: nobody knows what it would pass. */
export function severityOf(
  word: unknown,
  words: Readonly<Record<string, LintMessage['severity']>>,
): LintMessage['severity'] {
  const known = typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : undefined;
  return known ?? unreadable(`a finding of it has the severity ${shown(word)}`);
}
