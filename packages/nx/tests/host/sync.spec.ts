import { planText } from '../support/documents.js';
import {
  changedLines,
  CONSTITUTION,
  FEATURE,
  NOTHING,
  PLAN,
  SyncWorkspace,
  TASKS,
  TREE,
  WAIVER,
  WAIVERS,
} from './sync-workspace.js';

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
