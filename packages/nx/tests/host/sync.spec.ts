import { planText } from '../support/documents.js';
import {
  CONSTITUTION,
  FEATURE,
  PLAN,
  source,
  SyncWorkspace,
  TASKS,
  TREE,
  WAIVERS,
} from './sync-workspace.js';

const WAIVER = '| II.tests @ pay | no emulator yet | mocks hide the protocol | 2099-01-01 |';
const NOTHING = { changes: [], message: '', printed: '' };

/** Lines of a document that differ from what they were. */
function changedLines(before: string, after: string): string[] {
  const old = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !old.has(line));
}

describe('a workspace that agrees', () => {
  it('is left alone', async () => {
    expect(await new SyncWorkspace().sync()).toEqual(NOTHING);
  });

  it('says so to a person who asks', async () => {
    const { changes, told } = await new SyncWorkspace().generateSync();
    expect(changes).toEqual([]);
    expect(told).toBe('Trees, plans and documents agree.');
  });
});

describe('what a plan declares and what is due', () => {
  const NEW = `${TREE}
packages/refunds/
├── src/
│   ├── index.ts
│   └── refund.ts
└── docs/`;

  it('is created once, and a second run changes nothing', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(NEW));
    const check = await ws.sync({ check: true });
    expect(ws.exists('packages/refunds')).toBe(false);
    const first = await ws.sync();
    expect(first).toEqual(check);
    expect(first.changes).toContain('CREATE packages/refunds/src/refund.ts');
    expect(first.changes).toContain('CREATE packages/refunds/docs/.gitkeep');
    for (const change of first.changes) expect(first.message).toContain(change.slice(change.indexOf(' ')));
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('waits for tasks', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(NEW));
    ws.remove(TASKS);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is not asked of a finished feature', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(NEW));
    ws.edit(TASKS, '[ ]', '[x]');
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is not made where a ticked task says that it was written', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(NEW));
    ws.edit(TASKS, 'Look at it', 'Look at it\n- [x] T003 Write `packages/refunds/src/refund.ts`');
    const { changes, message } = await ws.sync();
    expect(changes).not.toContain('CREATE packages/refunds/src/refund.ts');
    expect(message).toContain('A ticked task names packages/refunds/src/refund.ts');
  });

  it('is not made again where somebody removed it', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(NEW));
    await ws.sync();
    ws.commit();
    ws.remove('packages/refunds/src/refund.ts');
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain(`${PLAN}:34 packages/refunds/src/refund.ts was removed`);
  });

  it('belongs to the latest plan that names it', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(`${TREE}\npackages/refunds/\n└── src/\n    └── refund.ts`));
    ws.write('specs/002-no/plan.md', planText('packages/refunds/   # DELETED'));
    expect((await ws.sync()).changes).toEqual([]);
  });

  it('is told where the tree is refused, and other features are made', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(`${NEW}\npackages/../../out/\n└── src/\n    └── a.ts`));
    ws.write('specs/002-more/plan.md', planText('packages/more/\n└── src/\n    └── index.ts'));
    ws.write('specs/002-more/tasks.md', '# Tasks\n\n- [ ] T001 Write it\n');
    const { changes, message } = await ws.sync();
    expect(changes).toContain('CREATE packages/more/src/index.ts');
    expect(message).toContain('left to you');
  });

  it('is never deleted', async () => {
    const ws = new SyncWorkspace();
    ws.write(PLAN, planText(TREE.replace('cards.ts      # EXISTING', 'cards.ts      # DELETED')));
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain('packages/pay/src/cards.ts as deleted, but it is there');
  });
});

