import type { ConstitutionTools } from '../../default-constitution.js';

export const constitutionTools: ConstitutionTools = {
  style: 'All Python code MUST follow PEP 8. Ruff MUST report zero errors, and no file may need formatting.',
  types:
    'Every function signature MUST carry type hints for its parameters and for its result, and mypy MUST pass in strict\n' +
    'mode.',
  validation: 'Input from outside a process MUST be validated by a pydantic model before it is used.',
};
