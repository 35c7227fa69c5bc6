import { isAtLeast, severityOfWord, type Severity } from '../../evidence/kinds/security/severity.js';
import type { SecurityEvidence, SecurityFinding } from '../../evidence/kinds/security/security-evidence.js';
import type { Violation } from '../../model/baseline.js';
import type { Finding } from '../../model/finding.js';
import { locate, type Location } from '../../model/position.js';
import { violation } from '../../reasons/given.js';
import { plural } from '../../reasons/wording.js';
import { compareFields, compareMaximum } from '../comparison.js';
import {
  NO_DETAILS,
  type GateOf,
  type GateOutcome,
  type ProjectGateKind,
  type ProjectSubject,
} from '../define-gate.js';
import { gather, sourcePlace } from '../evidence-of-target.js';
import { compareNewOnly } from '../findings/decide-findings.js';
import type { HeldAgainstBase } from '../findings/fingerprints.js';
import { missingTarget } from '../missing-target.js';
import { compareIgnored, Exceptions } from './exceptions.js';
import { newSecurityFindings } from './new-findings.js';
import { concerns } from './own-findings.js';
import { VexStatements, type Declared } from './statements.js';
import { securityCanaries } from './canary.js';

type Gate = GateOf<'security'>;

/** Characters of a title that are repeated. */
const MAX_QUOTED = 200;

/** Scanners found no more findings of a severity than the gate allows. */
export const securityKind: ProjectGateKind<'security'> = {
  kind: 'security',
  of: 'project',
  defaultTarget: 'security',
  evidence: 'security',
  needs: [],
  looksAtBase: ({ newOnly }) => newOnly === true,
  describe: ({ ignore, ...rules }) =>
    `${expectation(rules)}${ignore.length === 0 ? '' : ` (ignores ${ignore.map(({ id }) => id).join(', ')})`}`,
  compare: compareFields<'security'>({
    severity: (outer, inner) =>
      compareMaximum(rank(outer), rank(inner), `only ${inner} or worse counts instead of ${outer} or worse`),
    max: (outer, inner) => compareMaximum(outer, inner, `up to ${inner} findings instead of ${outer}`),
    ignore: compareIgnored,
    newOnly: compareNewOnly,
  }),
  // Scanners exit with an error for what is less severe, too.
  explainsFailure: ({ reason, args }) =>
    reason === 'security-within-maximum' &&
    args.counted + args.old + args.below + args.ignored + args.declared > 0,
  decide: (gate, subject) => {
    const missing = missingTarget(subject);
    // Prose covers all projects, and an audit of the whole workspace is a target of one of them.
    if (missing !== null) return gate.origin === 'words' ? noTarget(subject) : missing;
    const gathered = gather('security', subject);
    return gathered.status === 'found' ? judge(gate, subject, gathered) : gathered.outcome;
  },
  canaries: (gate, subject) => securityCanaries(gate, subject, hidesOld(gate, subject)),
};

/** The severity that a gate means; it has two words for one of them. */
function leastOf(severity: Gate['rules']['severity']): Severity {
  return severityOfWord(severity) ?? 'low';
}

function rank(severity: Gate['rules']['severity']): number {
  return ['low', 'medium', 'high', 'critical'].indexOf(leastOf(severity));
}

/** Whether a gate passes because the base has what would be too much. */
function hidesOld({ rules }: Gate, subject: ProjectSubject): boolean {
  const gathered = rules.newOnly === true ? gather('security', subject) : null;
  return gathered?.status === 'found' && sortFindings(rules, subject, gathered.evidence).old > rules.max;
}

/** "new high or worse <= 0" */
function expectation({
  severity,
  max,
  newOnly,
}: Pick<Gate['rules'], 'severity' | 'max' | 'newOnly'>): string {
  return `${newOnly === true ? 'new ' : ''}${severity} or worse <= ${max}`;
}

function noTarget({ project, target }: ProjectSubject): GateOutcome {
  const args = { project: project.name, target };
  return { ...NO_DETAILS, verdict: 'skipped', reason: 'security-no-target', args };
}

interface Found {
  readonly evidence: SecurityEvidence;
  readonly paths: readonly string[];
  readonly notes: readonly Finding[];
}

function judge({ rules }: Gate, subject: ProjectSubject, { evidence, paths, notes }: Found): GateOutcome {
  const sorted = sortFindings(rules, subject, evidence);
  const report = paths[0] ?? '';
  const { severity, max } = rules;
  const { held } = sorted;
  const counted = sorted.counted.length;
  const of = held?.unknown === null ? counted + sorted.old : null;
  const details = {
    expected: expectation(rules),
    actual: `${severity} or worse ${counted}${of === null ? '' : ` new of ${of}`}`,
    ...(held === null ? {} : { findings: held.record }),
    location: locate(report, null),
    evidence: paths,
    notes: [...notes, ...sorted.notes],
  };
  const [failure] = evidence.failures;
  if (failure !== undefined) {
    const args = { report, failures: evidence.failures.length, first: failure.slice(0, MAX_QUOTED) };
    return { ...details, verdict: 'fail', reason: 'security-incomplete', args };
  }
  if (evidence.scans.length === 0) {
    return { ...details, verdict: 'fail', reason: 'security-not-scanned', args: { report } };
  }
  const [expired] = sorted.exceptions.expired();
  if (expired !== undefined) {
    const args = {
      id: expired.id,
      until: expired.until,
      found: expired.found === null ? null : worded(expired.found),
    };
    return { ...details, verdict: 'fail', reason: 'security-ignore-expired', args };
  }
  const [first] = sorted.counted;
  if (first !== undefined && counted > max) {
    const location = placeOf(first, report, subject);
    const why = held?.unknown ?? null;
    if (why !== null) {
      const found = `${plural(counted, 'finding')} of ${severity} severity or worse`;
      const args = { found, maximum: max, why, first: worded(first) };
      return { ...details, verdict: 'fail', reason: 'findings-base-unknown', args, location };
    }
    const args = { counted, of, severity, maximum: max, first: worded(first), update: first.fix };
    const violations = sorted.counted.map(violationOf);
    return { ...details, verdict: 'fail', reason: 'security-above-maximum', args, location, violations };
  }
  const { old, below, ignored, declared, elsewhere } = sorted;
  const scanned = [...new Set(evidence.scans.map((scan) => `${scan.tool}: ${scan.scanned}`))]
    .slice(0, 5)
    .join('; ');
  const args = { counted, severity, scanned, old, below, ignored, declared, elsewhere };
  return { ...details, verdict: 'pass', reason: 'security-within-maximum', args, location: null };
}

