export { plangateDataDirectory } from './cache-directory.js';
export { cachedReader, type CachedReader } from './cached-reader.js';
export { fsWorkspaceFiles } from './fs-files.js';
export { treeWorkspaceFiles } from './tree-files.js';
export { ownRootEvidence } from './own-root.js';
export { documentPaths } from './inventory.js';
