import { compareFields } from '../comparison.js';
import type { ProjectGateKind } from '../define-gate.js';
import {
  decideFindings,
  describeFindingRules,
  findingComparisons,
  findingsExplainFailure,
} from '../findings/decide-findings.js';
import { findingsCanaries } from '../findings/canary.js';

/** No more errors and warnings than allowed, of all rules or of those the gate names. */
export const lintKind: ProjectGateKind<'lint'> = {
  kind: 'lint',
  of: 'project',
  defaultTarget: 'lint',
  evidence: 'lint',
  needs: [],
  looksAtBase: ({ newOnly }) => newOnly === true,
  describe: describeFindingRules,
  compare: compareFields<'lint'>(findingComparisons),
  explainsFailure: findingsExplainFailure,
  decide: decideFindings,
  canaries: findingsCanaries,
};
