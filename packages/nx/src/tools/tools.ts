import type { Tool } from './tool.js';
import { banditTool } from './bandit/tool.js';
import { biomeTool } from './biome/tool.js';
import { cypressTool } from './cypress/tool.js';
import { eslintTool } from './eslint/tool.js';
import { jestTool } from './jest/tool.js';
import { mypyTool } from './mypy/tool.js';
import { nodeTestTool } from './node-test/tool.js';
import { oxlintTool } from './oxlint/tool.js';
import { playwrightTool } from './playwright/tool.js';
import { pyrightTool } from './pyright/tool.js';
import { pytestTool } from './pytest/tool.js';
import { ruffTool } from './ruff/tool.js';
import { tscTool } from './tsc/tool.js';
import { vitestTool } from './vitest/tool.js';

/** The tools that are recognised, in the order in which they are asked. */
export const TOOLS = [
  vitestTool,
  jestTool,
  playwrightTool,
  cypressTool,
  nodeTestTool,
  pytestTool,
  eslintTool,
  biomeTool,
  oxlintTool,
  ruffTool,
  tscTool,
  mypyTool,
  pyrightTool,
  banditTool,
] as const satisfies readonly Tool[];

/** The name of a tool that is recognised. */
export type ToolName = (typeof TOOLS)[number]['name'];
