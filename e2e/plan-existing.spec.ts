import { wantedFlavours } from './support/flavours.ts';
import { workspace, type Workspace } from './support/workspace.ts';

/** The first-party generators write a project of pnpm as they write one of npm. */
const flavours = wantedFlavours().filter((flavour) => flavour !== 'pnpm');

/** A plan that a person wrote: two roots, one of them a project that is there. */
const PLAN = `# Implementation Plan: Refunds

**Branch**: \`007-refunds\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)
**Input**: Feature specification from \`specs/007-refunds/spec.md\`

## Summary

Support staff refunds an order from the administration.

## Technical Context

**Language/Version**: TypeScript 6.0
**Primary Dependencies**: zod
**Storage**: N/A
**Testing**: Jest
**Target Platform**: Node.js 22
**Project Type**: single
**Performance Goals**: 100 refunds a minute
**Constraints**: none beyond the constitution
**Scale/Scope**: 20 people

## Constitution Check

| Principle | Status |
|-----------|--------|
| I. Code Quality Standards | PASS |
| II. Comprehensive Testing Requirements | PASS |
| III. User Experience Consistency | PASS |
| IV. Performance Optimization | PASS |
| V. Security by Design | PASS |

## Project Structure

### Source Code (repository root)

\`\`\`text
packages/
├── admin/                      # NEW
│   ├── src/
│   │   ├── models/
│   │   │   └── refund.ts
│   │   ├── index.ts
│   │   └── legacy.ts           # DELETED
│   └── tests/
│       └── unit/
│           └── refund.spec.ts
└── orders/                     # EXISTING
    └── src/
        ├── lib/
        │   ├── orders.ts       # MODIFIED
        │   └── absent.ts       # EXISTING
        └── refunds/
            └── history.ts      # NEW
\`\`\`

**Structure Decision**: Refunds live in \`packages/admin\`; \`packages/orders\` tells them apart.

## Complexity Tracking

None.
`;

describe.each(flavours)('nx g plan with a plan.md that is there, in a workspace of kind %s', (flavour) => {
  let ws: Workspace;
  let output: string;
  let existing: string;

  beforeAll(async () => {
    ws = workspace(flavour);
    const library = '--unitTestRunner=jest --linter=eslint --bundler=tsc --no-interactive';
    await ws.nxOk(`g @nx/js:library packages/orders ${library}`);
    ws.write('specs/007-refunds/plan.md', PLAN);
    ws.commit('Plan by hand');
    existing = ws.read('packages/orders/src/lib/orders.ts');
    ({ output } = await ws.nxOk('g plan 007-refunds --no-interactive'));
  });

  it('keeps the plan byte for byte and adds the documents that are missing', () => {
    expect(ws.read('specs/007-refunds/plan.md')).toBe(PLAN);
    expect(ws.exists('specs/007-refunds/spec.md')).toBe(true);
    expect(ws.exists('specs/007-refunds/research.md')).toBe(true);
  });

  it('makes the new root a project with exactly the declared sources', () => {
    expect(ws.files('packages/admin/src')).toEqual(['index.ts', 'models/refund.ts']);
    expect(ws.files('packages/admin/tests')).toEqual(['unit/refund.spec.ts']);
  });

  it('creates nothing that is marked deleted', () => {
    expect(ws.exists('packages/admin/src/legacy.ts')).toBe(false);
  });

  it('only adds files to the project that is there', () => {
    expect(ws.read('packages/orders/src/lib/orders.ts')).toBe(existing);
    expect(ws.exists('packages/orders/src/refunds/history.ts')).toBe(true);
    const touched = ws.changes().filter((change) => change.includes(' packages/orders/'));
    expect(touched).toEqual(['?? packages/orders/src/refunds/history.ts']);
  });

  it('reports what is marked existing and is absent, and does not create it', () => {
    expect(ws.exists('packages/orders/src/lib/absent.ts')).toBe(false);
    expect(output).toContain('packages/orders/src/lib/absent.ts');
  });

  it('the gate of the feature says the same, with its place in the plan', async () => {
    const verdict = await ws.judge('spec-007-refunds');
    expect(verdict.verdict).toBe('fail');
    const found = verdict.gates.find((gate) => gate.reason === 'layout-entry-missing');
    expect(found?.location).toMatchObject({
      file: 'specs/007-refunds/plan.md',
      line: PLAN.split('\n').findIndex((line) => line.includes('absent.ts')) + 1,
    });
  });

  it('the new project builds, lints, type-checks and passes its tests', async () => {
    const name = await ws.nameAt('packages/admin');
    const { code, output: text } = await ws.nx(`run-many -t build lint typecheck test -p ${name}`);
    expect({ code, text: code === 0 ? '' : text }).toEqual({ code: 0, text: '' });
  });

  it('changes nothing the second time', async () => {
    ws.commit('Scaffold');
    await ws.nxOk('g plan 007-refunds --no-interactive');
    expect(ws.changes()).toEqual([]);
  });
});
