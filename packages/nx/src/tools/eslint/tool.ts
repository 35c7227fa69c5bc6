import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

export const eslintTool = {
  name: 'eslint',
  title: 'ESLint',
  kind: 'lint',
  executors: ['@nx/eslint:lint', '@nx/linter:eslint', '@angular-eslint/builder:lint'],
  isCalledBy: ([program]) => program === 'eslint',
  configs: [
    { names: scriptNames('eslint.config') },
    { names: ['.json', '.js', '.cjs', '.yaml', '.yml', ''].map((extension) => `.eslintrc${extension}`) },
    { names: ['package.json'], holds: /"eslintConfig"\s*:\s*\{/ },
  ],
  looksAbove: true,
  inferences: [{ plugins: ['@nx/eslint/plugin'], option: 'targetName', target: 'lint', command: 'eslint .' }],
} as const satisfies Tool;
