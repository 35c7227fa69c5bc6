import type { EvidenceOf } from '../../evidence/evidence-kinds.js';
import type { Finding } from '../../model/finding.js';
import type { GateOf, GateOutcome, ProjectSubject } from '../define-gate.js';
import { gather } from '../evidence-of-target.js';
import { missingTarget } from '../missing-target.js';

/** Reports of one kind, of every target that gates of that kind read. */
export interface Reports<Kind extends 'tests' | 'coverage'> {
  readonly targets: readonly string[];
  readonly evidence: readonly EvidenceOf<Kind>[];
  readonly paths: readonly string[];
  readonly notes: readonly Finding[];
}

/**
 * The reports of a kind: of the target that the gate or the options name for it, else of all targets that gates of the kind in force read, else of the
 * default one. The failure of the first target without a report that counts.
 * @param isNeeded whether there is anything that a missing report could show
 */
export function reportsOf<Kind extends 'tests' | 'coverage'>(
  kind: Kind,
  { rules, subject }: { readonly rules: GateOf<'proof'>['rules']; readonly subject: ProjectSubject },
  isNeeded: () => boolean,
): Reports<Kind> | GateOutcome {
  const targets = targetsOfProof(kind, { rules, subject });
  const found: Reports<Kind> = { targets, evidence: [], paths: [], notes: [] };
  return targets.reduce<Reports<Kind> | GateOutcome>((sum, target) => {
    if ('verdict' in sum) return sum;
    const missing = missingTarget({ ...subject, target });
    if (missing !== null) return missing;
    const gathered = gather(kind, { ...subject, target });
    if (gathered.status !== 'found') {
      const isAbsent = gathered.status === 'missing' && gathered.searched;
      return isAbsent && !isNeeded() ? sum : gathered.outcome;
    }
    return {
      targets,
      evidence: [...sum.evidence, gathered.evidence],
      paths: [...sum.paths, ...gathered.paths],
      notes: [...sum.notes, ...gathered.notes],
    };
  }, found);
}

/** The targets whose reports of a kind count: see `reportsOf`. */
export function targetsOfProof(
  kind: 'tests' | 'coverage',
  { rules, subject }: { readonly rules: GateOf<'proof'>['rules']; readonly subject: ProjectSubject },
): readonly string[] {
  const named = rules.target ?? subject.context.targets.proof;
  return named === undefined ? targetsOf(kind, subject) : [named];
}

function targetsOf(
  kind: 'tests' | 'coverage',
  { inForce, target, alsoReads }: ProjectSubject,
): readonly string[] {
  const read = inForce.flatMap((gate) => (gate.rules.kind === kind ? (gate.target ?? []) : []));
  return read.length === 0 ? [kind === 'tests' ? target : (alsoReads[kind] ?? target)] : [...new Set(read)];
}
