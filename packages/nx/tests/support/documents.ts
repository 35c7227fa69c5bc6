/** Documents of a small workspace, as people write them. */

/** A constitution with one gate that waits for lint and one that waits for tests. */
export const CONSTITUTION_TEXT = `# Acme Constitution

## Core Principles

### I. Code Quality

Code is clean.

\`\`\`yaml gate
- kind: lint
\`\`\`

### II. Testing

Everything is tested.

\`\`\`yaml gate
- kind: tests
  suites: [unit]
\`\`\`

**Version**: 1.0.0 | **Ratified**: 2025-01-01 | **Last Amended**: 2025-01-01
`;

/** A plan whose source tree is given as it would be drawn; rows are those of Complexity Tracking. */
export function planText(tree: string, rows: readonly string[] = []): string {
  return `# Implementation Plan: Feature

**Branch**: \`001-x\` | **Date**: 2025-01-01 | **Spec**: [spec.md](./spec.md)

## Summary

It does something.

## Technical Context

**Language/Version**: TypeScript 6

## Constitution Check

| Principle | Status |
| --- | --- |
| I. Code Quality | PASS |
| II. Testing | PASS |

## Project Structure

### Source Code (repository root)

\`\`\`text
${tree}
\`\`\`

**Structure Decision**: as drawn.

## Complexity Tracking

| Violation | Why Needed | Simpler Alternative Rejected Because | Until |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
