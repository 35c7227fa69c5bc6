import type { LintMessage, LintTool } from '../../kinds/lint/lint-evidence.js';
import type { SarifLevel } from './sarif-values.js';

/** One result of which the place and the message are kept. */
export interface KeptResult {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** Results of one rule and level in one file. */
export interface ToldResults {
  readonly tool: string | null;
  readonly rule: string | null;
  readonly file: string | null;
  /** Whether they are in other files too. */
  readonly spread: boolean;
  readonly severity: SarifLevel;
  /** The CVSS scores that the results or their rule state, as written. */
  readonly scores: readonly unknown[];
  /** The first of them. */
  readonly kept: readonly KeptResult[];
  readonly count: number;
}

/** What takes in what the runs of a SARIF log say, for one kind of evidence. */
export interface SarifSink {
  /** @param looked whether the run shows that the tool looked at something: results, files, or an invocation that succeeded */
  tool(tool: LintTool, looked: boolean): void;
  /** The rules that the tool has; null where the log does not say. */
  rules(listed: readonly string[] | null): void;
  /** A file that the log names. */
  file(path: string): void;
  results(results: ToldResults): void;
  /** An error of the tool itself. */
  error(message: LintMessage): void;
  /** An invocation that does not say that it succeeded; the message is null where its errors were passed on. */
  unsuccessful(tool: string | null, message: LintMessage | null): void;
}
