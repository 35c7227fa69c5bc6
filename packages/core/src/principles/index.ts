export * from './closing.js';
export * from './describe.js';
export * from './label.js';
export * from './match.js';
export * from './stated.js';
export { highestNumber, numeralLike } from './numeral.js';
