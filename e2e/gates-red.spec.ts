import { FEATURE, FEATURE_NODE, PROJECT } from './support/feature.ts';
import { workspace, type VerdictFile, type Workspace } from './support/workspace.ts';

/** Each of these turns the right project red, with the right reason and place; then the workspace is as before. */
interface RedCase {
  readonly title: string;
  readonly spoil: (ws: Workspace) => void;
  /** Whose gate turns red. */
  readonly of: 'project' | 'feature';
  readonly reason: string;
  /** The file the verdict points at, or part of its path. */
  readonly file?: string;
}

const CONSTITUTION = '.specify/memory/constitution.md';
const PLAN = `${FEATURE}/plan.md`;

const UNTESTED = [
  'export function untested(value: number): string {',
  ...Array.from({ length: 40 }, (_, index) => `  if (value === ${index}) return 'number ${index}';`),
  "  return 'none';",
  '}',
  '',
].join('\n');

const FAILING =
  "import { it, expect } from '@jest/globals';\n\nit('fails', () => {\n  expect(1).toBe(2);\n});\n";
const SKIPPED =
  "import { it, expect } from '@jest/globals';\n\nit.skip('is skipped', () => {\n  expect(1).toBe(1);\n});\n";

/** The number of the line that holds a text. */
function lineOf(text: string, part: string): number {
  return text.split('\n').findIndex((line) => line.includes(part)) + 1;
}

/** Replaces the row of the Constitution Check that treats a principle. */
function rewriteRow(ws: Workspace, number: string, rewrite: (row: string) => string): void {
  const rows = ws.read(PLAN).split('\n');
  const index = rows.findIndex((row) => new RegExp(`^\\| *(\\*\\*)?${number}\\. `).test(row));
  rows.splice(index, 1, ...[rewrite(rows[index] ?? '')].filter(Boolean));
  ws.write(PLAN, rows.join('\n'));
}

/** Adds a row to the table of Complexity Tracking. */
function addWaiver(ws: Workspace, row: string): void {
  const text = ws.read(PLAN);
  const head = text.indexOf('## Complexity Tracking');
  const separator = /^\|[\s:|-]+\|$/m.exec(text.slice(head));
  const table = '| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |';
  const at = separator ? head + separator.index + separator[0].length : text.length;
  ws.write(PLAN, `${text.slice(0, at)}${separator ? '' : `\n${table}`}\n${row}${text.slice(at)}`);
}

/** Closes what a fresh plan leaves open, attests every principle and says that all is designed. */
function finishDesign(ws: Workspace): void {
  for (const file of ws.files(FEATURE)) {
    const text = ws.read(`${FEATURE}/${file}`);
    ws.write(
      `${FEATURE}/${file}`,
      text.replace(/\[?NEEDS CLARIFICATION[^\]\n]*\]?/g, 'decided').replaceAll('| PENDING', '| PASS   '),
    );
  }
  ws.write(`${FEATURE}/tasks.md`, '# Tasks\n\n- [ ] T001 Write packages/checkout/src/models/card.ts\n');
}

