import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

export const jestTool = {
  name: 'jest',
  title: 'Jest',
  kind: 'tests',
  executors: ['@nx/jest:jest'],
  isCalledBy: ([program]) => program === 'jest',
  configs: [
    { names: [...scriptNames('jest.config'), 'jest.config.json'] },
    { names: ['package.json'], holds: /"jest"\s*:\s*\{/ },
  ],
  inferences: [
    {
      plugins: ['@nx/jest', '@nx/jest/plugin'],
      option: 'targetName',
      target: 'test',
      command: 'jest',
    },
  ],
} as const satisfies Tool;
