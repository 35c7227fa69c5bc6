import fc from 'fast-check';
import { moveInTask, movePath, relabelCheckRow, renameInWaiver } from '../../../src/entries/editing.js';
import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { untouchedLines, writtenAs } from './support.js';

const CHECK = '| Principle | Status |\n|---|---|\n| I. Small | PASS |\n| II. Kind | PASS |';
const LEDGER =
  '| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n| II.coverage @ pay | no emulator yet for II.coverage | a mock tests itself |';
const plan = (tree: string, decision = 'as drawn.') =>
  `# Implementation Plan: Cards\n\n## Summary\n\nCards are kept.\n\n## Technical Context\n\n**Storage**: files\n\n` +
  `## Constitution Check\n\n${CHECK}\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${tree}\n\`\`\`\n\n` +
  `**Structure Decision**: ${decision}\n\n## Complexity Tracking\n\n${LEDGER}\n`;

const TREE = `packages/pay/
├── src/
│   ├── index.ts    # MODIFIED
│   └── core/
│       └── a.ts
└── tests/`;

const paths = (text: string) => readPlan(text).layout.map(({ path }) => path);

describe('movePath follows', () => {
  it.each([
    ['a root', 'packages/pay', 'libs/payments', ['libs/payments/']],
    ['a name', 'packages/pay/src/index.ts', 'packages/pay/src/main.ts', ['│   ├── main.ts    # MODIFIED']],
    ['a directory into itself', 'packages/pay/tests', 'packages/pay/tests/all', ['└── tests/all/']],
    ['a path into a new directory', 'packages/pay/tests', 'packages/pay/e2e/tests', ['└── e2e/tests/']],
  ])('%s in its line', (_, from, to, lines) => {
    const edited = movePath(plan(TREE), { from, to }, []);
    expect(edited.ok ? edited.edits.map((edit) => edit.lines) : edited.problem).toEqual([lines]);
  });

  it('a directory under another one, with all that is in it', () => {
    const edited = movePath(plan(TREE), { from: 'packages/pay/src/core', to: 'packages/pay/core' }, []);
    expect(edited.ok && edited.text).toContain(`packages/pay/
├── core/
│   └── a.ts
├── src/
│   ├── index.ts    # MODIFIED
└── tests/
`);
  });

  it('a file into a directory in which nothing is drawn', () => {
    const edited = movePath(
      plan(TREE),
      { from: 'packages/pay/src/core/a.ts', to: 'packages/pay/tests/a.ts' },
      [],
    );
    expect(edited.ok && edited.text).toContain('└── tests/\n    └── a.ts\n');
  });

  it('a file into the directory of an only child, which is not the last any more', () => {
    const edited = movePath(
      plan(TREE),
      { from: 'packages/pay/src/index.ts', to: 'packages/pay/src/core/b.ts' },
      [],
    );
    // Its own words can say that.
    expect(edited.ok && edited.text).toContain('│   ├── core/b.ts    # MODIFIED');
    const tree = TREE.replace('└── tests/', '├── tests/\n└── b.ts');
    const second = movePath(plan(tree), { from: 'packages/pay/b.ts', to: 'packages/pay/src/core/b.ts' }, []);
    expect(second.ok && second.text).toContain('└── src/core/b.ts');
  });

  it('a tree under the name of the repository', () => {
    const tree = 'acme/\n└── packages/pay/\n    └── src/';
    const edited = movePath(plan(tree), { from: 'packages/pay', to: 'packages/buy' }, []);
    expect(edited.ok && paths(edited.text)).toContain('acme/packages/buy/src');
  });

  it('the Structure Decision', () => {
    const text = plan(TREE, 'all in `packages/pay/src` and not in `packages/payroll`.');
    const line = text.split('\n').findIndex((one) => one.startsWith('**Structure')) + 1;
    const mention = { position: { line, column: 1 }, from: 'packages/pay/src', to: 'libs/pay/src' };
    const edited = movePath(text, { from: 'packages/pay', to: 'libs/pay' }, [mention]);
    expect(edited.ok && edited.text).toContain('all in `libs/pay/src` and not in `packages/payroll`.');
  });

  it('in lines of its own, whatever ends them', () => {
    fc.assert(
      fc.property(writtenAs, (written) => {
        const text = written(plan(TREE));
        const edited = movePath(text, { from: 'packages/pay/src/core', to: 'packages/pay/core' }, []);
        if (!edited.ok) return;
        const kept = untouchedLines(text, edited.text, edited.edits);
        expect(kept.after).toEqual(kept.before);
      }),
      { numRuns: 40 },
    );
  });
});

