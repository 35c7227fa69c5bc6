/** One message of a linter or another static analysis tool. */
export interface LintMessage {
  /** The tool that says so, as the report names it; null when it does not say. */
  readonly tool: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string | null;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
}

/** How often one rule of one tool was broken in one file. */
export interface LintCount {
  readonly tool: string | null;
  /** The file as written; null for findings that are in no file, or in several. */
  readonly file: string | null;
  /** Null for errors without a rule: files that cannot be parsed, a tool that broke down. */
  readonly rule: string | null;
  readonly errors: number;
  readonly warnings: number;
  /** How many of the errors say that the file, or if there is none the whole project, was not checked to its end. */
  readonly unchecked: number;
}

/** A tool whose findings a report holds. */
export interface LintTool {
  readonly name: string | null;
  readonly version: string | null;
  /** Whether the report states what the tool found, be it nothing. */
  readonly stated: boolean;
}

/** What static analysis found in a project. Paths are as the report writes them. */
export interface LintEvidence {
  readonly kind: 'lint';
  readonly errors: number;
  readonly warnings: number;
  /** Messages that count (not suppressed), the first 10,000. */
  readonly messages: readonly LintMessage[];
  /** All errors and warnings by tool, file and rule: they add up to `errors` and `warnings`. */
  readonly counts: readonly LintCount[];
  /** Every tool that the report is of, each once. */
  readonly tools: readonly LintTool[];
  /** The rules that the tools have; null where one of them does not list more than it reported. */
  readonly rules: readonly string[] | null;
  /** Every file the report names, as written. */
  readonly files: readonly string[];
}
