import type { ProjectGateKind } from '../define-gate.js';
import {
  compareFindingRules,
  decideFindings,
  describeFindingRules,
  findingsExplainFailure,
} from '../findings/decide-findings.js';

/** The type checker accepts the project; a report counts as a linter's does. */
export const typesKind: ProjectGateKind<'types'> = {
  kind: 'types',
  of: 'project',
  defaultTarget: 'typecheck',
  evidence: 'lint',
  needs: [],
  describe: describeFindingRules,
  compare: compareFindingRules,
  explainsFailure: findingsExplainFailure,
  decide: decideFindings,
};
