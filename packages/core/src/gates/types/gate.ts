import { compareFields } from '../comparison.js';
import type { ProjectGateKind } from '../define-gate.js';
import {
  decideFindings,
  describeFindingRules,
  findingComparisons,
  findingsExplainFailure,
} from '../findings/decide-findings.js';
import { findingsCanaries } from '../findings/canary.js';

/** The type checker accepts the project; a report counts as a linter's does. */
export const typesKind: ProjectGateKind<'types'> = {
  kind: 'types',
  of: 'project',
  defaultTarget: 'typecheck',
  evidence: 'lint',
  needs: [],
  looksAtBase: ({ newOnly }) => newOnly === true,
  describe: describeFindingRules,
  compare: compareFields<'types'>(findingComparisons),
  explainsFailure: findingsExplainFailure,
  decide: decideFindings,
  canaries: findingsCanaries,
};
