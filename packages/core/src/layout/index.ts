export * from './safe-entries.js';
export * from './workspace-prefix.js';
export * from './declared-roots.js';
export * from './scaffold.js';
export {
  checkPath,
  comparePaths,
  joinPath,
  MAX_DEPTH,
  type CheckedPath,
  type UnusablePath,
} from './safe-path.js';
