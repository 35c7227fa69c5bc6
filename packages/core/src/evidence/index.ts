export { collectEvidence, type CollectedEvidence, type EvidenceRequest } from './collect-evidence.js';
export { compareCoverage, coveragePercent, type CoverageComparison } from './kinds/coverage/percentages.js';
export { discoverEvidence, type EvidenceCandidates } from './discover-reports.js';
export { foreignTo, ownerByPlace, type Origin } from './report-owner.js';
export { type EvidenceFormat } from './define-format.js';
export { EVIDENCE_FORMATS } from './formats.js';
export {
  comparePercentile,
  limitOf,
  showAmount,
  type Limit,
  type LimitComparison,
} from './kinds/performance/limits.js';
export { type ProjectPlace } from './file-locator.js';
export { readEvidence, type EvidenceOf, type ReadEvidence } from './read-report.js';
export {
  testSuites,
  type SuiteResult,
  type SuiteResults,
  type Suites,
  type TestCounts,
} from './kinds/tests/suites.js';
