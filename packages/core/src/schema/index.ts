export * from './baseline-schema.js';
export * from './gate-schemas.js';
export * from './verdict-schema.js';
