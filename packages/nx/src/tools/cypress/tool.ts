import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

export const cypressTool = {
  name: 'cypress',
  title: 'Cypress',
  kind: 'tests',
  executors: ['@nx/cypress:cypress'],
  isCalledBy: ([program, command]) => program === 'cypress' && command === 'run',
  configs: [{ names: scriptNames('cypress.config') }],
  inferences: [
    {
      plugins: ['@nx/cypress', '@nx/cypress/plugin'],
      option: 'targetName',
      target: 'e2e',
      command: 'cypress run',
    },
  ],
} as const satisfies Tool;
