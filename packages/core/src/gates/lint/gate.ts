import type { ProjectGateKind } from '../define-gate.js';
import { decideLinting } from '../findings/decide.js';

/** No more errors and warnings than allowed, of all rules or of those the gate names. */
export const lintKind: ProjectGateKind<'lint'> = {
  kind: 'lint',
  appliesTo: 'project',
  target: (rules, targets) => rules.target ?? targets.lint,
  decide: (gate, subject) => decideLinting(gate, subject, gate.rules.target ?? subject.context.targets.lint),
};
