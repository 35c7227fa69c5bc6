/**
 * The few parts of the core that a host needs to build a graph of projects and to look a document up in its cache. Every
 * command of such a host loads them, so that they must stay small: no gate, no report, no reader.
 */
export { DOCUMENT_READERS_VERSION } from '../version.js';
export {
  discoverFeatures,
  REJECTED_WHY,
  rejectedByContent,
  type DiscoveredFeature,
  type DiscoveredFeatures,
  type RejectedDirectory,
} from '../features/discover.js';
export { repositoryNames, withoutOwnRoot } from '../layout/own-root.js';
export { BASELINE_PATH, CONSTITUTION_PATH, WAIVERS_PATH } from '../model/places.js';
export { MAX_DOCUMENT_BYTES } from '../port.js';
export {
  compileGlob,
  GLOB_LIMITS,
  isGlob,
  isMatchable,
  pathOrHolder,
  type Glob,
  type GlobProblem,
} from '../text/glob.js';
export { nearest } from '../text/nearest.js';
export { sanitize } from '../text/sanitize.js';
