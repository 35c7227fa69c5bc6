import { planText } from '../support/documents.js';
import {
  changedLines,
  CONSTITUTION,
  NOTHING,
  PLAN,
  source,
  SyncWorkspace,
  TASKS,
  TREE,
  WAIVER,
} from './sync-workspace.js';

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
