export * from './structures.js';
export * from './tree.js';
export * from './entities.js';
