import {
  describeDifference,
  differences,
  loadWorkspaceState,
  NO_PAST,
  type Difference,
  type Past,
} from '../../../src/index.js';
import { readConstitution } from '../../../src/entries/documents.js';
import { bytesInMemory } from '../../support/bytes-in-memory.js';
import { documentReader } from '../../support/document-reader.js';

const PLAN = 'specs/001-pay/plan.md';
const CONSTITUTION = '.specify/memory/constitution.md';
const WAIVERS = '.specify/memory/waivers.md';

const constitution = (...principles: readonly string[]) =>
  `# Acme Constitution\n\n## Core Principles\n\n${principles.map((one) => `### ${one}\n\nWhat ${one.slice(one.indexOf('.') + 2)} asks of everybody here.\n`).join('\n')}\n## Governance\n\nIt holds.\n\n**Version**: 1.0.0\n`;

const table = (rows: readonly string[]) => rows.map((row) => `| ${row} |`).join('\n');

function plan({
  tree = 'packages/pay/   # EXISTING',
  check = ['I. Small | PASS'],
  ledger = [] as readonly string[],
} = {}) {
  return (
    `# Implementation Plan: Pay\n\n## Summary\n\nIt pays.\n\n## Technical Context\n\n**Storage**: files\n\n## Constitution Check\n\n` +
    `| Principle | Status |\n| --- | --- |\n${table(check)}\n\n## Project Structure\n\n### Source Code (repository root)\n\n\`\`\`text\n${tree}\n\`\`\`\n\n` +
    `**Structure Decision**: as drawn.\n\n## Complexity Tracking\n\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n${table(ledger)}\n`
  );
}

const FILES = {
  [CONSTITUTION]: constitution('I. Small'),
  [PLAN]: plan(),
  'specs/001-pay/tasks.md': '# Tasks\n\n- [ ] T001 Do it\n',
  'packages/pay/package.json': '{}',
};

async function find(files: Readonly<Record<string, string>>, past: Partial<Past> = {}) {
  const all = { ...FILES, ...files };
  const memory = bytesInMemory(new Map(Object.entries(all).map(([path, text]) => [path, Buffer.from(text)])));
  const state = await loadWorkspaceState(documentReader(memory), memory, {
    paths: Object.keys(all),
    specsRoots: ['specs'],
    projects: [{ name: 'pay', root: 'packages/pay', tags: [] }],
  });
  return differences({ state, files: memory, past: { ...NO_PAST, ...past } });
}

/** Kind, code and file of each difference. */
const said = (found: readonly Difference[]) =>
  found.map(({ kind, reason, file }) => `${kind} ${reason.code} ${file}`);

const before = (text: string): Partial<Past> => ({
  constitution: () => Promise.resolve({ text, document: readConstitution(text) }),
  hadLine: () => true,
});
/** What was there before: a line that is not changed. */
const lines =
  (...texts: readonly string[]) =>
  (_: string, line: string) =>
    texts.some((text) => text.split('\n').includes(line));

