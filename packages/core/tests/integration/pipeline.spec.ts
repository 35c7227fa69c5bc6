import type { ProjectVerdict, WorkspaceFiles } from '../../src/index.js';
import {
  discoverFeatures,
  judgeFeature,
  judgeProject,
  loadWorkspaceState,
  renderJson,
  renderTerminal,
} from '../../src/index.js';
import { projectVerdictSchema } from '../../src/entries/extend.js';
import { documentReader } from '../support/document-reader.js';
import { memoryFiles } from '../unit/judging/support.js';

/** A small workspace as text: everything between documents and verdict is real. */
const CONSTITUTION = '.specify/memory/constitution.md';
const FEATURE = 'specs/001-saved-cards';
const PLAN = [
  '# Implementation Plan: Saved cards',
  '',
  '**Branch**: `001-saved-cards` | **Date**: 2026-11-01 | **Spec**: [spec.md](./spec.md)',
  '',
  '## Summary',
  '',
  'Cards are kept.',
  '',
  '## Technical Context',
  '',
  '**Language/Version**: TypeScript 6.0',
  '**Primary Dependencies**: zod',
  '**Storage**: NEEDS CLARIFICATION',
  '**Testing**: Jest',
  '**Target Platform**: Node.js 20',
  '**Project Type**: single',
  '**Performance Goals**: N/A',
  '**Constraints**: N/A',
  '**Scale/Scope**: N/A',
  '',
  '## Constitution Check',
  '',
  '| Principle | Status | Notes |',
  '| --- | --- | --- |',
  ...['I', 'II', 'III', 'IV', 'V'].map((number) => `| ${number} | PASS | looked at |`),
  '',
  '## Project Structure',
  '',
  '### Source Code (repository root)',
  '',
  '```text',
  'packages/pay/',
  '├── src/',
  '│   └── card.ts',
  '└── tests/',
  '    └── unit/',
  '```',
  '',
  '**Structure Decision**: one package in `packages/pay/`.',
  '',
  '## Complexity Tracking',
  '',
  '| Violation | Why Needed | Simpler Alternative Rejected Because |',
  '| --- | --- | --- |',
  '',
].join('\n');
const junit = (suites: readonly string[]) =>
  `<testsuites>${suites
    .map(
      (suite) =>
        `<testsuite name="${suite}"><testcase name="a" file="tests/${suite}/a.spec.ts"/></testsuite>`,
    )
    .join('')}</testsuites>`;
const summary = (covered: number) => {
  const counts = { total: 100, covered, skipped: 0, pct: covered };
  const all = { lines: counts, statements: counts, functions: counts, branches: counts };
  return JSON.stringify({ total: all, '/repo/packages/pay/src/card.ts': all });
};
const CONSTITUTION_TEXT = `# Shop Constitution

## Core Principles

### I. Code Quality Standards

All code MUST pass lint and the type check.

\`\`\`yaml gate
- kind: lint
  max: { errors: 0 }
- kind: types
  max: { errors: 0 }
- kind: layout
\`\`\`

### II. Comprehensive Testing Requirements

Every feature MUST be tested.

\`\`\`yaml gate
- kind: tests
  suites: [contract, integration, unit]
- kind: coverage
  min: { lines: 90, branches: 90 }
\`\`\`

### III. User Experience Consistency

Things that look alike MUST work alike.

### IV. Performance Optimization

Each step MUST be measured.

### V. Security by Design

Secrets MUST NOT be stored in the repository.

**Version**: 1.0.0 | **Ratified**: 2026-11-01 | **Last Amended**: 2026-11-01
`;
const WORKSPACE: Readonly<Record<string, string>> = {
  [CONSTITUTION]: CONSTITUTION_TEXT,
  [`${FEATURE}/plan.md`]: PLAN,
  [`${FEATURE}/spec.md`]: '# Feature Specification: Saved cards\n\nUsers keep cards.\n',
  'packages/pay/package.json': '{}',
  'packages/pay/src/card.ts': 'export {};',
  'packages/pay/tests/unit/a.spec.ts': '',
  'packages/pay/tests/integration/a.spec.ts': '',
  'packages/pay/tests/contract/a.spec.ts': '',
  'packages/pay/reports/junit.xml': junit(['unit', 'integration', 'contract']),
  'packages/pay/reports/coverage-summary.json': summary(95),
};

