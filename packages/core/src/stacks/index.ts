export * from './stacks.js';
export * from './starter.js';
