import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

export const playwrightTool = {
  name: 'playwright',
  title: 'Playwright',
  kind: 'tests',
  executors: ['@nx/playwright:playwright'],
  isCalledBy: ([program, command]) => program === 'playwright' && command === 'test',
  configs: [{ names: scriptNames('playwright.config') }],
  inferences: [
    {
      plugins: ['@nx/playwright', '@nx/playwright/plugin'],
      option: 'targetName',
      target: 'e2e',
      command: 'playwright test',
    },
  ],
} as const satisfies Tool;
