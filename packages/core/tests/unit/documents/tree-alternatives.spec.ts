import { readPlan } from '../../../src/documents/plan/read-plan.js';
import type { PlanDocument } from '../../../src/model/plan.js';
import { planWith } from './helpers.js';

const fence = (tree: string): string => `\`\`\`text\n${tree}\n\`\`\`\n\n`;
const plan = (body: string): PlanDocument =>
  readPlan(`# Implementation Plan: Cards\n\n## Project Structure\n\n${body}`);
const pathsOf = ({ layout }: PlanDocument): string[] => layout.map(({ path }) => path);
const left = ({ findings }: PlanDocument): unknown[] =>
  findings.filter(({ reason }) => reason === 'tree-part-not-chosen').map(({ args }) => args);

const OPTIONS =
  '# Option 1: One package\nlib/\n└── cards/\n\n# Option 2: Two apps\napps/\n├── shop/\n└── desk/\n\n';

describe('options of a structure', () => {
  it.each([
    ['in capitals', 'Option 2: Two apps (SELECTED)'],
    ['with a tick', 'Option 2: Two apps ✅'],
    ['in German', 'Variante 2: Zwei Apps (gewählt)'],
    ['in Spanish', 'Opción 2: dos aplicaciones (elegida)'],
    ['in Chinese', '选项 2：两个应用（选定）'],
  ])('leave only the one that is marked: %s', (_form, label) => {
    const read = readPlan(planWith(OPTIONS.replace('Option 2: Two apps', label)));
    expect(pathsOf(read)).toEqual(['apps', 'apps/shop', 'apps/desk']);
    expect(left(read)).toEqual([{ text: 'Option 1: One package', why: 'option' }]);
  });

  it('leave only the one that the Structure Decision names, where it was filled in', () => {
    const read = readPlan(`${planWith(OPTIONS)}\n**Structure Decision**: Option 1, one package.\n`);
    expect(pathsOf(read)).toEqual(['lib', 'lib/cards']);
    expect(left(read)).toEqual([{ text: 'Option 2: Two apps', why: 'option' }]);
  });

  it('under headings of their own', () => {
    const read = plan(
      `### Option A: Monolith\n\n${fence('src/\n└── cards/')}### Option B: Split (chosen)\n\n#### Apps\n\n${fence('apps/\n└── shop/')}`,
    );
    expect(pathsOf(read)).toEqual(['apps', 'apps/shop']);
  });

  it.each([
    ['nothing is said', ''],
    ['the decision compares them', '**Structure Decision**: Neither Option 1 nor Option 2 fits.\n'],
    ['the decision names one that is not drawn', '**Structure Decision**: Option 3.\n'],
  ])('are all read where %s', (_case, decision) => {
    const read = readPlan(`${planWith(OPTIONS)}\n${decision}`);
    expect(pathsOf(read)).toEqual(['lib', 'lib/cards', 'apps', 'apps/shop', 'apps/desk']);
    expect(left(read)).toEqual([]);
  });

  it('are all read where two are marked or the mark says no', () => {
    const both = OPTIONS.replace('package', 'package (selected)').replace('apps\n', 'apps (selected)\n');
    expect(pathsOf(readPlan(planWith(both)))).toHaveLength(5);
    const none = OPTIONS.replace('package', 'package (not selected)');
    expect(pathsOf(readPlan(planWith(none)))).toHaveLength(5);
  });

  it("are all read where they are the template's own, whatever the decision says", () => {
    const template =
      '# Option 1: Single project (DEFAULT)\nsrc/\n├── models/\n└── cli/\n\n# Option 2: Web application\nbackend/\n└── src/\n\n# Option 3: Mobile + API\napi/\n└── [same as backend above]';
    const read = readPlan(`${planWith(template)}\n**Structure Decision**: Option 1 (single project).\n`);
    expect(pathsOf(read)).toEqual(['src', 'src/models', 'src/cli', 'backend', 'backend/src', 'api']);
  });
});

describe('labels of the template', () => {
  it.each([
    '[ELIMINAR SI NO SE USA] Opción 1: proyecto único',
    '[REMOVER SE NÃO USADO] Opção 1: projeto único',
    '[ENTFERNEN, WENN UNGENUTZT] Option 1: ein Projekt',
    '[SUPPRIMER SI INUTILISÉ] Option 1 : projet unique',
    '【如未使用请删除】方案一：单体项目',
    '[УДАЛИТЬ, ЕСЛИ НЕ НУЖЕН] Вариант 1: один проект',
  ])('say nothing of the entries, and are told: %s', (label) => {
    const read = readPlan(planWith(`# ${label}\nsrc/\n└── cards/`));
    expect(read.layout.map(({ status }) => status)).toEqual(['unspecified', 'unspecified']);
    expect(read.leftovers.map(({ kind }) => kind)).toContain('option-label');
  });
});

describe('a tree before and a tree after', () => {
  const before = 'src/\n├── card.ts\n└── legacy/      # to be removed';
  const after = 'src/\n└── cards/\n    └── card.ts';
  const expected = ['src', 'src/cards', 'src/cards/card.ts', 'src/legacy'];

  it.each([
    ['lines in bold', '**Before**:', '**After**:'],
    ['plain lines', 'Before the change:', 'After the change:'],
    ['headings', '#### Current structure', '#### Target structure'],
    ['headings of source code', '### Source Code (current state)', '### Source Code (after)'],
    ['German words', '**Vorher**:', '**Nachher**:'],
    ['French words', '**Avant** :', '**Après** :'],
    ['Japanese words', '#### 変更前', '#### 変更後'],
    ['Chinese words', '**重构前**：', '**重构后**：'],
    ['Korean words', '#### 현재 구조', '#### 목표 구조'],
    ['Portuguese words', '#### Estrutura atual', '#### Estrutura proposta'],
  ])('give the one after, and what the one before marks as deleted: %s', (_form, first, second) => {
    const read = plan(`${first}\n\n${fence(before)}${second}\n\n${fence(after)}`);
    expect(pathsOf(read)).toEqual(expected);
    expect(left(read)).toEqual([expect.objectContaining({ why: 'before' })]);
  });

  it('in one block under comments', () => {
    const read = readPlan(planWith(`# Current\n${before}\n\n# Proposed\n${after}`));
    expect(pathsOf(read)).toEqual(expected);
    expect(left(read)).toEqual([{ text: 'Current', why: 'before' }]);
  });

  it('is read as the tree where nothing says what comes after', () => {
    const read = plan(`**Current structure**:\n\n${fence(before)}`);
    expect(pathsOf(read)).toEqual(['src', 'src/card.ts', 'src/legacy']);
  });

  it('ends where another lead begins', () => {
    const tests = fence('tests/\n└── card.spec.ts');
    const read = plan(`**After**:\n\n${fence(after)}**Before**:\n\n${fence(before)}Tests:\n\n${tests}`);
    expect(pathsOf(read)).toEqual([...expected.slice(0, 3), 'tests', 'tests/card.spec.ts', 'src/legacy']);
  });
});
