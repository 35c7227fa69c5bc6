import type { ProjectVerdict } from '../model/verdict.js';

/** How a report is rendered. */
export interface RenderOptions {
  /** Terminal colours; default none. */
  readonly colour?: boolean;
}

/** A rendered report. The caller writes the files and ends with the exit code. */
export interface Report {
  /** For the screen, without control characters of documents; empty when it is all in files. */
  readonly output: string;
  /** Paths relative to the directory of the report, with `/`. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** 0: nothing fails. 1: a gate failed. */
  readonly exitCode: 0 | 1;
}

/** One format of report: a pure function of verdicts. */
export interface ReportFormat {
  /** As people call it ("JSON"). */
  readonly title: string;
  render(verdicts: readonly ProjectVerdict[], options: RenderOptions): Report;
}

/** The exit code of verdicts. */
export function exitCodeOf(verdicts: readonly ProjectVerdict[]): Report['exitCode'] {
  return verdicts.some(({ verdict }) => verdict === 'fail') ? 1 : 0;
}
