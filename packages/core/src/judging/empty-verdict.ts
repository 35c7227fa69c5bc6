import type { GateOutcome, JudgedEntry } from '../model/outcome.js';
import { NO_DETAILS } from '../model/outcome.js';
import { locate } from '../model/position.js';
import type { ConstitutionsOver } from '../constitutions/over.js';
import type { GatesInForce } from '../constitutions/gates-in-force.js';
import type { Subject } from '../constitutions/subjects.js';

/**
 * The entry of a subject for which no gate was judged and nothing was wrong. That every gate is disabled, or that all
 * principles are attested by features, is said by the constitution and therefore `skipped`; anything else is a failure.
 */
export function emptyVerdict(
  subject: Subject,
  { layers, principles }: ConstitutionsOver,
  { disabled }: GatesInForce,
): JudgedEntry {
  const [layer] = layers;
  const location = layer === undefined ? null : locate(layer.file, null);
  return {
    id: 'constitution',
    principle: null,
    kind: 'constitution',
    status: 'enforced',
    advice: null,
    waivable: false,
    outcome: {
      ...outcomeOf(
        subject,
        disabled.map(({ gate }) => gate.id),
        principles.length > 0,
      ),
      location,
    },
  };
}

function outcomeOf(subject: Subject, disabled: readonly string[], hasPrinciples: boolean): GateOutcome {
  if (disabled.length > 0) {
    const args = { gates: [...new Set(disabled)].join(', ') };
    return { ...NO_DETAILS, verdict: 'skipped', reason: 'gates-disabled', args };
  }
  if (hasPrinciples && subject.type === 'project') {
    return { ...NO_DETAILS, verdict: 'skipped', reason: 'no-project-gates', args: undefined };
  }
  return { ...NO_DETAILS, verdict: 'fail', reason: 'no-gates', args: { project: subject.name } };
}
