import type * as devkit from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { readTasks } from '@plangate/core/documents';
import tasksGenerator from '../../../src/generators/tasks/generator.js';
import { filesBelow, now, referencesWorkspace } from './support.js';

const info = jest.fn();

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  formatFiles: () => Promise.resolve(),
  logger: { info: (line: string): void => void info(line), warn: (line: string): void => void info(line) },
}));

const DIRECTORY = 'specs/004-refunds';
const LIST = `${DIRECTORY}/tasks.md`;
const TREE = `packages/refunds/
├── src/
│   ├── models/
│   │   └── refund.ts
│   └── services/
│       └── refund-service.ts
└── tests/
    └── integration/
services/ledger/             # Python
├── src/
│   └── models/
└── tests/
    └── integration/`;
const SPEC = `# Feature Specification: Refunds

### User Story 1 - Refund an order (Priority: P1)

Support refunds an order.

### User Story 2 - See the ledger (Priority: P2)

Accounting sees every entry of the ledger.
`;

function planText(tree: string, storage = 'N/A'): string {
  return `# Implementation Plan: Refunds

**Branch**: \`004-refunds\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)

## Summary

Support staff refunds an order.

## Technical Context

**Language/Version**: TypeScript 6.0
**Storage**: ${storage}

## Project Structure

### Source Code (repository root)

\`\`\`text
${tree}
\`\`\`

**Structure Decision**: As drawn.
`;
}

function workspaceWith(files: Readonly<Record<string, string>>): Tree {
  const tree = referencesWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(`${DIRECTORY}/${path}`, text);
  return tree;
}

async function run(tree: Tree, options: Record<string, unknown> = {}): Promise<string> {
  await (
    await tasksGenerator(tree, { feature: 4, ...options }, { now })
  )();
  return tree.read(LIST, 'utf-8') ?? '';
}

const told = (): string => info.mock.calls.flat().join('\n');
const paths = (text: string) => readTasks(text).tasks.flatMap((task) => task.paths);

beforeEach(() => jest.clearAllMocks());

