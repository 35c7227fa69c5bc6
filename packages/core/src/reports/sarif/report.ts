import type { Location } from '../../model/position.js';
import { sanitize } from '../../base/sanitize.js';
import { exitCodeOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import { findingsOf, type Finding, type Level } from '../findings.js';
import { notJudged } from '../summary.js';

/** GitHub refuses a run with more results than these. */
const MAX_RESULTS = 25_000;

const LEVELS = { error: 'error', warning: 'warning', waived: 'error' } as const satisfies Record<
  Level,
  string
>;

/** Code scanning by SARIF 2.1.0: one run, a rule for each reason, what is waived as suppressed results. */
export const sarifReport: ReportFormat = {
  title: 'SARIF',
  render: (report) => ({
    output: '',
    files: [{ path: 'report.sarif', text: `${JSON.stringify(sarifLog(report), null, 2)}\n` }],
    exitCode: exitCodeOf(report),
  }),
};

function sarifLog(report: WorkspaceReport): object {
  const findings = findingsOf(report);
  const shown = findings.slice(0, MAX_RESULTS);
  const helpOf = new Map(shown.map(({ gate }) => [gate.reason, gate.help]));
  const ruleAt = new Map([...helpOf.keys()].map((code, at) => [code, at]));
  const run = {
    tool: { driver: { name: 'Plangate', rules: [...helpOf].map(([code, help]) => ruleOf(code, help)) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.missing.length === 0 && report.unreadable.length === 0,
        toolExecutionNotifications: notifications(report, findings.length - shown.length),
      },
    ],
    results: shown.map((finding) => resultOf(finding, ruleAt.get(finding.gate.reason) ?? 0)),
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

function ruleOf(code: string, help: string): object {
  const isAddress = /^https?:\/\//.test(help);
  return {
    id: code,
    name: code.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: code.replaceAll('-', ' ') },
    help: { text: `See ${sanitize(help)}.` },
    ...(isAddress ? { helpUri: encodeURI(help) } : {}),
  };
}

/** What the results do not say: what was not judged, and what was left out. */
function notifications(report: WorkspaceReport, left: number): object[] {
  return [
    ...notJudged(report).map(({ text }) => notification('error', text)),
    ...(left > 0
      ? [notification('warning', `${left} more findings are left out: a run has at most ${MAX_RESULTS}.`)]
      : []),
  ];
}

function notification(level: 'error' | 'warning', text: string): object {
  return { level, message: { text: sanitize(text) } };
}

function resultOf(finding: Finding, ruleIndex: number): object {
  const { gate, level, place, fingerprint, subject } = finding;
  return {
    ruleId: gate.reason,
    ruleIndex,
    level: LEVELS[level],
    message: { text: messageOf(finding) },
    locations: place === null ? [] : [{ physicalLocation: physical(place) }],
    partialFingerprints: { 'plangate/v1': fingerprint },
    ...(level === 'waived' ? { suppressions: [suppressionOf(finding)] } : {}),
    properties: {
      project: sanitize(subject.project),
      gate: sanitize(gate.id),
      principle: principleOf(finding),
    },
  };
}

function messageOf({ gate, subject }: Finding): string {
  const parts = [
    `${subject.project}, ${gate.id}: ${gate.message}`,
    gate.expected === null ? null : `Expected: ${gate.expected}`,
    gate.actual === null ? null : `Actual: ${gate.actual}`,
    gate.advice,
    gate.fix,
  ];
  return parts.flatMap((part) => (part === null ? [] : [sanitize(part)])).join('\n');
}

function principleOf({ gate }: Finding): string | null {
  return gate.principle === null ? null : sanitize(gate.principle);
}

function suppressionOf({ gate }: Finding): object {
  const { waiver } = gate;
  // The baseline accepts by identity and gives no reason of its own.
  if (waiver === null) return { kind: 'external', status: 'accepted', justification: sanitize(gate.message) };
  const until = waiver.until === null ? '' : ` (until ${waiver.until})`;
  return {
    kind: 'external',
    status: 'accepted',
    justification: sanitize(`${waiver.why}${until}`),
    location: { physicalLocation: physical(waiver.location) },
  };
}

/** A relative address: `%` and what could begin a scheme are encoded. */
function physical({ file, line, column }: Location): object {
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return {
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine: line, startColumn: column },
  };
}
