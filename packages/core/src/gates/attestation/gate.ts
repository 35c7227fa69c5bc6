import { finished, phaseOf } from '../../features/feature-phase.js';
import type { Principle } from '../../model/constitution.js';
import type { CheckRow, CheckVerdict } from '../../model/plan.js';
import type { Position } from '../../model/position.js';
import { locate } from '../../model/position.js';
import { matchPrinciple, principleLabel, settlingLine } from '../../principles/index.js';
import type { FeatureGateKind, FeatureSubject, GateOutcome } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';

/**
 * The plan's own verdict for a principle that nothing measures. Before the design is done, a verdict that is not there yet is
 * pending; afterwards it is missing. The check of a finished feature is history: it is not held against
 * principles that came later.
 */
export const attestationKind: FeatureGateKind<'attestation'> = {
  kind: 'attestation',
  appliesTo: 'feature',
  decide: (_gate, subject) => (subject.principle === null ? [] : [decide(subject.principle, subject)]),
};

function decide(principle: Principle, subject: FeatureSubject): GateOutcome {
  const { feature, context } = subject;
  const name = principleLabel(principle);
  if (finished(feature)) {
    const args = { feature: feature.directory };
    return { ...NO_DETAILS, verdict: 'skipped', reason: 'feature-finished', args };
  }
  const researching = (context.phase ?? phaseOf(feature)) === 'research';
  const said = verdictOf(principle, subject, researching);
  const location = locate(feature.plan.file, said.position);
  const details = {
    expected: 'PASS or N/A',
    actual: WORDS[said.verdict],
    location,
    evidence: [feature.plan.file],
  };
  switch (said.verdict) {
    case 'pass':
    case 'na':
      return {
        ...details,
        verdict: 'pass',
        reason: 'attested',
        args: { principle: name, verdict: details.actual },
      };
    case 'fail':
    case 'partial': {
      const args = { principle: name, verdict: details.actual };
      return { ...details, verdict: 'fail', reason: 'attestation-failed', args };
    }
    default:
      return researching
        ? { ...details, verdict: 'pending', reason: 'principle-pending', args: { principle: name } }
        : { ...details, verdict: 'fail', reason: 'principle-without-verdict', args: { principle: name } };
  }
}

const WORDS: Readonly<Record<CheckVerdict, string>> = {
  pass: 'PASS',
  fail: 'FAIL',
  partial: 'PARTIAL',
  na: 'N/A',
  pending: 'PENDING',
  unknown: 'no verdict',
};

type Checked = Pick<CheckRow, 'phase' | 'verdict' | 'position'>;

interface Said {
  readonly verdict: CheckVerdict;
  readonly position: Position | null;
}

/**
 * Where rows disagree, the one that promises least is what the plan says; a check after the design outdates those before
 * it. A closing line counts for principles without a verdict of their own, see `settlingLine`.
 */
function verdictOf(
  principle: Principle,
  { feature, principles }: FeatureSubject,
  researching: boolean,
): Said {
  if (!feature.plan.ok) return { verdict: 'unknown', position: null };
  const { rows, results } = feature.plan.document.constitutionCheck;
  const own = rows.filter((row) => matchPrinciple(row, principles) === principle);
  const line = own.some(({ verdict }) => verdict !== 'unknown') ? null : settlingLine(results, !researching);
  const said: readonly Checked[] = line === null ? latest(own, researching) : [line];
  const least = BY_PROMISE.find((verdict) => said.some((row) => row.verdict === verdict)) ?? 'unknown';
  const position = said.find((row) => row.verdict === least)?.position;
  return { verdict: least, position: position ?? feature.plan.document.sections['constitution-check'] };
}

const BY_PROMISE: readonly CheckVerdict[] = ['fail', 'partial', 'pending', 'na', 'pass', 'unknown'];

/** During research an empty form for the check after the design does not yet outdate anything. */
function latest(rows: readonly Checked[], researching: boolean): readonly Checked[] {
  const post = rows.filter(({ phase, verdict }) => phase === 'post' && !(researching && isOpen(verdict)));
  if (post.length > 0) return post;
  const pre = rows.filter(({ phase }) => phase === 'pre');
  return pre.length > 0 ? pre : rows;
}

function isOpen(verdict: CheckVerdict): boolean {
  return verdict === 'pending' || verdict === 'unknown';
}
