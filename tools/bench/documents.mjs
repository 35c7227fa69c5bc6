// @ts-check
// Documents of the synthetic workspaces, of the length and form that people write.

const FIELDS = [
  ['Language/Version', 'TypeScript 6.0 on Node.js 22'],
  ['Primary Dependencies', 'zod 4 for validation, commander for the command line'],
  ['Storage', 'PostgreSQL 16, one schema for each service'],
  ['Testing', 'Jest 30 with coverage, contract tests against contracts/'],
  ['Target Platform', 'Linux server'],
  ['Project Type', 'single'],
  ['Performance Goals', '200 ms at the 95th percentile, 500 requests a second'],
  ['Constraints', 'no card number is ever written to a log'],
  ['Scale/Scope', '10,000 customers, three screens, two services'],
];

export const CONSTITUTION = `# Bench Constitution

## Core Principles

### I. Code Quality
Every project MUST keep the structure of its plan.

\`\`\`yaml gate
- kind: layout
  directories: [src/models, tests/unit]
\`\`\`

### II. Comprehensive Testing
Feature MUST include unit tests with minimum 90% coverage.

\`\`\`yaml gate
- kind: coverage
  min: { lines: 90, branches: 90 }
- kind: tests
  suites: [unit]
- kind: proof
\`\`\`

### III. User Experience Consistency
Errors MUST say what happened and what to do.

\`\`\`yaml gate
- kind: contracts
\`\`\`

### IV. Simplicity
Start with the simplest thing that works.

## Governance
The constitution supersedes all other practices.

**Version**: 1.0.0 | **Ratified**: 2026-01-05 | **Last Amended**: 2026-01-05
`;

/**
 * A plan in Spec Kit's form whose tree names directories of a project that is there.
 * @param {{ number: number, name: string, project: string }} feature
 * @returns {string}
 */
export function planText({ number, name, project }) {
  const branch = `${String(number).padStart(3, '0')}-${name}`;
  return `# Implementation Plan: ${name.replaceAll('-', ' ')}

**Branch**: \`${branch}\` | **Date**: 2026-02-${String((number % 28) + 1).padStart(2, '0')} | **Spec**: [spec.md](./spec.md)
**Input**: Feature specification from \`specs/${branch}/spec.md\`

## Summary

Customers keep what they entered once and confirm it with one step. The service stores a reference of the
provider, never the number itself, and the command line lists and removes what is stored.

## Technical Context

${FIELDS.map(([label, value]) => `**${label}**: ${value}  `).join('\n')}

## Constitution Check

*GATE: Must pass before Phase 0 research. Re-check after Phase 1 design.*

| Principle | Status | Notes |
|-----------|--------|-------|
| I. Code Quality | ✅ PASS | The tree below is the structure of the workspace |
| II. Comprehensive Testing | ✅ PASS | Unit tests for every service, 90 % coverage |
| III. User Experience Consistency | ✅ PASS | Errors carry a code, a sentence and a way out |
| IV. Simplicity | ✅ PASS | One project, no new dependency |

## Project Structure

### Documentation (this feature)

\`\`\`text
specs/${branch}/
├── plan.md              # This file
├── research.md          # Phase 0 output
├── spec.md
└── tasks.md             # Phase 2 output
\`\`\`

### Source Code (repository root)

\`\`\`text
projects/${project}/
├── src/
│   ├── models/
│   │   └── record.ts
│   ├── services/
│   │   └── store.ts
│   └── index.ts
└── tests/
    └── unit/
        └── store.spec.ts
\`\`\`

**Structure Decision**: One project in \`projects/${project}\` with models and services apart; its tests lie in
\`projects/${project}/tests/unit\`.

## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|-------------------------------------|
`;
}

/** @param {{ name: string, project: string }} feature */
export function tasksText({ name, project }) {
  const files = ['src/models/record.ts', 'src/services/store.ts', 'src/index.ts', 'tests/unit/store.spec.ts'];
  const tasks = files.map((file, index) => `- [x] T00${index + 1} Write projects/${project}/${file}`);
  return `# Tasks: ${name.replaceAll('-', ' ')}\n\n## Phase 1: Setup\n\n${tasks.join('\n')}\n`;
}

/** @param {{ name: string }} feature */
export function researchText({ name }) {
  const decision = (/** @type {number} */ index) =>
    `## Decision ${index}\n\n**Decision**: Keep a reference of the provider.\n\n**Rationale**: The number never ` +
    `reaches our systems, and audits stay small.\n\n**Alternatives considered**: A vault of our own; rejected for its cost.\n`;
  return `# Research: ${name.replaceAll('-', ' ')}\n\n${[1, 2, 3, 4].map(decision).join('\n')}`;
}

/** @param {{ name: string }} feature */
export function specText({ name }) {
  const story = (/** @type {number} */ index) =>
    `### User Story ${index} (Priority: P${index})\n\nA customer comes back and pays with one step.\n\n` +
    `1. **Given** a stored card, **When** the customer pays, **Then** no number is asked.\n`;
  return `# Feature Specification: ${name.replaceAll('-', ' ')}\n\n## User Scenarios\n\n${[1, 2, 3].map(story).join('\n')}
## Requirements

- **FR-001**: The system MUST store a reference of the provider only.
- **FR-002**: The customer MUST be able to remove what is stored.

## Success Criteria

- **SC-001**: Nine of ten returning customers pay in under ten seconds.
`;
}
