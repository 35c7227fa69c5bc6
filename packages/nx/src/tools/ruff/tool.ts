import type { Tool } from '../tool.js';

export const ruffTool = {
  name: 'ruff',
  title: 'Ruff',
  kind: 'lint',
  executors: ['@nxlv/python:ruff-check'],
  isCalledBy: ([program, command]) => program === 'ruff' && command === 'check',
  configs: [
    { names: ['.ruff.toml', 'ruff.toml'] },
    { names: ['pyproject.toml'], holds: /^\[tool\.ruff[\].]/m },
  ],
  looksAbove: true,
} as const satisfies Tool;
