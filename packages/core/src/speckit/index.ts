export * from './branches.js';
export * from './feature-file.js';
export * from './speckit-root.js';
export * from './speckit-settings.js';
