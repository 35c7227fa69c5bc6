import fc from 'fast-check';
import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { readTasks } from '../../../src/documents/tasks.js';
import {
  addCheckRows,
  addComplexityRows,
  setCheckVerdict,
  setTaskDone,
  setTasksDone,
} from '../../../src/entries/editing.js';
import { untouchedLines, writtenAs } from './support.js';

const TABLE =
  '| Principle | Status | Notes |\n|---|---|---|\n| I. Small | ✅ PASS | fine |\n| II. Kind | ✅ PASS | fine |';
const plan = (check = TABLE, complexity = 'None.') =>
  `# Implementation Plan: Cards\n\n## Summary\n\nCards are kept.\n\n## Technical Context\n\n**Storage**: files\n\n` +
  `## Constitution Check\n\n${check}\n\n## Complexity Tracking\n\n${complexity}\n`;
const NEW = { number: 'III', name: 'Careful', verdict: 'pass', note: 'a | b' } as const;
const ROW = {
  violation: 'II.coverage',
  why: 'No emulator | yet',
  alternative: 'A mock tests itself',
  until: null,
};

describe('addCheckRows writes', () => {
  it.each([
    ['a row in the words of the table', TABLE, '| III. Careful | ✅ PASS | a \\| b |'],
    [
      'a row as wide as the others',
      '| Principle | Status  |\n| --------- | ------- |\n| I. Small  | PASS    |',
      '| III. Careful | PASS    |',
    ],
    [
      'number and name in columns of their own',
      '| # | Principle | Verdict |\n|---|---|---|\n| I | Small | 合格 |',
      '| III | Careful | 合格 |',
    ],
    [
      'a verdict in the last column',
      '| Principle | Gate | Verdict |\n|---|---|---|\n| **I. Small** | size | PASS |',
      '| **III. Careful** | a \\| b | PASS |',
    ],
    ['an item with a box', '- [x] **I. Small**: fine', '- [x] **III. Careful**: a | b'],
    ['an item without a box', '- **I. Small**: PASS — fine', '- **III. Careful**: PASS — a | b'],
  ])('%s', (_name, check, line) => {
    const text = plan(check);
    const edited = addCheckRows(text, [NEW]);
    expect(edited.ok ? edited.edits : edited.problem).toMatchObject([{ lines: [line] }]);
    expect(edited.ok && readPlan(edited.text).constitutionCheck.rows.at(-1)).toMatchObject({
      number: 'III',
      verdict: 'pass',
    });
  });

  it.each([
    ['prose', 'All is well.', 'place-missing'],
    ['headings', '### I. Small — PASS\n\nFine.', 'form-unsupported'],
  ])('nothing into %s', (_name, check, code) => {
    expect(addCheckRows(plan(check), [NEW])).toMatchObject({ ok: false, problem: { code } });
  });

  it('no verdict that a box cannot say', () => {
    expect(addCheckRows(plan('- [x] **I. Small**'), [{ ...NEW, verdict: 'na' }])).toMatchObject({
      ok: false,
    });
  });
});

describe('setCheckVerdict', () => {
  const set = (check: string, verdict: 'pass' | 'pending' | 'fail') => {
    const text = plan(check);
    const [row] = readPlan(text).constitutionCheck.rows;
    if (row === undefined) throw new Error('no row');
    return setCheckVerdict(text, row, verdict);
  };
  it.each([
    ['the status cell', TABLE, 'fail', '| I. Small | FAIL   | fine |'],
    ['a box', '- [x] **I. Small**: fine', 'pending', '- [ ] **I. Small**: fine'],
  ] as const)('sets %s', (_name, check, verdict, line) => {
    const edited = set(check, verdict);
    expect(edited.ok ? edited.edits : edited.problem).toMatchObject([{ lines: [line] }]);
  });
  it('leaves what says so already', () => {
    expect(set(TABLE, 'pass')).toMatchObject({ ok: true, edits: [] });
  });
  it('refuses a verdict within a sentence', () => {
    expect(set('- **I. Small**: PASS — fine', 'fail')).toMatchObject({
      problem: { code: 'form-unsupported' },
    });
  });
  it('refuses a row that is not there', () => {
    const row = { position: { line: 1, column: 1 }, phase: 'pre' } as const;
    expect(setCheckVerdict(plan(), row, 'fail')).toMatchObject({ problem: { code: 'place-missing' } });
  });
});

