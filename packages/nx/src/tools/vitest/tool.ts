import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

const OTHER_COMMANDS = ['bench', 'list', 'init', 'typecheck'];

export const vitestTool = {
  name: 'vitest',
  title: 'Vitest',
  kind: 'tests',
  executors: ['@nx/vitest:test', '@nx/vite:test', '@nx/vite:vitest'],
  isCalledBy: ([program, command = '']) => program === 'vitest' && !OTHER_COMMANDS.includes(command),
  // Vitest prefers its own configuration to the one of Vite, where the tests have a section.
  configs: [
    { names: scriptNames('vitest.config') },
    { names: scriptNames('vite.config'), holds: /\btest\s*:/ },
    { names: [...scriptNames('vitest.workspace'), 'vitest.workspace.json'] },
  ],
  inferences: [
    {
      plugins: ['@nx/vitest', '@nx/vitest/plugin', '@nx/vite', '@nx/vite/plugin'],
      option: 'testTargetName',
      target: 'test',
      command: 'vitest',
    },
  ],
} as const satisfies Tool;
