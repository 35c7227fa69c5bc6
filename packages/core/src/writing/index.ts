export * from './constitution.js';
