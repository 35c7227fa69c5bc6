import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

export const oxlintTool = {
  name: 'oxlint',
  title: 'Oxlint',
  kind: 'lint',
  executors: [],
  isCalledBy: ([program]) => program === 'oxlint',
  configs: [{ names: ['.oxlintrc.json', '.oxlintrc.jsonc', ...scriptNames('oxlint.config')] }],
  looksAbove: true,
  inferences: [
    {
      plugins: ['@nx/oxlint', '@nx/oxlint/plugin'],
      option: 'targetName',
      target: 'lint',
      command: 'oxlint',
    },
  ],
} as const satisfies Tool;
