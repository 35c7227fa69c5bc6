import type { Tool } from '../tool.js';

const COMMANDS = ['lint', 'check', 'ci'];

export const biomeTool = {
  name: 'biome',
  title: 'Biome',
  kind: 'lint',
  executors: [],
  isCalledBy: ([program, ...words]) => program === 'biome' && words.some((word) => COMMANDS.includes(word)),
  configs: [{ names: ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'] }],
  looksAbove: true,
} as const satisfies Tool;