describe('differences in trees', () => {
  it('are none where all agree', async () => {
    expect(await find({})).toEqual([]);
  });

  it.each([
    ['nobody knows of', {}, ['create path-due packages/refunds', 'create path-due packages/refunds/a.ts']],
    [
      'went away',
      { fates: () => new Map([['packages/refunds/a.ts', { kind: 'removed' }]]) },
      [`told path-removed ${PLAN}`],
    ],
    [
      'moved',
      { fates: () => new Map([['packages/refunds/a.ts', { kind: 'moved', to: 'packages/pay/a.ts' }]]) },
      [`edit path-moved ${PLAN}`],
    ],
    [
      'are in pieces',
      { fates: () => new Map([['packages/refunds', { kind: 'scattered', places: ['a', 'b'] }]]) },
      [`told path-scattered ${PLAN}`, 'create path-due packages/refunds/a.ts'],
    ],
  ] as const)('create what is due, or tell of paths that %s', async (_, past, expected) => {
    const tree = 'packages/refunds/\n└── a.ts';
    expect(said(await find({ [PLAN]: plan({ tree }) }, past as Partial<Past>))).toEqual(expected);
  });

  it.each([
    ['existing and missing', 'packages/none/   # EXISTING', 'path-missing'],
    ['deleted and there', 'packages/pay/   # DELETED', 'path-not-deleted'],
    ['a directory and a file', 'packages/pay/package.json/\n└── a.ts   # EXISTING', 'path-blocked'],
  ])('tell what is %s', async (_, tree, code) => {
    const tasks = '# Tasks\n\n- [x] T001 Delete `packages/pay`\n- [ ] T002 More\n';
    const found = await find({ [PLAN]: plan({ tree }), 'specs/001-pay/tasks.md': tasks });
    expect(said(found)).toContain(`told ${code} ${PLAN}`);
    for (const { reason } of found) expect(describeDifference(reason)).toMatch(/\.$/);
  });

  it('follow a move in what a plan draws of a directory that it does not draw', async () => {
    const more = 'specs/002-more/plan.md';
    const past = { fates: () => new Map([['packages/old', { kind: 'moved', to: 'packages/pay' }]]) };
    const found = await find(
      {
        [PLAN]: plan({ tree: 'packages/old/src/a.ts   # EXISTING' }),
        [more]: plan({ tree: 'packages/old/   # EXISTING' }),
      },
      past as unknown as Partial<Past>,
    );
    expect(found).toMatchObject([
      { file: PLAN, change: { from: 'packages/old/src/a.ts', to: 'packages/pay/src/a.ts' } },
      { file: more, change: { from: 'packages/old', to: 'packages/pay' } },
    ]);
  });
});