describe('tasksGenerator', () => {
  const planned = () => workspaceWith({ 'plan.md': planText(TREE), 'spec.md': SPEC });

  it('writes the phases of Spec Kit with the paths of the tree, each project in its language', async () => {
    const tree = planned();
    tree.write(`${DIRECTORY}/data-model.md`, '## LedgerEntry\n\n- `id`: its id\n');
    tree.write(`${DIRECTORY}/quickstart.md`, 'Try it.\n');
    tree.write(`${DIRECTORY}/contracts/refund.yaml`, 'openapi: 3.1.0\n');
    const text = await run(tree);
    expect(text.match(/^## .*$/gm)).toEqual([
      '## Format: `[ID] [P?] [Story] Description`',
      '## Phase 1: Setup (Shared Infrastructure)',
      '## Phase 2: Foundational (Blocking Prerequisites)',
      '## Phase 3: User Story 1 - Refund an order (Priority: P1) 🎯 MVP',
      '## Phase 4: User Story 2 - See the ledger (Priority: P2)',
      '## Phase 5: Polish & Cross-Cutting Concerns',
      '## Dependencies & Execution Order',
    ]);
    expect(new Set(paths(text))).toEqual(
      new Set([
        'packages/refunds/',
        'services/ledger/',
        'packages/refunds/src/models/refund.ts',
        'packages/refunds/src/services/refund-service.ts',
        'packages/refunds/tests/integration/us1-refund-an-order.spec.ts',
        'packages/refunds/tests/integration/us2-see-the-ledger.spec.ts',
        'services/ledger/src/models/ledger_entry.py',
        'services/ledger/tests/integration/',
        `${DIRECTORY}/quickstart.md`,
      ]),
    );
    expect(readTasks(text)).toMatchObject({ leftovers: [], findings: [] });
    expect(told()).toMatch(/tasks are new in specs\/004-refunds\/tasks\.md: T001 to T\d{3}/);
  });

  it('changes nothing on a second run, and adds only what is new', async () => {
    const tree = planned();
    const first = await run(tree);
    expect(await run(tree)).toBe(first);
    expect(told()).toContain('nothing is new');
    tree.write(
      `${DIRECTORY}/plan.md`,
      planText(TREE.replace('refund.ts', 'refund.ts\n│   │   └── order.ts')),
    );
    const second = await run(tree);
    expect(paths(second)).toContain('packages/refunds/src/models/order.ts');
    expect(
      second
        .split('\n')
        .filter((line) => !line.includes('models/order.ts'))
        .join('\n'),
    ).toBe(first);
  });

  it('asks for nothing that is there, unless the plan changes it', async () => {
    const tree = workspaceWith({
      'plan.md': planText(TREE.replace('refund-service.ts', 'refund-service.ts  # MODIFIED')),
      'spec.md': SPEC,
    });
    tree.write('packages/refunds/package.json', '{ "name": "refunds" }');
    tree.write('packages/refunds/src/models/refund.ts', '');
    tree.write('packages/refunds/src/services/refund-service.ts', '');
    const found = paths(await run(tree));
    expect(found).not.toContain('packages/refunds/');
    expect(found).not.toContain('packages/refunds/src/models/refund.ts');
    expect(found).toContain('packages/refunds/src/services/refund-service.ts');
  });

  it.each([
    [
      'plan.md',
      { 'plan.md': planText(TREE, 'NEEDS CLARIFICATION'), 'spec.md': SPEC },
      `${DIRECTORY}/plan.md:12:`,
    ],
    [
      'spec.md',
      { 'plan.md': planText(TREE), 'spec.md': `${SPEC}\n[NEEDS CLARIFICATION: who?]\n` },
      `${DIRECTORY}/spec.md:11:`,
    ],
    [
      'research.md',
      { 'plan.md': planText(TREE), 'research.md': '# R\n\nNEEDS CLARIFICATION: which?\n' },
      `${DIRECTORY}/research.md:3:`,
    ],
    [
      'a contract',
      { 'plan.md': planText(TREE), 'contracts/a.md': '# A\n\n[NEEDS CLARIFICATION: which?]\n' },
      `${DIRECTORY}/contracts/a.md:3:`,
    ],
    [
      'a conflict',
      { 'plan.md': planText(TREE), 'spec.md': `<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n` },
      `${DIRECTORY}/spec.md:1:`,
    ],
  ])('refuses with the place while %s is open, and writes nothing', async (_, files, place) => {
    const tree = workspaceWith(files);
    const before = filesBelow(tree, 'specs');
    await expect(run(tree)).rejects.toThrow(place);
    expect(filesBelow(tree, 'specs')).toEqual(before);
  });

  it('takes the headings of the template of the workspace, and keeps its own sections', async () => {
    const tree = planned();
    tree.write(
      '.specify/templates/tasks-template.md',
      '# Aufgaben: [FEATURE NAME]\n\n## Etappe 1: Vorbereitung\n\n**Zweck**: Alles bereit.\n\n- [ ] T001 Beispiel in [Pfad]\n\n' +
        '## Etappe 3: Nutzergeschichte 1 - [Titel] (Priorität: P1)\n\n**Ziel**: [Ziel]\n\n### Tests für Nutzergeschichte 1\n\n- [ ] T010 [P] [US1] Test\n\n' +
        '### Umsetzung für Nutzergeschichte 1\n\n- [ ] T012 [US1] Dienst\n\n## Hausregeln\n\nVier Augen.\n\n## Beispiel\n\n- [ ] T099 [So sieht es aus]\n',
    );
    const text = await run(tree);
    expect(text.match(/^#{1,3} .*$/gm)).toEqual([
      '# Aufgaben: Refunds',
      '## Etappe 1: Vorbereitung',
      '## Phase 2: Foundational (Blocking Prerequisites)',
      '## Etappe 3: Nutzergeschichte 1 - Refund an order (Priorität: P1)',
      '### Tests für Nutzergeschichte 1',
      '### Umsetzung für Nutzergeschichte 1',
      '## Etappe 4: Nutzergeschichte 2 - See the ledger (Priorität: P2)',
      '### Tests für Nutzergeschichte 2',
      '### Umsetzung für Nutzergeschichte 2',
      '## Hausregeln',
      '## Phase 5: Polish & Cross-Cutting Concerns',
      '## Dependencies & Execution Order',
    ]);
    expect(text).toContain('**Ziel**: Support refunds an order.');
    expect(await run(tree)).toBe(text);
  });

  it.each([
    ['an unknown feature', { feature: 'Gift cards' }, /There is no feature "Gift cards"/],
    ['a wrong option', { feature: 4, tik: true }, /wrong options/],
  ])('refuses %s', async (_, options, message) => {
    const tree = planned();
    await expect(run(tree, options)).rejects.toThrow(message);
    expect(tree.children('specs')).toEqual(['004-refunds']);
  });

  it.each([
    ['a feature without a plan', { 'spec.md': SPEC }, /plan\.md cannot be read/],
    [
      'a list with a conflict',
      { 'plan.md': planText(TREE), 'tasks.md': '<<<<<<< a\n- [ ] T001 a\n=======\n>>>>>>> b\n' },
      /conflict/,
    ],
    ['a list that is no text', { 'plan.md': planText(TREE), 'tasks.md': '\0\0\0' }, /tasks\.md/],
    ['a spec that is no text', { 'plan.md': planText(TREE), 'spec.md': '\0\0\0' }, /spec\.md/],
  ])('refuses %s', async (_, files, message) => {
    await expect(run(workspaceWith(files as Record<string, string>))).rejects.toThrow(message);
  });

  it('says what it left out: unsafe paths, a missing tree, a spec without stories', async () => {
    const tree = workspaceWith({
      'plan.md': planText('../../etc/\n└── passwd\npackages/a/\n└── src/\n    └── a.ts'),
      'spec.md': '# S\n',
    });
    const text = await run(tree);
    expect(text).not.toContain('passwd');
    expect(told()).toContain('No task was made of what the tree of plan.md says on line');
    expect(told()).toContain('no user story');
    expect(text).toContain('## Phase 3: Implementation');
  });

  it('says how many stories it left out, and which lines of each document were not read', async () => {
    const tree = workspaceWith({
      'plan.md': planText(`${TREE}\n${'x'.repeat(10_001)}`),
      'spec.md': '### User Story 1 - A\n\n'.repeat(16_000),
      'data-model.md': `${'\n'.repeat(20_000)}## Card\n`,
    });
    await run(tree);
    expect(told()).toContain('more than 200 user stories; 9800 were left out');
    expect(told()).toContain(`${DIRECTORY}/plan.md:32:1 The line has 10001 characters`);
    expect(told()).toContain(`${DIRECTORY}/spec.md:20001:1 The document has more than 20000 lines`);
    expect(told()).toContain(`${DIRECTORY}/data-model.md:20001:1 The document has more than 20000 lines`);
    jest.clearAllMocks();
    await run(tree);
    expect(told()).toContain(`${DIRECTORY}/spec.md:20001:1`);
  });
});
