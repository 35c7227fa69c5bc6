export { collectEvidence, type CollectedEvidence, type EvidenceRequest } from './collect.js';
export { compareCoverage, coveragePercent, type CoverageComparison } from './coverage.js';
export { discoverEvidence, type EvidenceCandidates } from './discover.js';
export { foreignTo, ownerByPlace, type Origin } from './foreign.js';
export { type EvidenceFormat } from './formats/define.js';
export { EVIDENCE_FORMATS } from './formats/registry.js';
export { type ProjectPlace } from './locate.js';
export { readEvidence, type EvidenceOf, type ReadEvidence } from './read.js';
export { testSuites, type SuiteResult, type SuiteResults, type Suites, type TestCounts } from './suites.js';
