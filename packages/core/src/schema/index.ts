export * from './baseline.js';
export * from './gates.js';
export * from './verdict.js';
