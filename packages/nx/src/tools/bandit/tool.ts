import type { Tool } from '../tool.js';

export const banditTool = {
  name: 'bandit',
  title: 'Bandit',
  kind: 'security',
  executors: [],
  isCalledBy: ([program]) => program === 'bandit',
  configs: [
    { names: ['.bandit', 'bandit.yaml', 'bandit.yml'] },
    { names: ['pyproject.toml'], holds: /^\[tool\.bandit\]/m },
  ],
} as const satisfies Tool;
