export { default } from './dist/evidence/eslint-formatter.js';
