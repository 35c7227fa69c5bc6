import { banditEvidence } from './bandit/evidence.js';
import { biomeEvidence } from './biome/evidence.js';
import { cypressEvidence } from './cypress/evidence.js';
import { eslintEvidence } from './eslint/evidence.js';
import type { EvidenceOf } from './evidence.js';
import { jestEvidence } from './jest/evidence.js';
import { mypyEvidence } from './mypy/evidence.js';
import { nodeTestEvidence } from './node-test/evidence.js';
import { oxlintEvidence } from './oxlint/evidence.js';
import { playwrightEvidence } from './playwright/evidence.js';
import { pyrightEvidence } from './pyright/evidence.js';
import { pytestEvidence } from './pytest/evidence.js';
import { ruffEvidence } from './ruff/evidence.js';
import type { ToolName } from './tools.js';
import { tscEvidence } from './tsc/evidence.js';
import { vitestEvidence } from './vitest/evidence.js';

/** How each tool is made to write evidence. */
export const EVIDENCE: Readonly<Record<ToolName, EvidenceOf>> = {
  vitest: vitestEvidence,
  jest: jestEvidence,
  playwright: playwrightEvidence,
  cypress: cypressEvidence,
  'node-test': nodeTestEvidence,
  pytest: pytestEvidence,
  eslint: eslintEvidence,
  biome: biomeEvidence,
  oxlint: oxlintEvidence,
  ruff: ruffEvidence,
  tsc: tscEvidence,
  mypy: mypyEvidence,
  pyright: pyrightEvidence,
  bandit: banditEvidence,
};
