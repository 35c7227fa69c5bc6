export * from './gates.js';
export * from './verdict.js';
