import { eslintEvidence } from './eslint/evidence.js';
import type { EvidenceOf } from './evidence.js';
import { jestEvidence } from './jest/evidence.js';
import type { ToolName } from './tools.js';
import { vitestEvidence } from './vitest/evidence.js';

/** How each tool is made to write evidence. */
export const EVIDENCE: Readonly<Partial<Record<ToolName, EvidenceOf>>> = {
  vitest: vitestEvidence,
  jest: jestEvidence,
  eslint: eslintEvidence,
};