async function judge(changes: Readonly<Record<string, string>> = {}) {
  const contents = { ...WORKSPACE, ...changes };
  const files: WorkspaceFiles = memoryFiles(contents);
  const project = { name: 'pay', root: 'packages/pay', tags: [] };
  const state = await loadWorkspaceState(documentReader(files), files, {
    paths: Object.keys(contents),
    specsRoots: ['specs'],
    projects: [project],
  });
  const context = {
    state,
    files,
    targets: {
      tests: 'test',
      coverage: 'test',
      lint: 'lint',
      types: 'typecheck',
      performance: 'performance',
    },
    succeeded: new Set(['test', 'lint', 'typecheck']),
    failed: new Set<string>(),
    today: '2026-11-22',
    phase: null,
  };
  const outputs = { outputs: [] };
  const targets = { test: { outputs: ['packages/pay/reports'] }, lint: outputs, typecheck: outputs };
  const [feature] = state.features;
  if (!feature) throw new Error('the feature was not found');
  return { pay: judgeProject({ ...project, targets }, context), feature: judgeFeature(feature, context) };
}
const failed = ({ gates }: ProjectVerdict) =>
  gates.filter(({ verdict }) => verdict === 'fail').map(({ id, reason }) => `${id} ${reason}`);

describe('from documents and reports to verdicts', () => {
  it('passes a project that keeps what the constitution asks for', async () => {
    const { pay } = await judge();
    expect(pay.verdict).toBe('pass');
    expect(pay.gates.map(({ id, reason }) => `${id} ${reason}`)).toEqual([
      'I.lint target-succeeded',
      'I.types target-succeeded',
      'I.layout layout-as-planned',
      'II.tests tests-passed',
      'II.coverage coverage-reached',
    ]);
  });

  it('holds what is open in a plan before its design, with the place', async () => {
    const { feature } = await judge();
    expect(feature.verdict).toBe('pending');
    expect(failed(feature)).toEqual([]);
    const open = feature.gates.find(({ reason }) => reason === 'clarification-pending');
    expect(open?.location).toMatchObject({ file: `${FEATURE}/plan.md`, line: 13 });
  });

  it.each([
    [
      'coverage just under the minimum',
      { 'packages/pay/reports/coverage-summary.json': summary(89) },
      'II.coverage coverage-below-minimum',
    ],
    [
      'a suite without tests',
      { 'packages/pay/reports/junit.xml': junit(['unit', 'integration']) },
      'II.tests tests-suite-empty',
    ],
    [
      'an unreadable report',
      { 'packages/pay/reports/junit.xml': '<testsuites><testsuite' },
      'II.tests evidence-unreadable',
    ],
    ['an empty report', { 'packages/pay/reports/coverage-summary.json': '' }, 'II.coverage evidence-empty'],
  ])('turns red for %s', async (_name, changes, expected) => {
    const { pay } = await judge(changes);
    expect(pay.verdict).toBe('fail');
    expect(failed(pay)).toEqual([expected]);
  });

  it('waives what the plan justifies, and says where', async () => {
    const row = '| II.coverage @ pay | The reader has no emulator yet | A mock would only test itself |';
    const { pay } = await judge({
      [`${FEATURE}/plan.md`]: `${PLAN.trimEnd()}\n${row}\n`,
      'packages/pay/reports/coverage-summary.json': summary(50),
    });
    expect(pay.verdict).toBe('waived');
    const gate = pay.gates.find(({ id }) => id === 'II.coverage');
    expect(gate?.waiver?.location.file).toBe(`${FEATURE}/plan.md`);
  });

  it('finds the feature by its directory', () => {
    expect(discoverFeatures(Object.keys(WORKSPACE), { specsRoots: ['specs'] }).features).toMatchObject([
      { directory: FEATURE, name: 'spec-001-saved-cards', number: 1 },
    ]);
  });

  it('writes verdicts that keep the published schema, and shows a pass in one line', async () => {
    const { pay, feature } = await judge();
    for (const verdict of [pay, feature]) {
      const { $schema, ...written } = projectVerdictSchema.parse(JSON.parse(renderJson(verdict)));
      expect([$schema, written]).toEqual([expect.stringContaining('schema/verdict.json'), verdict]);
    }
    expect(renderTerminal(pay).trim().split('\n')).toHaveLength(1);
  });
});
