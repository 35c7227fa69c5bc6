export * from './branches.js';
export * from './feature-file.js';
export * from './root.js';
export * from './settings.js';
