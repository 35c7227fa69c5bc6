export { explain, type Explanation } from './explain.js';
export { findFeatureViolations, findProjectViolations, judgeFeature, judgeProject } from './judge.js';
export { memoize } from './memo.js';
export { sanitize } from '../text/sanitize.js';
export { selectAll, selects, type Selectable } from './select.js';
export { evidenceTargets } from './targets.js';
export { overall } from './verdicts.js';
