import type { ConstitutionTools } from '../../default-constitution.js';

export const constitutionTools: ConstitutionTools = {
  style: 'All code MUST pass lint with zero errors.',
  types: 'Every function signature MUST carry type hints. The type check MUST pass.',
  validation: 'Input from outside a process MUST be validated before it is used.',
};
