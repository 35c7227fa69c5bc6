import { isHistory, phaseOf } from '../../features/feature-phase.js';
import type { Principle } from '../../model/constitution.js';
import type { CheckVerdict } from '../../model/plan.js';
import { locate } from '../../model/position.js';
import { principleLabel } from '../../principles/principle-label.js';
import { EQUAL, UNCLEAR } from '../comparison.js';
import type { FeatureGateKind, FeatureSubject, GateOutcome } from '../define-gate.js';
import { NO_DETAILS } from '../define-gate.js';
import { standingsOf } from '../standings.js';
import { attestationCanaries } from './canary.js';

/**
 * The plan's own verdict for a principle that nothing measures. Before the design is done, a missing verdict is
 * pending; afterwards it is missing. The check of a finished feature is history: it is not held against
 * principles that came later. A FAIL or PARTIAL of its own stays one.
 */
export const attestationKind: FeatureGateKind<'attestation'> = {
  kind: 'attestation',
  of: 'feature',
  implied: null,
  waivable: true,
  decidesPrinciple: true,
  readsTests: false,
  describe: () => 'every plan states its verdict',
  // The attestations of two principles are two, unless both have one name.
  compare: (outer, inner) => (outer.principle?.name === inner.principle?.name ? EQUAL : UNCLEAR),
  decide: (_gate, subject) => (subject.principle === null ? [] : [decide(subject.principle, subject)]),
  canaries: attestationCanaries,
};

function decide(principle: Principle, subject: FeatureSubject): GateOutcome {
  const { feature, context } = subject;
  const name = principleLabel(principle);
  const researching = (context.phase ?? phaseOf(feature)) === 'research';
  const said = saidOf(principle, subject, !researching);
  if (isHistory(feature, context) && !isOwnFault(said) && !isNeverChecked(subject)) {
    const args = { feature: feature.directory };
    return { ...NO_DETAILS, verdict: 'skipped', reason: 'feature-finished', args };
  }
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
    default: {
      const args = { principle: name, ...(said.hasRow ? ({ row: true } as const) : {}) };
      return researching
        ? { ...details, verdict: 'pending', reason: 'principle-pending', args }
        : { ...details, verdict: 'fail', reason: 'principle-without-verdict', args };
    }
  }
}

/** What the plan itself calls violated stays so; a row of another name may be about a principle of then. */
function isOwnFault({
  verdict,
  byNumber,
}: {
  readonly verdict: CheckVerdict;
  readonly byNumber: boolean;
}): boolean {
  return (verdict === 'fail' || verdict === 'partial') && !byNumber;
}

/** A check that says nothing at all is no history where nobody can tell that it is old: without version control. */
function isNeverChecked({ feature: { plan }, context }: FeatureSubject): boolean {
  if (context.finishedBefore !== undefined || !plan.ok) return false;
  const { rows, results } = plan.document.constitutionCheck;
  return rows.length === 0 && results.length === 0;
}

const WORDS: Readonly<Record<CheckVerdict, string>> = {
  pass: 'PASS',
  fail: 'FAIL',
  partial: 'PARTIAL',
  na: 'N/A',
  pending: 'PENDING',
  unknown: 'no verdict',
};

function saidOf(principle: Principle, { feature, principles, context }: FeatureSubject, designed: boolean) {
  if (!feature.plan.ok)
    return { verdict: 'unknown', position: null, byNumber: false, hasRow: false } as const;
  const plan = feature.plan.document;
  const standing = standingsOf({ feature, plan, state: context.state }, principles, designed).get(principle);
  return {
    verdict: standing?.verdict ?? 'unknown',
    byNumber: standing?.byNumber === true,
    hasRow: (standing?.position ?? null) !== null,
    position: standing?.position ?? plan.sections['constitution-check'],
  } as const;
}
