import type { Tool } from '../tool.js';

/** Programs that hand their options to Node. */
const PROGRAMS = ['node', 'tsx', 'ts-node', 'swc-node'];

export const nodeTestTool = {
  name: 'node-test',
  title: 'node:test',
  kind: 'tests',
  executors: [],
  isCalledBy: ([program, ...words]) => PROGRAMS.includes(program) && words.includes('--test'),
  configs: [],
} as const satisfies Tool;
