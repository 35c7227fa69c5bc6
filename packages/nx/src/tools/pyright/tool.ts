import type { Tool } from '../tool.js';

export const pyrightTool = {
  name: 'pyright',
  title: 'Pyright',
  kind: 'types',
  executors: [],
  isCalledBy: ([program]) => program === 'pyright' || program === 'basedpyright',
  configs: [
    { names: ['pyrightconfig.json'] },
    { names: ['pyproject.toml'], holds: /^\[tool\.(?:based)?pyright\]/m },
  ],
  looksAbove: true,
} as const satisfies Tool;
