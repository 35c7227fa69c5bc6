import { scriptNames } from '../script-extensions.js';
import type { Tool } from '../tool.js';

const PROGRAMS = ['tsc', 'vue-tsc', 'tsgo'];

/** A build calls the compiler too; which target checks types, the options of the plugin say. */
export const tscTool = {
  name: 'tsc',
  title: 'TypeScript',
  kind: 'types',
  executors: [],
  isCalledBy: ([program]) => PROGRAMS.includes(program),
  configs: [{ names: ['tsconfig.json'] }],
  inferences: [
    {
      plugins: ['@nx/js/typescript'],
      option: 'typecheck.targetName',
      target: 'typecheck',
      command: 'tsc --build tsconfig.json --emitDeclarationOnly',
    },
    {
      plugins: ['@nx/vite', '@nx/vite/plugin'],
      option: 'typecheckTargetName',
      target: 'typecheck',
      command: 'tsc --build --emitDeclarationOnly',
      files: scriptNames('vite.config'),
    },
  ],
} as const satisfies Tool;
