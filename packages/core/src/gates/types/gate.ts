import type { ProjectGateKind } from '../define-gate.js';
import { decideLinting } from '../findings/decide.js';

/** The type checker accepts the project; a report counts as a linter's does. */
export const typesKind: ProjectGateKind<'types'> = {
  kind: 'types',
  appliesTo: 'project',
  target: (rules, targets) => rules.target ?? targets.types,
  decide: (gate, subject) => decideLinting(gate, subject, gate.rules.target ?? subject.context.targets.types),
};
