export * from './check.js';
export * from './own-root.js';
export * from './roots.js';
export * from './scaffold.js';
export {
  checkPath,
  comparePaths,
  joinPath,
  MAX_DEPTH,
  type CheckedPath,
  type UnusablePath,
} from './paths.js';
