export * from './describe.js';
export * from './label.js';
export * from './match.js';
export { highestNumber, numeralLike } from './numeral.js';
