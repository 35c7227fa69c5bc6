export { explain, type Explanation } from './explain.js';
export { findFeatureViolations, findProjectViolations, judgeFeature, judgeProject } from './judge.js';
export { memoize } from '../base/memo.js';
export { sanitize } from '../base/sanitize.js';
export { selectAll, selects, type Selectable } from '../constitutions/matchers.js';
export { evidenceTargets } from './evidence-targets.js';
export { overall } from './gate-verdict.js';