describe('differences in Constitution Checks', () => {
  it.each([
    ['a principle more', ['I. Small', 'II. Kind'], ['I. Small | PASS'], ['edit principle-added']],
    ['another number', ['II. Small'], ['I. Small | PASS'], ['edit principle-renumbered']],
    ['the number of a list', ['II. Small'], ['1. Small | PASS'], []],
    ['a number alone', ['I. Small'], ['I | PASS'], []],
    ['a placeholder', ['I. Small', '[PRINCIPLE_2_NAME]'], ['I. Small | PASS'], []],
    ['another name', ['I. Small'], ['I. Wholly Different | PASS'], ['told principle-unclear']],
  ])('are of %s', async (_, principles, check, expected) => {
    const found = await find({ [CONSTITUTION]: constitution(...principles), [PLAN]: plan({ check }) });
    expect(said(found)).toEqual(expected.map((one) => `${one} ${PLAN}`));
  });

  it('are of a number alone where the number means another principle now', async () => {
    const found = await find(
      {
        [CONSTITUTION]: constitution('I. Kind', 'II. Small'),
        [PLAN]: plan({ check: ['I | PASS', 'II. Small | PASS'] }),
      },
      before(constitution('I. Small')),
    );
    expect(said(found)).toContain(`told row-unclear ${PLAN}`);
  });

  it('are of a title that is gone', async () => {
    const found = await find(
      { [PLAN]: plan({ check: ['I. Small | PASS', 'II. Kind | PASS'] }) },
      before(constitution('I. Small', 'II. Kind')),
    );
    expect(said(found)).toEqual([`told principle-gone ${PLAN}`]);
  });

  it('are none in a plan without a check', async () => {
    const text = plan().replace(/## Constitution Check[^]*?(?=## Project)/u, '');
    expect(await find({ [PLAN]: text })).toEqual([]);
  });

  it('are none where two constitutions have one title and one of them the number', async () => {
    const own = { 'packages/pay/.specify/memory/constitution.md': constitution('V. Small') };
    expect(await find({ ...own, [PLAN]: plan({ check: ['V. Small | PASS'] }) })).toEqual([]);
    // With neither number, nobody can say which one is meant.
    expect(await find({ ...own, [PLAN]: plan({ check: ['III. Small | PASS'] }) })).toEqual([]);
  });
});

describe('differences in ledgers', () => {
  const ROW = 'Principle I: three copies | a deadline of the bank | one copy is not ready';
  const ledger = (row: string) =>
    `# Waivers\n\n| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n| ${row} |\n`;
  const NOW = constitution('I. Kind', 'II. Small');
  const check = plan({ check: ['I. Kind | PASS', 'II. Small | PASS'] });

  it('follow a principle that has another number now', async () => {
    const found = await find(
      { [CONSTITUTION]: NOW, [PLAN]: check, [WAIVERS]: ledger(ROW) },
      { ...before(constitution('I. Small')), hadLine: lines(ledger(ROW)) },
    );
    expect(found).toMatchObject([{ kind: 'edit', file: WAIVERS, change: { from: 'I', to: 'II' } }]);
  });

  it('are left alone in rows that came with the change', async () => {
    const past = { ...before(constitution('I. Small')), hadLine: () => false };
    expect(await find({ [CONSTITUTION]: NOW, [PLAN]: check, [WAIVERS]: ledger(ROW) }, past)).toEqual([]);
  });

  it('are told where two rows change places', async () => {
    const found = await find(
      { [CONSTITUTION]: NOW, [PLAN]: check, [WAIVERS]: ledger(ROW) },
      { ...before(constitution('I. Small')), hadLine: () => true },
    );
    expect(said(found)).toEqual([`told row-unclear ${WAIVERS}`]);
  });

  it.each([
    ['whose principle is gone', 'Principle I: three copies', constitution('I. Old')],
    [
      'whose principle has another title and the same words',
      'I. Old: three copies',
      constitution('I. Old').replace('What Old', 'What Kind'),
    ],
  ])('are told of a row %s', async (_, violation, former) => {
    const row = ROW.replace('Principle I: three copies', violation);
    const past = { ...before(former), hadLine: lines(ledger(row)) };
    const found = await find({ [CONSTITUTION]: NOW, [PLAN]: check, [WAIVERS]: ledger(row) }, past);
    expect(said(found)).toEqual([`told principle-gone ${WAIVERS}`]);
  });

  it.each([
    ['follow a project', 'payments', [`edit project-renamed ${WAIVERS}`]],
    ['tell of a project that nobody knows', null, [`told project-unknown ${WAIVERS}`]],
  ])('%s', async (_, now, expected) => {
    const row = 'I.attestation @ billing | a deadline of the bank | one copy is not ready';
    const found = await find({ [WAIVERS]: ledger(row) }, { projectNow: () => now });
    expect(said(found)).toEqual(expected);
  });

  it('are none of what cannot be read', async () => {
    expect(
      await find({ [CONSTITUTION]: NOW, [PLAN]: check, [WAIVERS]: '<<<<<<< a\n=======\n>>>>>>> b\n' }),
    ).toEqual([]);
  });
});

describe('gates that choose projects', () => {
  const choosing = (projects: string) =>
    constitution('I. Small').replace(
      'everybody here.\n',
      (end) => `${end}\n\`\`\`yaml gate\n- kind: lint\n  projects: ${projects}\n\`\`\`\n`,
    );
  const past: Partial<Past> = { projectNow: (name) => (name === 'billing' ? 'pay' : null) };

  it.each([
    ['a former name', '[billing]', 1],
    ['a former name that is taken away', "['!name:billing']", 1],
    ['a present name', '[pay]', 0],
    ['a name that nobody knows', '[till]', 0],
  ])('are told of %s', async (_, projects, count) => {
    const found = await find({ [CONSTITUTION]: choosing(projects) }, past);
    expect(said(found)).toEqual(Array.from({ length: count }, () => `told matcher-renamed ${CONSTITUTION}`));
    for (const { reason } of found)
      expect(reason.args).toEqual({ gate: 'I.lint', from: 'billing', to: 'pay' });
  });
});

describe('what nothing is concluded from', () => {
  it('is a conflict, and two features of one number', async () => {
    const conflict = plan({ tree: 'packages/none/   # EXISTING' }).replace(
      'It pays.',
      '<<<<<<< a\nIt pays.\n=======\nNo.\n>>>>>>> b',
    );
    const found = await find({ [PLAN]: conflict, 'specs/001-other/plan.md': plan() });
    expect(said(found)).toEqual(['told number-collision specs', `told plan-conflict ${PLAN}`]);
  });
});
