import { FEATURE, FEATURE_NODE, PROJECT } from './support/feature.ts';
import { workspace, type Workspace } from './support/workspace.ts';

const TEST = `${PROJECT}/tests/unit/kept.spec.ts`;
const REPORTS = `${PROJECT}/test-output`;
const CONSTITUTION = `# Acme Constitution

## Core Principles

### I. Proven

Each requirement of a feature has a test.

\`\`\`yaml gate
- { id: I.trace, kind: trace }
\`\`\`

**Version**: 1.0.0 | **Ratified**: 2026-01-01 | **Last Amended**: 2026-01-01
`;
const SPEC = `# Feature Specification: Saved cards at checkout

A customer keeps a card for the next purchase.

## Requirements

- **FR-101**: The shop MUST keep a card.
- **FR-102**: The shop MUST refuse an expired card.
- **FR-103**: The shop MUST list the cards.
`;
const PLAN = `# Implementation Plan: Saved cards at checkout

**Branch**: \`001-saved-cards-at-checkout\` | **Date**: 2026-01-05 | **Spec**: [spec.md](./spec.md)

## Summary

Cards are kept for the next purchase.

## Technical Context

**Language/Version**: TypeScript 6.0
**Primary Dependencies**: none
**Storage**: N/A
**Testing**: Jest
**Target Platform**: Node.js 20
**Project Type**: single
**Performance Goals**: N/A
**Constraints**: N/A
**Scale/Scope**: one team

## Constitution Check

| Principle | Status | Notes |
| --- | --- | --- |
| I. Proven | PASS | Tests name each requirement |

## Project Structure

### Source Code

\`\`\`text
packages/checkout/
└── src/
    └── models/
        └── card.ts
\`\`\`

**Structure Decision**: The cards live in \`packages/checkout/src/\`.
`;
const MISSING = "it('FR-103 lists the cards', () => { expect([]).toHaveLength(0); });\n";

/** A test of each name, with the id of a requirement that no test has. */
const tests = (...names: readonly string[]): string =>
  [
    '// FR-102 comes next',
    ...names.map((name) => `it('${name}', () => { expect('card').toHaveLength(4); });`),
    '',
  ].join('\n');

interface Traced {
  readonly requirements?: readonly {
    readonly id: string;
    readonly state: string;
    readonly tests: readonly unknown[];
  }[];
}

/** What is decided is in the host tests; here the tests are those of Jest, and Nx runs them before the gate of the feature. */
describe('requirements that tests prove', () => {
  let ws: Workspace;

  /** Runs all gates, with no report of an earlier run. */
  async function judged() {
    for (const path of ['dist/gate', REPORTS]) ws.remove(path);
    const { code, output } = await ws.nx('run-many -t gate --outputStyle=static');
    const { requirements = [], ...verdict } = ws.verdict(FEATURE_NODE) as ReturnType<Workspace['verdict']> &
      Traced;
    const failing = verdict.gates.filter((gate) => gate.verdict === 'fail').map(({ reason }) => reason);
    return { code, output, requirements, failing, verdict };
  }

  beforeAll(() => {
    ws = workspace('ts', 'planned');
    for (const file of ws.files(FEATURE)) {
      const path = `${FEATURE}/${file}`;
      ws.write(path, ws.read(path).replaceAll(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided'));
    }
    ws.write('.specify/memory/constitution.md', CONSTITUTION);
    ws.write(`${FEATURE}/spec.md`, SPEC);
    ws.write(`${FEATURE}/plan.md`, PLAN);
    ws.write(`${FEATURE}/tasks.md`, '# Tasks: Cards\n\n- [ ] T001 Write the documents\n');
    ws.write(TEST, tests('FR-101 keeps a card'));
    ws.commit('Trace requirements');
  });

  it('lets the gate of a feature wait for the tests of its projects', async () => {
    await ws.nxOk(`run ${FEATURE_NODE}:gate --graph=dist/tasks.json`);
    const { tasks } = ws.json<{ tasks: { dependencies: Record<string, string[]> } }>('dist/tasks.json');
    expect(tasks.dependencies[`${FEATURE_NODE}:gate`]).toContain(`${await ws.nameAt(PROJECT)}:test`);
    ws.remove('dist/tasks.json');
  });

  it('fails for those that are only named or missing', async () => {
    const { code, requirements, failing, verdict } = await judged();
    const test = { name: 'FR-101 keeps a card', file: TEST, passed: true };
    expect(requirements).toMatchObject([
      { id: 'FR-101', state: 'tested', tests: [test] },
      { id: 'FR-102', state: 'named', tests: [{ name: null, file: TEST, passed: null }] },
      { id: 'FR-103', state: 'missing', tests: [] },
    ]);
    expect({ code, failing, verdict: verdict.verdict }).toEqual({
      code: 1,
      failing: ['requirement-untested', 'requirement-untested'],
      verdict: 'fail',
    });
  });

  it('fails for one whose test fails, though Nx does not start the gate then', async () => {
    ws.write(TEST, tests('FR-101 keeps a card', 'FR-102 refuses one') + MISSING.replace('(0)', '(1)'));
    const { code, requirements, failing } = await judged();
    expect(requirements.map(({ state }) => state)).toEqual(['tested', 'tested', 'failing']);
    // Nx ends a run with 1 or, where it did not come to tasks of other projects, as one that was interrupted.
    expect({ fails: code !== 0, failing }).toEqual({ fails: true, failing: ['requirement-failing'] });
  });

  it('passes when each has a test that passed, from the cache as well', async () => {
    ws.write(TEST, tests('FR-101 keeps a card', 'FR-102 refuses one') + MISSING);
    for (let run = 0; run < 2; run += 1) {
      const { code, output, requirements, failing, verdict } = await judged();
      expect(requirements.map(({ state }) => state)).toEqual(['tested', 'tested', 'tested']);
      const trace = verdict.gates.find(({ kind }) => kind === 'trace');
      expect([trace?.verdict, trace?.reason]).toEqual(['pass', 'trace-proven']);
      expect({ failing, code, output: code === 0 ? '' : output }).toEqual({
        failing: [],
        code: 0,
        output: '',
      });
    }
  });
});
