import type { ProjectGateKind } from '../define.js';
import { NO_DETAILS } from '../define.js';

/** The project depends only on what it may depend on. */
export const boundariesKind: ProjectGateKind<'boundaries'> = {
  kind: 'boundaries',
  appliesTo: 'project',
  target: () => null,
  decide: ({ rules }) => ({
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'gate-kind-unsupported',
    args: { kind: rules.kind },
  }),
};
