import type { ProjectGateKind } from '../define.js';
import { NO_DETAILS } from '../define.js';

/** What a load test or benchmark measured stays below the limit. */
export const performanceKind: ProjectGateKind<'performance'> = {
  kind: 'performance',
  appliesTo: 'project',
  target: () => null,
  decide: ({ rules }) => ({
    ...NO_DETAILS,
    verdict: 'fail',
    reason: 'gate-kind-unsupported',
    args: { kind: rules.kind },
  }),
};
