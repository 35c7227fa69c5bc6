import type { Tool } from '../tool.js';

export const mypyTool = {
  name: 'mypy',
  title: 'mypy',
  kind: 'types',
  executors: [],
  isCalledBy: ([program]) => program === 'mypy',
  configs: [
    { names: ['mypy.ini', '.mypy.ini'] },
    { names: ['pyproject.toml'], holds: /^\[tool\.mypy\]/m },
    { names: ['setup.cfg'], holds: /^\[mypy\]/m },
  ],
} as const satisfies Tool;