describe('what moved', () => {
  const moves = [
    ['git mv', (ws: SyncWorkspace, from: string, to: string) => void ws.git('mv', from, to)],
    ['without git', (ws: SyncWorkspace, from: string, to: string) => void ws.move(from, to)],
    ['in a commit', (ws: SyncWorkspace, from: string, to: string) => void ws.move(from, to).commit()],
    [
      'twice in commits',
      (ws: SyncWorkspace, from: string, to: string) => {
        ws.move(from, `${to}.old`).commit();
        ws.move(`${to}.old`, to).commit();
      },
    ],
  ] as const;

  it.each(moves)('is followed in the tree: a directory by %s', async (_, move) => {
    const ws = new SyncWorkspace();
    const before = ws.read(PLAN);
    move(ws, 'packages/pay', 'packages/payments');
    const { changes, message } = await ws.sync();
    expect(changes).toEqual([`UPDATE ${PLAN}`, `UPDATE ${TASKS}`]);
    expect(message).toContain(`${PLAN}:25 packages/pay is now packages/payments.`);
    expect(changedLines(before, ws.read(PLAN))).toEqual(['packages/payments/']);
    expect(ws.read(TASKS)).toContain('`packages/payments/src/cards.ts`');
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is followed where a file has another name', async () => {
    const ws = new SyncWorkspace();
    const before = ws.read(PLAN);
    ws.git('mv', 'packages/pay/src/cards.ts', 'packages/pay/src/card-store.ts');
    await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual(['│   └── card-store.ts      # EXISTING']);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('leaves a byte order mark where it is', async () => {
    const ws = new SyncWorkspace();
    const texts = [PLAN, TASKS].map((file) => ws.read(file));
    [PLAN, TASKS].forEach((file, at) => ws.write(file, `\ufeff${texts[at] ?? ''}`));
    ws.commit();
    ws.git('mv', 'packages/pay/src/cards.ts', 'packages/pay/src/card-store.ts');
    expect((await ws.sync()).changes).toEqual([`UPDATE ${PLAN}`, `UPDATE ${TASKS}`]);
    for (const [at, file] of [PLAN, TASKS].entries())
      expect(ws.read(file)).toBe(`\ufeff${(texts[at] ?? '').replaceAll('cards.ts', 'card-store.ts')}`);
  });

  it('is followed where half of a directory was rewritten', async () => {
    const ws = new SyncWorkspace();
    ws.git('mv', 'packages/pay', 'libs');
    ws.write('libs/src/cards.ts', 'export const other = 1;\n');
    ws.git('add', '-A');
    expect((await ws.sync()).message).toContain('packages/pay is now libs.');
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is told where a directory was torn apart; its files are followed as far as the tree can show them', async () => {
    const ws = new SyncWorkspace();
    ws.git('mv', 'packages/pay/src', 'packages/pay/lib');
    ws.git('mv', 'packages/pay/lib/cards.ts', 'packages/cards.ts');
    const before = ws.read(PLAN);
    const { message } = await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual(['├── lib/index.ts      # EXISTING']);
    expect(message).toContain(
      'packages/pay/src is gone, and what was in it is in packages, packages/pay/lib',
    );
    expect(message).toContain(
      'packages/pay/src/cards.ts is now packages/cards.ts. The document was not edited',
    );
    expect((await ws.sync()).changes).toEqual([]);
  });

  it('is drawn anew where it is in another directory, with all that is in it', async () => {
    const tree = `packages/pay/
├── src/
│   ├── index.ts
│   └── core/
│       ├── cards.ts   # EXISTING
│       └── deep/
│           └── a.ts   # EXISTING
└── lib/
    └── b.ts`;
    const ws = new SyncWorkspace({
      [PLAN]: planText(tree),
      'packages/pay/src/core/cards.ts': source('core'),
      'packages/pay/src/core/deep/a.ts': source('a'),
      'packages/pay/lib/b.ts': source('b'),
    });
    ws.git('mv', 'packages/pay/src/core', 'packages/pay/lib/core');
    await ws.sync();
    expect(ws.read(PLAN)).toContain(`packages/pay/
├── src/
│   ├── index.ts
└── lib/
    ├── core/
    │   ├── cards.ts   # EXISTING
    │   └── deep/
    │       └── a.ts   # EXISTING
    └── b.ts
`);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is told where only the name is alike', async () => {
    const ws = new SyncWorkspace();
    ws.remove('packages/pay/src/cards.ts');
    ws.write('packages/pay/lib/cards.ts', source('other'));
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain('cards.ts was removed');
  });

  it('is told where two files are the same', async () => {
    const ws = new SyncWorkspace();
    const text = ws.read('packages/pay/src/cards.ts');
    ws.remove('packages/pay/src/cards.ts');
    ws.write('packages/pay/one/cards.ts', text);
    ws.write('packages/pay/two/cards.ts', text);
    expect((await ws.sync()).changes).toEqual([]);
  });

  it('is followed in every open plan that names it', async () => {
    const ws = new SyncWorkspace({ 'specs/002-more/plan.md': planText(TREE) });
    ws.git('mv', 'packages/pay', 'packages/payments');
    const { changes } = await ws.sync();
    expect(changes).toEqual([`UPDATE ${PLAN}`, `UPDATE ${TASKS}`, 'UPDATE specs/002-more/plan.md']);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is told where a finished feature would be left with a path that nobody finds', async () => {
    const ws = new SyncWorkspace({
      'specs/000-first/plan.md': planText(TREE),
      'specs/000-first/tasks.md': '# Tasks\n\n- [x] T001 Write it\n',
    });
    ws.git('mv', 'packages/pay/src/cards.ts', 'packages/pay/src/vault.ts');
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain('the finished feature 000-first has the old path');
  });

  it('is followed in a workspace that is a part of its repository', async () => {
    const ws = new SyncWorkspace({ [PLAN]: planText(TREE, [WAIVER]) }, '..');
    ws.git('mv', 'packages/pay/src/cards.ts', 'packages/pay/src/vault.ts');
    ws.move('packages/pay/tests/pay.spec.ts', 'packages/pay/tests/unit/pay.spec.ts');
    ws.write('packages/pay/package.json', JSON.stringify({ name: 'payments' }));
    ws.edit(CONSTITUTION, 'II. Testing', 'II. Evidence');
    const before = ws.read(PLAN);
    await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual([
      '| II. Evidence | PASS |',
      '│   └── vault.ts      # EXISTING',
      '    └── unit/pay.spec.ts   # EXISTING',
      WAIVER.replace('@ pay', '@ payments'),
    ]);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('is told where the commit of the base is not in the clone', async () => {
    const ws = new SyncWorkspace();
    process.env.NX_BASE = 'nobody';
    try {
      ws.git('mv', 'packages/pay/src/cards.ts', 'packages/pay/src/vault.ts');
      ws.edit(CONSTITUTION, 'II. Testing', 'II. Evidence');
      const { message } = await ws.sync();
      expect(message).toContain('packages/pay/src/cards.ts is now packages/pay/src/vault.ts');
      expect(message).toContain('The row "II. Testing" has the number of II. Evidence and another name');
    } finally {
      delete process.env.NX_BASE;
    }
  });

  it('is told where the workspace has no git', async () => {
    const ws = new SyncWorkspace();
    ws.remove('.git');
    ws.move('packages/pay/src/cards.ts', 'packages/pay/src/vault.ts');
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain('The plan marks packages/pay/src/cards.ts as existing, but it is missing');
  });
});

describe('constitutions', () => {
  const RENUMBERED = `# Acme Constitution

## Core Principles

### I. Simplicity

Nothing is built before somebody needs it and says so.

### II. Code Quality

Code is clean.

\`\`\`yaml gate
- kind: lint
\`\`\`

### III. Testing

Everything is tested.

\`\`\`yaml gate
- kind: tests
  suites: [unit]
\`\`\`

**Version**: 2.0.0 | **Ratified**: 2025-01-01 | **Last Amended**: 2025-01-01
`;

  it('give open plans a pending row for each new principle, and every row its number', async () => {
    const ws = new SyncWorkspace();
    const before = ws.read(PLAN);
    ws.write(CONSTITUTION, RENUMBERED);
    await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual([
      '| II. Code Quality | PASS |',
      '| III. Testing | PASS |',
      '| I. Simplicity | PENDING |',
    ]);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('take their gates along in ledgers, also where the old id means another gate now', async () => {
    const waivers = `# Waivers\n\n| Violation | Why Needed | Simpler Alternative Rejected Because | Until |\n| --- | --- | --- | --- |\n${WAIVER}\n| I.lint | old code has its own style | rewriting it all at once is too much | |\n`;
    const ws = new SyncWorkspace({ [PLAN]: planText(TREE, [WAIVER]), [WAIVERS]: waivers });
    ws.write(CONSTITUTION, RENUMBERED);
    await ws.sync();
    expect(changedLines(waivers, ws.read(WAIVERS))).toEqual([
      WAIVER.replace('II.tests', 'III.tests'),
      '| II.lint | old code has its own style | rewriting it all at once is too much | |',
    ]);
    expect(ws.read(PLAN)).toContain(WAIVER.replace('II.tests', 'III.tests'));
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('leave rows alone that were written after they changed', async () => {
    const ws = new SyncWorkspace();
    ws.write(CONSTITUTION, RENUMBERED);
    ws.write(PLAN, planText(TREE, ['| III.tests @ pay | no emulator yet | mocks hide the protocol | |']));
    await ws.sync();
    expect(ws.read(PLAN)).toContain('| III.tests @ pay |');
  });

  it('rename a principle whose words are the same', async () => {
    const ws = new SyncWorkspace();
    ws.edit(CONSTITUTION, 'II. Testing', 'II. Evidence');
    const before = ws.read(PLAN);
    const { message } = await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual(['| II. Evidence | PASS |']);
    expect(message).toContain('is now "II. Evidence"');
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('hand no verdict to a principle that was renumbered and reworded', async () => {
    const ws = new SyncWorkspace();
    ws.write(
      CONSTITUTION,
      RENUMBERED.replace('III. Testing', 'III. Evidence').replace(
        'Everything is tested.',
        'Everything is proven.',
      ),
    );
    const before = ws.read(PLAN);
    const { message } = await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual([
      '| II. Code Quality | PASS |',
      '| I. Simplicity | PENDING |',
      '| III. Evidence | PENDING |',
    ]);
    expect(message).toContain('"II. Testing" named a principle');
  });

  it('are not followed in a finished feature', async () => {
    const ws = new SyncWorkspace();
    ws.edit(TASKS, '[ ]', '[x]');
    ws.write(CONSTITUTION, RENUMBERED);
    expect((await ws.sync()).changes).toEqual([]);
  });

  it('are followed in a plan of another language', async () => {
    const plan = planText(TREE)
      .replace('## Constitution Check', '## Verfassungsprüfung')
      .replace('| Principle | Status |', '| Prinzip | Status |')
      .replaceAll('PASS', 'ERFÜLLT');
    const ws = new SyncWorkspace({ [PLAN]: plan });
    ws.write(CONSTITUTION, RENUMBERED);
    await ws.sync();
    expect(changedLines(plan, ws.read(PLAN))).toEqual([
      '| II. Code Quality | ERFÜLLT |',
      '| III. Testing | ERFÜLLT |',
      '| I. Simplicity | PENDING |',
    ]);
  });
});

describe('projects', () => {
  it('are followed by waivers when they get another name', async () => {
    const ws = new SyncWorkspace({ [PLAN]: planText(TREE, [WAIVER]) });
    const before = ws.read(PLAN);
    ws.write('packages/pay/package.json', JSON.stringify({ name: 'payments' }));
    await ws.sync();
    expect(changedLines(before, ws.read(PLAN))).toEqual([WAIVER.replace('@ pay', '@ payments')]);
    expect(await ws.sync()).toEqual(NOTHING);
  });

  it('are told where nobody knows their name', async () => {
    const ws = new SyncWorkspace({ [PLAN]: planText(TREE, [WAIVER.replace('@ pay', '@ nobody')]) });
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain('There is no project "nobody"');
  });
});

describe('what nothing is concluded from', () => {
  it('is a plan with a merge conflict', async () => {
    const ws = new SyncWorkspace();
    ws.git('mv', 'packages/pay', 'packages/payments');
    ws.edit(PLAN, 'It does something.', '<<<<<<< HEAD\nIt does.\n=======\nIt does not.\n>>>>>>> other');
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain('A merge conflict is left in the plan');
  });

  it('is two features of one number', async () => {
    const ws = new SyncWorkspace({ 'specs/001-other/plan.md': planText('packages/pay/') });
    const { changes, printed } = await ws.sync();
    expect(changes).toEqual([]);
    expect(printed).toContain(`specs specs/001-other, ${FEATURE} have the number 1`);
  });
});
