import { ToolFindings } from '../../kinds/lint/report-findings.js';
import { readLines } from '../../reading/lines.js';
import { unreadable } from '../../reading/read-problem.js';
import type { EvidenceFormatOf } from '../../define-format.js';

/** What TypeScript's compiler prints: one error a line, in either of its two forms. It prints nothing when it found nothing. */
export const tscText: EvidenceFormatOf<'lint'> = {
  kind: 'lint',
  name: 'tsc-text',
  title: 'Output of tsc',
  writtenBy: ['tsc', 'vue-tsc'],
  precedence: 22,
  fileNames: ['tsc*.txt', 'tsc*.log', 'typecheck*.txt', 'typecheck*.log'],
  extensions: [],
  emptyWhenClean: true,
  hasNoEnd: true,
  sniff: (head) => ERROR.test(plain(head.split('\n', 1)[0] ?? '')),
  read(source) {
    const findings = new ToolFindings('TypeScript');
    const state = { stated: 0, known: false };
    readLines(source, (line) => addLine(findings, plain(line), state));
    if (!state.known && source.head !== '') unreadable('it has no line that tsc writes');
    findings.unlisted(state.stated, 0);
    return findings.evidence;
  },
};

/** "src/a.ts(7,3): error TS2322: …" and "src/a.ts:7:3 - error TS2322: …". */
const ERROR =
  /^(?<file>[^\s(][^(\n]{0,2000}?)(?:\((?<line>\d{1,9}),(?<column>\d{1,9})\):|:(?<prettyLine>\d{1,9}):(?<prettyColumn>\d{1,9}) -) (?<level>error|warning|message) (?<rule>TS\d{1,6}): (?<message>.*)$/;
/** "error TS18003: No inputs were found …": about the project as a whole. */
const GLOBAL = /^error (TS\d{1,6}): (.*)$/;
const FOUND = /^Found (\d{1,9}) errors?\b/;

function addLine(findings: ToolFindings, line: string, state: { stated: number; known: boolean }): void {
  const found = ERROR.exec(line)?.groups;
  const global = found === undefined ? GLOBAL.exec(line) : null;
  const summary = FOUND.exec(line);
  if (found !== undefined) {
    findings.add({
      file: found.file ?? '',
      line: Number(found.line ?? found.prettyLine),
      column: Number(found.column ?? found.prettyColumn),
      rule: found.rule ?? null,
      severity: found.level === 'error' ? 'error' : found.level === 'warning' ? 'warning' : 'note',
      message: found.message ?? '',
    });
  } else if (global !== null) {
    const [, rule = null, message = ''] = global;
    findings.add({ file: '', line: 1, column: 1, rule, severity: 'error', message, unchecked: true });
  } else if (summary !== null) state.stated += Number(summary[1]);
  else return;
  state.known = true;
}

/** A line without colours. */
function plain(line: string): string {
  return line.replace(/\u001B\[[\d;]{0,20}m/g, '');
}
