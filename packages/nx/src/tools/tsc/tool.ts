import type { Tool } from '../tool.js';

const PROGRAMS = ['tsc', 'vue-tsc', 'tsgo'];

/** A build calls the compiler too; which target checks types, the options of the plugin say. */
export const tscTool = {
  name: 'tsc',
  title: 'TypeScript',
  kind: 'types',
  executors: [],
  isCalledBy: ([program = '']) => PROGRAMS.includes(program),
  configs: [{ names: ['tsconfig.json'] }],
  inference: {
    plugins: ['@nx/js/typescript'],
    option: 'typecheck.targetName',
    target: 'typecheck',
    command: 'tsc --build --emitDeclarationOnly',
  },
} as const satisfies Tool;
