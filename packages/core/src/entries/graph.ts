/**
 * The few parts that a host needs to build a graph of projects and to look a document up in its cache. Every command of such a
 * host loads them, so they must stay small: no gate, no report, no reader.
 */
export { nearest } from '../base/nearest.js';
export { sanitize } from '../base/sanitize.js';
export { walk, type WalkBounds, type WalkLimit } from '../base/walk.js';
export { nestsDeeply } from '../base/yaml-nesting.js';
export { MAX_DOCUMENT_BYTES } from '../base/workspace-files.js';
export {
  type DiscoveredFeature,
  type DiscoveredFeatures,
  discoverFeatures,
  REJECTED_WHY,
  rejectedByContent,
  type RejectedDirectory,
} from '../features/discover-features.js';
export {
  answered,
  type Asking,
  type Base,
  Extended,
  type ExtendedHost,
  type Extending,
} from '../constitutions/extended.js';
export {
  type ExtendedConstitution,
  ExtendedFinder,
  type ExtendedPlaces,
  type FoundPackage,
} from '../constitutions/find-extended.js';
export { extensionTarget, type ExtensionTarget } from '../base/extension-target.js';
export { repositoryNames, withoutOwnRoot } from '../layout/workspace-prefix.js';
export { BASELINE_PATH, CONSTITUTION_PATH, WAIVERS_PATH } from '../model/places.js';
export { didYouMean, listed, plural } from '../reasons/wording.js';
export { DOCUMENT_READERS_VERSION } from '../version.js';
export {
  compileGlob,
  globTest,
  GLOB_LIMITS,
  isGlob,
  isMatchable,
  pathOrHolder,
  type Glob,
  type GlobProblem,
} from '../base/glob.js';
export {
  ancestorsOf,
  comparePaths,
  deepestRoot,
  isWithin,
  joinPath,
  nameOf,
  parentOf,
  relativeTo,
} from '../base/paths.js';
