import type { EvidenceFormatOf } from '../../define-format.js';
import { natureOf } from '../../kinds/lint/known-tools.js';
import { SecurityFindings } from '../../kinds/security/collect-findings.js';
import { empty } from '../../reading/read-problem.js';
import { isSarif, readSarif } from '../sarif/read-sarif.js';
import type { SarifSink, ToldResults } from '../sarif/sarif-sink.js';

/** SARIF 2.1.0 of a security scanner, whose rules may have a CVSS score as `security-severity`. */
export const sarifSecurity: EvidenceFormatOf<'security'> = {
  kind: 'security',
  name: 'sarif-security',
  title: 'SARIF 2.1.0',
  writtenBy: ['CodeQL', 'Semgrep', 'bandit -f sarif', 'other scanners that write SARIF'],
  precedence: 20,
  fileNames: ['*.sarif', '*.sarif.json'],
  extensions: ['.json'],
  sniff: isSarif,
  read(source) {
    const findings = new SecurityFindings('SARIF');
    const silent: (string | null)[] = [];
    readSarif(source, securitySink(findings, silent));
    const { scans, failures } = findings.evidence();
    if (scans.length + failures.length === 0) {
      empty('no run of a scanner in it names a result, a file, or an invocation that succeeded');
    }
    for (const name of silent)
      findings.failure('its run does not say that it looked at anything', nameOf(name));
    return findings.evidence();
  },
};

/**
 * The levels of SARIF on the scale of severities, for results without a score. There is none above "error", so that it may be
 * critical.
 */
const LEVELS = { error: 'critical', warning: 'medium', note: 'low', none: 'none' } as const;

/** @param silent the tools of runs that do not show that they looked at anything */
function securitySink(findings: SecurityFindings, silent: (string | null)[]): SarifSink {
  return {
    tool: ({ name }, looked) => {
      // What checks types alone has not looked for weaknesses.
      if (natureOf(name) === 'type-checker') return;
      if (looked) findings.scanned(1, 'run', nameOf(name));
      else silent.push(name);
    },
    rules: () => undefined,
    file: (path) => {
      findings.file(path);
    },
    results: (results) => {
      addAll(findings, results);
    },
    error: ({ tool, message, file }) => {
      findings.failure(file === '' ? message : `${message} (${file})`, nameOf(tool));
    },
    unsuccessful: (tool, message) => {
      if (message !== null) findings.failure(message.message, nameOf(tool));
    },
  };
}

function addAll(
  findings: SecurityFindings,
  { tool, rule, file, severity, scores, kept, count }: ToldResults,
): void {
  const ratings = { scores, words: [LEVELS[severity]] };
  for (let at = 0; at < count; at += 1) {
    const { line = 1, message = '' } = kept[at] ?? {};
    findings.add({ id: rule ?? '(no rule)', file, line, title: message, ratings }, nameOf(tool));
  }
}

function nameOf(tool: string | null): string {
  return tool === null || tool.trim() === '' ? 'a scanner without a name' : tool.trim();
}