interface Sorted {
  /** The gravest first; those whose severity is not known before all. */
  readonly counted: readonly SecurityFinding[];
  /** Those that the base has as well, and that would count. */
  readonly old: number;
  /** Null where all count. */
  readonly held: HeldAgainstBase | null;
  readonly below: number;
  readonly ignored: number;
  readonly declared: number;
  readonly elsewhere: number;
  readonly exceptions: Exceptions;
  readonly notes: readonly Finding[];
}

function sortFindings(rules: Gate['rules'], subject: ProjectSubject, evidence: SecurityEvidence): Sorted {
  const exceptions = new Exceptions(rules.ignore, subject.context.today);
  const statements = new VexStatements(evidence.statements, subject.project.name);
  const least = leastOf(rules.severity);
  const own = evidence.findings.filter(concerns(subject));
  const counting: SecurityFinding[] = [];
  const others: SecurityFinding[] = [];
  const notes: Finding[] = [];
  const sums = { below: 0, ignored: 0, declared: 0 };
  for (const finding of own) {
    const isIgnored = exceptions.covers(finding);
    const declared = statements.on(finding);
    if (declared !== null) notes.push(declaration(finding, declared));
    const left =
      declared?.counts === true
        ? 'declared'
        : !isAtLeast(finding.severity, least)
          ? 'below'
          : isIgnored
            ? 'ignored'
            : null;
    if (left !== null) sums[left] += 1;
    (left === null ? counting : others).push(finding);
  }
  counting.sort((one, other) => gravity(other) - gravity(one));
  const fresh =
    rules.newOnly === true
      ? newSecurityFindings({ counting, others }, subject)
      : { counted: counting, held: null };
  const unscored = own.find((finding) => finding.unscored !== null && finding.severity !== null);
  const remarks = unscored === undefined ? [] : [notScored(unscored)];
  return {
    ...sums,
    ...fresh,
    old: counting.length - fresh.counted.length,
    elsewhere: evidence.findings.length - own.length,
    exceptions,
    notes: [...notes, ...exceptions.unused().map(unusedException), ...remarks],
  };
}

function gravity({ severity, score }: SecurityFinding): number {
  if (severity === null) return 100;
  return score ?? { none: 0, low: 3.9, medium: 6.9, high: 8.9, critical: 10 }[severity];
}

function declaration(finding: SecurityFinding, declared: Declared): Finding {
  const { source, status, reason } = declared.statement;
  const about = { finding: named(finding), source: source.slice(0, MAX_QUOTED), status };
  if (declared.counts) {
    const args = { ...about, reason: reason?.slice(0, MAX_QUOTED) ?? null };
    return { reason: 'security-not-affected', args, position: null };
  }
  return { reason: 'security-statement-unused', args: { ...about, why: declared.why }, position: null };
}

function unusedException(id: string): Finding {
  return { reason: 'security-ignore-unused', args: { id }, position: null };
}

function notScored(finding: SecurityFinding): Finding {
  const args = { finding: named(finding), why: finding.unscored ?? '', severity: finding.severity ?? '' };
  return { reason: 'security-not-scored', args, position: null };
}

/** "GHSA-xvch-5gv4-984h in minimist" */
function named({ id, package: found, file }: SecurityFinding): string {
  const place =
    found === null ? file : [found.name, ...(found.version === null ? [] : [found.version])].join(' ');
  return place === null ? id : `${id} in ${place}`;
}

/** "GHSA-xvch-5gv4-984h in minimist (critical, CVSS 9.8): Prototype Pollution in minimist" */
function worded(finding: SecurityFinding): string {
  const { severity, score, unscored, tool, title } = finding;
  const by =
    score === null ? (unscored === null ? `by ${tool}` : `by ${tool}; ${unscored}`) : `CVSS ${score}`;
  const level = severity === null ? `severity not known, ${by}` : `${severity}, ${by}`;
  const text = title.slice(0, MAX_QUOTED).replace(/\s+/g, ' ').trim().replace(/\.$/, '');
  return `${named(finding)} (${level})${text === '' ? '' : `: ${text}`}`;
}

/** A baseline accepts a vulnerability of a package, or a rule in a file, as often as it was found. */
function violationOf({ id, package: found, file }: SecurityFinding): Violation {
  return violation('security-above-maximum', [id, found?.name ?? file ?? plural(1, 'finding')]);
}

function placeOf({ file, line }: SecurityFinding, report: string, subject: ProjectSubject): Location {
  const place = file === null ? null : sourcePlace({ file, line }, subject);
  return place ?? locate(report, null);
}
