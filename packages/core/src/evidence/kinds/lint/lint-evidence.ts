/** One message of a linter or another static analysis tool. */
export interface LintMessage {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string | null;
  readonly severity: 'error' | 'warning' | 'note';
  readonly message: string;
}

/** What static analysis found in a project. Paths are as the report writes them. */
export interface LintEvidence {
  readonly kind: 'lint';
  readonly errors: number;
  readonly warnings: number;
  /** Messages that count (not suppressed), the first 1,000. */
  readonly messages: readonly LintMessage[];
  /**
   * Errors and warnings by rule id, over all messages. Errors without a rule (files that cannot be parsed, a tool that
   * broke down) are in `errors` only: whoever counts chosen rules must still count them.
   */
  readonly rules: Readonly<Record<string, { readonly errors: number; readonly warnings: number }>>;
  /** Every file the report names, as written. */
  readonly files: readonly string[];
}