describe('addComplexityRows', () => {
  it.each([
    ['a table where the section says that there is nothing', 'None.'],
    [
      'a row below the rows of the table',
      '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| I.lint | Old code | Too much |',
    ],
    [
      'a row below one that says N/A',
      '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| N/A | - | - |',
    ],
    [
      'cells by the columns of the table',
      '| Until | 違反 | 必要な理由 | より単純な代替案が却下された理由 |\n|---|---|---|---|\n|  | I.lint | 理由 | 代替 |',
    ],
  ])('adds %s', (_name, complexity) => {
    const text = plan(TABLE, complexity);
    const edited = addComplexityRows(text, [ROW]);
    if (!edited.ok) throw new Error(edited.problem.code);
    expect(edited.text).toContain(complexity);
    expect(readPlan(edited.text).complexity.rows.at(-1)).toMatchObject(ROW);
  });

  it('writes a day into a new table and not where there is no column for it', () => {
    const dated = { ...ROW, until: '2027-03-31' };
    const edited = addComplexityRows(plan(), [dated]);
    expect(edited.ok && readPlan(edited.text).complexity.rows).toMatchObject([dated]);
    const table = '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|';
    expect(addComplexityRows(plan(TABLE, `${table}\n| I.lint | Old | Much |`), [dated])).toMatchObject({
      problem: { code: 'value-unsupported' },
    });
  });
});

describe('setTaskDone', () => {
  const tasks = '- [ ] T001 Write `src/a.ts`\n- [X] T002 Test\n- [ ] T003 One\n- [ ] T003 Two\n';
  it('ticks by id as the document ticks', () => {
    expect(setTaskDone(tasks, 'T001', true)).toMatchObject({
      edits: [{ from: 1, to: 1, lines: ['- [X] T001 Write `src/a.ts`'] }],
    });
  });
  it('takes a tick away by line', () => {
    expect(setTaskDone(tasks, 2, false)).toMatchObject({ edits: [{ lines: ['- [ ] T002 Test'] }] });
  });
  it.each([
    ['an unknown id', 'T009', 'place-missing'],
    ['an id that stands twice', 'T003', 'place-ambiguous'],
  ])('refuses %s', (_name, id, code) => {
    expect(setTaskDone(tasks, id, true)).toMatchObject({ ok: false, problem: { code } });
    expect(setTasksDone(tasks, ['T001', id], true)).toMatchObject({ ok: false, problem: { code } });
  });
  it('ticks several at once, each named by its id or its line, and named twice or not', () => {
    expect(setTasksDone(tasks, ['T001', 1, 2, 4], true)).toMatchObject({
      ok: true,
      text: tasks.replace('[ ] T001', '[X] T001').replace('[ ] T003 Two', '[X] T003 Two'),
    });
    expect(setTasksDone(tasks, [], true)).toEqual({ ok: true, text: tasks, edits: [] });
  });
  it('ticks thousands of tasks in the time of one reading', () => {
    const many = Array.from({ length: 8_000 }, (_, at) => `- [ ] T${at + 1} Write \`src/a${at}.ts\`\n`).join(
      '',
    );
    const lines = Array.from({ length: 8_000 }, (_, at) => at + 1);
    expect(setTasksDone(many, lines, true)).toMatchObject({ text: many.replaceAll('[ ]', '[x]') });
  });
});

it.each([
  ['in a fence', `\`\`\`markdown\n${plan()}\`\`\`\n`, 'inside-fence'],
  ['with a merge conflict', plan('<<<<<<< a\nx\n=======\ny\n>>>>>>> b'), 'conflict'],
  ['that is none', '# Notes\n\nText.\n', 'not-a-plan'],
  ['that is binary', 'a\u0000', 'unreadable'],
])('a plan %s is refused', (_name, text, code) => {
  for (const edited of [addCheckRows(text, [NEW]), addComplexityRows(text, [ROW])]) {
    expect(edited).toMatchObject({ ok: false, problem: { code } });
  }
});

it('each edit of any plan changes only the lines it names, and what was meant is read back', () => {
  const check = fc.constantFrom(TABLE, '- [x] **I. Small**: fine', `${TABLE}\n\n**Result**: PASS`);
  const complexity = fc.constantFrom(
    'None.',
    '> None.',
    '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|',
  );
  fc.assert(
    fc.property(check, complexity, writtenAs, (one, other, written) => {
      const text = written(plan(one, other));
      for (const edited of [addCheckRows(text, [NEW]), addComplexityRows(text, [ROW])]) {
        if (!edited.ok) throw new Error(edited.problem.code);
        const kept = untouchedLines(text, edited.text, edited.edits);
        expect(kept.after).toEqual(kept.before);
      }
      const ticked = setTaskDone(written('- [ ] T001 One\n\n- [x] T002 Two'), 'T001', true);
      expect(ticked.ok && readTasks(ticked.text).tasks.map(({ done }) => done)).toEqual([true, true]);
    }),
    { numRuns: 40 },
  );
});