const CASES: RedCase[] = [
  {
    title: 'coverage under the minimum',
    spoil: (ws) => ws.write(`${PROJECT}/src/lib/untested.ts`, UNTESTED),
    of: 'project',
    reason: 'coverage-below-minimum',
    file: 'coverage-summary.json',
  },
  {
    title: 'a failing suite',
    spoil: (ws) => ws.write(`${PROJECT}/tests/unit/fails.spec.ts`, FAILING),
    of: 'project',
    reason: 'tests-failed',
    file: 'tests/unit/fails.spec.ts',
  },
  {
    title: 'a skipped suite',
    spoil: (ws) => ws.write(`${PROJECT}/tests/unit/skips.spec.ts`, SKIPPED),
    of: 'project',
    reason: 'tests-skipped',
  },
  {
    title: 'an empty tests/contract',
    spoil: (ws) => ws.remove(`${PROJECT}/tests/contract`),
    of: 'project',
    reason: 'tests-suite-empty',
  },
  {
    title: 'a lint error',
    spoil: (ws) =>
      ws.write(`${PROJECT}/src/lib/wrong.ts`, 'export function wrong(): void {\n  debugger;\n}\n'),
    of: 'project',
    reason: 'lint-failed',
  },
  {
    // In a test, so that the build before the type check passes.
    title: 'a type error',
    spoil: (ws) =>
      ws.edit(`${PROJECT}/tests/unit/card.spec.ts`, /$/, "\nexport const wrong: number = 'text';\n"),
    of: 'project',
    reason: 'types-failed',
  },
  {
    title: 'a missing directory of the layout',
    spoil: (ws) => {
      finishDesign(ws);
      ws.remove(`${PROJECT}/tests/integration`);
    },
    of: 'project',
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
    of: 'feature',
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
    of: 'feature',
    reason: 'option-label-left',
    file: PLAN,
  },
  {
    title: 'an open clarification after design',
    spoil: (ws) => {
      finishDesign(ws);
      ws.edit(PLAN, /^\*\*Storage\*\*: .*$/m, '**Storage**: NEEDS CLARIFICATION');
    },
    of: 'feature',
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
    of: 'feature',
    reason: 'structure-decision-unknown-path',
    file: PLAN,
  },
  {
    title: 'a principle without a verdict',
    spoil: (ws) => {
      finishDesign(ws);
      rewriteRow(ws, 'III', () => '');
    },
    of: 'feature',
    reason: 'principle-without-verdict',
    file: PLAN,
  },
  {
    title: 'a violation without a waiver',
    spoil: (ws) => {
      finishDesign(ws);
      rewriteRow(ws, 'II', (row) => row.replace('PASS', 'FAIL'));
    },
    of: 'feature',
    reason: 'violation-without-waiver',
    file: PLAN,
  },
  {
    title: 'a waiver without a reason',
    spoil: (ws) => addWaiver(ws, '| II.coverage @ checkout | TBD | |'),
    of: 'feature',
    reason: 'waiver-without-reason',
    file: PLAN,
  },
  {
    title: 'an unknown kind of gate',
    spoil: (ws) => ws.edit(CONSTITUTION, /kind: coverage/, 'kind: coverge'),
    of: 'project',
    reason: 'gate-kind-unknown',
    file: CONSTITUTION,
  },
  {
    title: 'a typo in a field of a gate',
    spoil: (ws) =>
      ws.edit(CONSTITUTION, /^(.*kind: coverage.*)$/m, '- kind: coverage\n  minn: { lines: 90 }'),
    of: 'project',
    reason: 'gate-field-unknown',
    file: CONSTITUTION,
  },
];

describe('what turns a gate red', () => {
  let ws: Workspace;
  let project: string;

  beforeAll(async () => {
    ws = workspace('ts', 'planned');
    project = await ws.nameAt(PROJECT);
  });

  afterEach(() => {
    ws.git('checkout', '-q', '--', '.');
    ws.git('clean', '-fdq');
  });

  it.each(CASES)('$title', async ({ spoil, of, reason, file }) => {
    spoil(ws);
    const { code, output, ...verdict } = await ws.judge(of === 'project' ? project : FEATURE_NODE);
    // 130 is Nx's own code for a run in which a task before the gate failed.
    expect([1, 130]).toContain(code);
    expect(verdict.verdict).toBe('fail');
    const found = failure(verdict, reason);
    expect(found.verdict).toBe('fail');
    if (file) expect(found.location?.file).toContain(file);
    expect(output).toContain(reason);
  });

  it('none of it is red before: a designed feature passes', async () => {
    finishDesign(ws);
    const verdict = await ws.judge(FEATURE_NODE);
    expect(verdict.gates.filter((gate) => gate.verdict === 'fail')).toEqual([]);
    expect(verdict.code).toBe(0);
  });

  it('a gate block with a typo is told with its line, its column and the right word', async () => {
    ws.edit(CONSTITUTION, /kind: coverage/, 'kind: coverge');
    const found = failure(await ws.judge(project), 'gate-kind-unknown');
    const text = ws.read(CONSTITUTION);
    const line = lineOf(text, 'coverge');
    expect(found.location).toMatchObject({ file: CONSTITUTION, line });
    expect((text.split('\n')[line - 1] ?? '').slice((found.location?.column ?? 1) - 1)).toMatch(
      /^(kind: )?coverge/,
    );
    expect(found.message).toContain('coverage');
  });
});

function failure(verdict: VerdictFile, reason: string): VerdictFile['gates'][number] {
  const found = verdict.gates.find((gate) => gate.reason === reason);
  if (found) return found;
  const reasons = verdict.gates.map((gate) => `${gate.id} ${gate.verdict} ${gate.reason}`).join('\n');
  throw new Error(`expected ${reason}, received\n${reasons}`);
}