describe('movePath is refused', () => {
  it.each([
    ['what is not drawn', TREE, 'packages/other', 'packages/more', 'place-missing'],
    ['what no directory of the tree holds', TREE, 'packages/pay/tests', 'libs/tests', 'form-unsupported'],
    [
      'a tree without branches',
      '- packages/pay/\n  - src/\n  - tests/',
      'packages/pay/src',
      'packages/pay/tests/src',
      null,
    ],
    ['two paths with the same end', 'a/\n└── b/x.ts\nc/\n└── b/x.ts', 'b/x.ts', 'b/y.ts', 'place-missing'],
  ])('%s', (_, tree, from, to, code) => {
    const edited = movePath(plan(tree), { from, to }, []);
    if (code === null) expect(edited.ok === false || paths(edited.text).includes(to)).toBe(true);
    else expect(edited.ok || edited.problem.code).toBe(code);
  });

  it('where a mention is not there', () => {
    const mention = { position: { line: 1, column: 1 }, from: 'packages/pay', to: 'libs' };
    const edited = movePath(plan(TREE), { from: 'packages/pay', to: 'libs' }, [mention]);
    expect(edited.ok || edited.problem.code).toBe('place-missing');
  });

  it('in what is not a plan', () => {
    expect(movePath('# Notes\n', { from: 'a', to: 'b' }, []).ok).toBe(false);
  });
});

describe('relabelCheckRow', () => {
  const text = plan(TREE);
  const [row] = readPlan(text).constitutionCheck.rows;
  const relabel = (replacements: readonly { from: string; to: string }[]) =>
    row === undefined ? null : relabelCheckRow(text, row, replacements);

  it('changes number and name, and nothing else', () => {
    const edited = relabel([
      { from: 'I', to: 'IV' },
      { from: 'Small', to: 'Tiny' },
    ]);
    expect(edited?.ok && edited.edits.map(({ lines }) => lines)).toEqual([['| IV. Tiny | PASS |']]);
  });

  it.each([
    ['words that are not there', [{ from: 'Big', to: 'Small' }], 'form-unsupported'],
    ['words of another cell', [{ from: 'PASS', to: 'FAIL' }], 'not-read-back'],
  ])('is refused %s', (_, replacements, code) => {
    const edited = relabel(replacements);
    expect(edited?.ok === false && edited.problem.code).toBe(code);
  });

  it('is refused a row that is not there', () => {
    const edited = relabelCheckRow(text, { position: { line: 1, column: 1 }, phase: 'pre' }, []);
    expect(edited.ok || edited.problem.code).toBe('place-missing');
  });

  it('is refused what is not a plan', () => {
    expect(relabelCheckRow('', { position: { line: 1, column: 1 }, phase: 'pre' }, []).ok).toBe(false);
  });
});

describe('renameInWaiver', () => {
  const text = plan(TREE);
  const [row] = readPlan(text).complexity.rows;
  const waivers = `# Waivers\n\n${LEDGER}\n`;

  it('changes the cell of a plan, and no other cell', () => {
    const edited = row && renameInWaiver(text, row.position, { from: 'II.coverage', to: 'III.coverage' });
    expect(edited?.ok && edited.edits[0]?.lines).toEqual([
      '| III.coverage @ pay | no emulator yet for II.coverage | a mock tests itself |',
    ]);
  });

  it('changes the ledger of the workspace', () => {
    const edited = renameInWaiver(waivers, { line: 5, column: 3 }, { from: 'pay', to: 'payments' });
    expect(edited.ok && edited.text).toContain('| II.coverage @ payments |');
  });

  it.each([
    ['a name that is not there', waivers, 5, 'nobody', 'form-unsupported'],
    ['a name in another cell only', waivers, 5, 'emulator', 'not-read-back'],
    ['a line without a row', waivers, 1, 'Waivers', 'place-missing'],
  ])('is refused %s', (_, ledger, line, from, code) => {
    const edited = renameInWaiver(ledger, { line, column: 1 }, { from, to: 'x' });
    expect(edited.ok || edited.problem.code).toBe(code);
  });
});

describe('moveInTask', () => {
  const tasks =
    '# Tasks\n\n- [x] T001 Write `packages/pay/src/a.ts` and `packages/pay/src/a.ts.bak`\n- [ ] T002 See packages/pay/src/a.ts\n';

  it('changes whole paths in one line', () => {
    const edited = moveInTask(tasks, 3, { from: 'packages/pay/src/a.ts', to: 'libs/a.ts' });
    expect(edited.ok ? edited.edits : edited.problem).toEqual([
      { from: 3, to: 3, lines: ['- [x] T001 Write `libs/a.ts` and `packages/pay/src/a.ts.bak`'] },
    ]);
  });

  it.each([
    ['a line without a task', tasks, 1, 'place-missing'],
    ['a path that the task does not name', tasks.replaceAll('a.ts', 'b.ts'), 3, 'not-read-back'],
    ['a conflict', `${tasks}<<<<<<< HEAD\n=======\n>>>>>>> x\n`, 3, 'conflict'],
    ['a binary file', 'a\u0000b', 1, 'unreadable'],
  ])('is refused %s', (_, text, line, code) => {
    const edited = moveInTask(text, line, { from: 'packages/pay/src/a.ts', to: 'libs/a.ts' });
    expect(edited.ok || edited.problem.code).toBe(code);
  });
});
