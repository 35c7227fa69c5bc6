import {
  CONSTITUTION,
  coverageReport,
  FEATURE,
  FEATURE_NODE,
  junitReport,
  plannedWorkspace,
  PROJECT,
  PROJECT_NODE,
  REPORTS,
} from './shop.js';
import { failure, type HostWorkspace } from './support.js';

/** What turns a gate red: each case spoils a workspace in which all gates pass. */
interface RedCase {
  readonly title: string;
  readonly spoil: (ws: HostWorkspace) => void;
  readonly of: typeof PROJECT_NODE | typeof FEATURE_NODE;
  readonly failed?: readonly string[];
  readonly reason: string;
  /** The file that the verdict points at. */
  readonly file?: string;
}

const PLAN = `${FEATURE}/plan.md`;
const WAIVER_TABLE =
  '| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n';

/** Replaces the row of the Constitution Check that treats a principle. */
function rewriteRow(ws: HostWorkspace, number: string, rewrite: (row: string) => string): void {
  const row = new RegExp(`^\\| *(?:\\*\\*)?${number}\\. .*\\n`, 'm');
  ws.edit(PLAN, row, rewrite(row.exec(ws.read(PLAN))?.[0] ?? ''));
}

/** Closes what a fresh plan leaves open, attests every principle and says that all is designed. */
function finishDesign(ws: HostWorkspace): void {
  for (const file of ws.files(FEATURE)) {
    const text = ws.read(`${FEATURE}/${file}`);
    const decided = text.replace(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided');
    ws.write(`${FEATURE}/${file}`, decided.replaceAll('| PENDING', '| PASS   '));
  }
  ws.write(`${FEATURE}/tasks.md`, '# Tasks\n\n- [ ] T001 Write packages/checkout/src/models/card.ts\n');
}

function reportTests(ws: HostWorkspace, ends: Readonly<Record<string, string>>): void {
  const files = [...new Set([...ws.files(`${PROJECT}/tests`), ...Object.keys(ends)])];
  ws.write(`${REPORTS}/junit.xml`, junitReport(files, ends));
}

const CASES: RedCase[] = [
  {
    title: 'coverage under the minimum',
    spoil: (ws) =>
      ws.write(
        `${REPORTS}/coverage-summary.json`,
        coverageReport({ [`${PROJECT}/src/index.ts`]: [10, 10], [`${PROJECT}/src/lib/store.ts`]: [40, 2] }),
      ),
    of: PROJECT_NODE,
    reason: 'coverage-below-minimum',
    file: `${REPORTS}/coverage-summary.json`,
  },
  {
    title: 'a failing suite',
    spoil: (ws) => {
      ws.write(`${PROJECT}/tests/unit/fails.spec.ts`, '');
      reportTests(ws, { 'unit/fails.spec.ts': '<failure message="no"/>' });
    },
    of: PROJECT_NODE,
    failed: ['test'],
    reason: 'tests-failed',
    file: `${PROJECT}/tests/unit/fails.spec.ts`,
  },
  {
    title: 'a skipped suite',
    spoil: (ws) => {
      ws.write(`${PROJECT}/tests/unit/skips.spec.ts`, '');
      reportTests(ws, { 'unit/skips.spec.ts': '<skipped/>' });
    },
    of: PROJECT_NODE,
    reason: 'tests-skipped',
  },
  {
    title: 'an empty tests/contract',
    spoil: (ws) => {
      ws.remove(`${PROJECT}/tests/contract`);
      reportTests(ws, {});
    },
    of: PROJECT_NODE,
    reason: 'tests-suite-empty',
  },
  {
    title: 'a lint error',
    spoil: () => undefined,
    of: PROJECT_NODE,
    failed: ['lint'],
    reason: 'lint-failed',
  },
  {
    title: 'a type error',
    spoil: () => undefined,
    of: PROJECT_NODE,
    failed: ['typecheck'],
    reason: 'types-failed',
  },
  {
    title: 'a missing directory of the layout',
    spoil: (ws) => {
      finishDesign(ws);
      ws.remove(`${PROJECT}/tests/integration`);
    },
    of: PROJECT_NODE,
    reason: 'layout-directory-missing',
    file: PLAN,
  },
  {
    title: 'a placeholder',
    spoil: (ws) =>
      ws.edit(
        PLAN,
        /^\*\*Storage\*\*: .*$/m,
        '**Storage**: [if applicable, e.g., PostgreSQL, CoreData, files or N/A]',
      ),
    of: FEATURE_NODE,
    reason: 'placeholder-left',
    file: PLAN,
  },
  {
    title: 'an Option label',
    spoil: (ws) =>
      ws.edit(
        PLAN,
        /^packages\/checkout\//m,
        '# [REMOVE IF UNUSED] Option 1: Single project (DEFAULT)\npackages/checkout/',
      ),
    of: FEATURE_NODE,
    reason: 'option-label-left',
    file: PLAN,
  },
  {
    title: 'an open clarification after design',
    spoil: (ws) => {
      finishDesign(ws);
      ws.edit(PLAN, /^\*\*Storage\*\*: .*$/m, '**Storage**: NEEDS CLARIFICATION');
    },
    of: FEATURE_NODE,
    reason: 'clarification-open',
    file: PLAN,
  },
  {
    title: 'a Structure Decision that names a directory outside the tree',
    spoil: (ws) =>
      ws.edit(
        PLAN,
        /^\*\*Structure Decision\*\*: /m,
        '**Structure Decision**: The code lies in `packages/payments`. ',
      ),
    of: FEATURE_NODE,
    reason: 'structure-decision-unknown-path',
    file: PLAN,
  },
  {
    title: 'a principle without a verdict',
    spoil: (ws) => {
      finishDesign(ws);
      rewriteRow(ws, 'III', () => '');
    },
    of: FEATURE_NODE,
    reason: 'principle-without-verdict',
    file: PLAN,
  },
  {
    title: 'a violation without a waiver',
    spoil: (ws) => {
      finishDesign(ws);
      rewriteRow(ws, 'II', (row) => row.replace('PASS', 'FAIL'));
    },
    of: FEATURE_NODE,
    reason: 'violation-without-waiver',
    file: PLAN,
  },
  {
    title: 'a waiver without a reason',
    spoil: (ws) => {
      const row = '| II.coverage @ checkout | TBD | |\n';
      ws.edit(PLAN, /^## Complexity Tracking\n[^]*$/m, `## Complexity Tracking\n\n${WAIVER_TABLE}${row}`);
    },
    of: FEATURE_NODE,
    reason: 'waiver-without-reason',
    file: PLAN,
  },
  {
    title: 'an unknown kind of gate',
    spoil: (ws) => ws.edit(CONSTITUTION, /kind: coverage/, 'kind: coverge'),
    of: PROJECT_NODE,
    reason: 'gate-kind-unknown',
    file: CONSTITUTION,
  },
  {
    title: 'a typo in a field of a gate',
    spoil: (ws) =>
      ws.edit(CONSTITUTION, /^(.*kind: coverage.*)$/m, '- kind: coverage\n  minn: { lines: 90 }'),
    of: PROJECT_NODE,
    reason: 'gate-field-unknown',
    file: CONSTITUTION,
  },
];

describe('what turns a gate red', () => {
  let ws: HostWorkspace;

  beforeEach(async () => {
    ws = await plannedWorkspace();
  });

  it.each(CASES)('$title', async ({ spoil, of, failed = [], reason, file }) => {
    spoil(ws);
    const verdict = await ws.judge(of, { failed });
    expect(verdict).toMatchObject({ success: false, verdict: 'fail' });
    const found = failure(verdict, reason);
    expect(found.verdict).toBe('fail');
    if (file !== undefined) expect(found.location?.file).toBe(file);
    expect(verdict.output).toContain(reason);
  });

  it('is none of it as it was planned: the code passes, and the feature shows what is open', async () => {
    const project = await ws.judge(PROJECT_NODE);
    expect(project).toMatchObject({ success: true, verdict: 'pass' });
    expect(project.gates.map(({ verdict }) => verdict)).not.toContain('skipped');
    expect(await ws.judge(FEATURE_NODE)).toMatchObject({ success: true, verdict: 'pending' });
  });

  it('is none of it when the feature is designed', async () => {
    finishDesign(ws);
    const verdict = await ws.judge(FEATURE_NODE);
    expect(verdict.gates.filter((gate) => gate.verdict === 'fail')).toEqual([]);
    expect(verdict.success).toBe(true);
  });

  it('is told of a gate block with its line, its column and the right word', async () => {
    ws.edit(CONSTITUTION, /kind: coverage/, 'kind: coverge');
    const found = failure(await ws.judge(PROJECT_NODE), 'gate-kind-unknown');
    const lines = ws.read(CONSTITUTION).split('\n');
    const line = lines.findIndex((text) => text.includes('coverge')) + 1;
    expect(found.location).toMatchObject({ file: CONSTITUTION, line });
    const rest = (lines[line - 1] ?? '').slice((found.location?.column ?? 1) - 1);
    expect(rest).toMatch(/^(?:kind: )?coverge/);
    expect(found.message).toContain('coverage');
  });
});
