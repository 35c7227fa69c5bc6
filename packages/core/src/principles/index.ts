export * from './settling-line.js';
export * from './describe.js';
export * from './principle-label.js';
export * from './match-principle.js';
export * from '../constitutions/stated-gates.js';
export { highestNumber, numeralLike } from './numeral.js';
