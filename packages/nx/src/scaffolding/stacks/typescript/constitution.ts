import type { ConstitutionTools } from '../../default-constitution.js';

export const constitutionTools: ConstitutionTools = {
  style:
    'All code MUST pass lint with zero errors. The ESLint configuration of the workspace is its style guide.',
  types:
    'TypeScript strict mode MUST be enabled, every exported function MUST declare the types of its parameters and of\n' +
    'its result, and the type check MUST pass.',
  validation: 'Input from outside a process MUST be validated against a schema before it is used.',
};
