import type { Location } from '../../model/position.js';
import { sanitize } from '../../base/sanitize.js';
import { exitCodeOf, type ReportFormat, type WorkspaceReport } from '../define-report.js';
import { fingerprintedFindings, type Finding, type FingerprintedFinding, type Level } from '../findings.js';
import { notJudged } from '../summary.js';

/** GitHub refuses a run with more results than these. */
const MAX_RESULTS = 25_000;
/** The bytes of all results and rules when they are packed: GitHub refuses a packed file of more than 10 MB. */
const MAX_BYTES = 9_000_000;
/** More that was not judged is counted, so that it leaves room for the results. */
const MAX_NOT_JUDGED = 100;
/** GitHub shows no more results than these, those of the worst level first. */
const SHOWN_RESULTS = 5_000;

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
  const findings = fingerprintedFindings(report);
  const shown = fitting(findings);
  const helpOf = new Map(shown.map(({ gate }) => [gate.reason, gate.help]));
  const ruleAt = new Map([...helpOf.keys()].map((code, at) => [code, at]));
  const run = {
    tool: { driver: { name: 'Plangate', rules: [...helpOf].map(([code, help]) => ruleOf(code, help)) } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: report.missing.length === 0 && report.unreadable.length === 0,
        toolExecutionNotifications: notifications(report, { shown: shown.length, all: findings.length }),
      },
    ],
    results: shown.map((finding) => resultOf(finding, ruleAt.get(finding.gate.reason) ?? 0)),
  };
  return { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
}

/** As many findings, from the first on, as their results may be many, and large together with their rules. */
function fitting(findings: readonly FingerprintedFinding[]): readonly FingerprintedFinding[] {
  const rules = new Set<string>();
  let bytes = 0;
  const end = findings.findIndex((finding, at) => {
    const { reason, help } = finding.gate;
    bytes += packed(resultOf(finding, MAX_RESULTS)) + PACKED_FORM;
    if (!rules.has(reason)) bytes += packed(ruleOf(reason, help)) + PACKED_FORM;
    rules.add(reason);
    return at >= MAX_RESULTS || bytes > MAX_BYTES;
  });
  return end < 0 ? findings : findings.slice(0, end);
}

/** Bytes for what is the same in every result and rule, which is packed as references to the one before. */
const PACKED_FORM = 100;

/** The bytes of a result or a rule at most, when it is packed: its texts as they are, three bytes for each unit beyond ASCII. */
function packed(part: unknown): number {
  if (typeof part === 'string') return part.length + 2 * (part.match(/[^\0-\u007f]/g)?.length ?? 0);
  if (typeof part !== 'object' || part === null) return 0;
  return Object.values(part).reduce<number>((sum, value) => sum + packed(value), 0);
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
function notifications(
  report: WorkspaceReport,
  { shown, all }: { readonly shown: number; readonly all: number },
): object[] {
  const limit = shown < MAX_RESULTS ? `${MAX_BYTES} bytes of results` : `${MAX_RESULTS} results`;
  const faults = notJudged(report).map(({ text }) => notification('error', text));
  const left = faults.length - MAX_NOT_JUDGED;
  return [
    ...faults.slice(0, MAX_NOT_JUDGED),
    ...(left > 0 ? [notification('error', `${left} more were not judged.`)] : []),
    ...(shown < all
      ? [notification('warning', `${all - shown} more findings are left out: a run has at most ${limit}.`)]
      : []),
    ...(shown > SHOWN_RESULTS
      ? [notification('note', `GitHub shows the first ${SHOWN_RESULTS} of ${shown} results.`)]
      : []),
  ];
}

function notification(level: 'error' | 'warning' | 'note', text: string): object {
  return { level, message: { text: sanitize(text) } };
}

function resultOf(finding: FingerprintedFinding, ruleIndex: number): object {
  const { gate, level, place, fingerprint, subject } = finding;
  return {
    ruleId: gate.reason,
    ruleIndex,
    level: LEVELS[level],
    message: { text: messageOf(finding) },
    locations: [{ physicalLocation: physical(place ?? placeOf(subject)) }],
    partialFingerprints: { 'plangate/v1': fingerprint },
    ...(level === 'waived' ? { suppressions: [suppressionOf(finding)] } : {}),
    properties: {
      project: sanitize(subject.project),
      gate: sanitize(gate.id),
      principle: principleOf(finding),
    },
  };
}

/** GitHub refuses a file with one result that has no location, so a result without a place is at its project. */
function placeOf({ root }: Finding['subject']): Location {
  return { file: root === '.' ? 'nx.json' : root, line: 1, column: 1 };
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
