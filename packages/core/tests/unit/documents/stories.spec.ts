import { readEntities } from '../../../src/documents/entities.js';
import { readStories } from '../../../src/documents/stories.js';

const brief = (text: string) =>
  readStories(text).stories.map(({ number, priority, title }) => [number, priority, title]);

/** A heading of a story, and the label of its independent test, in each language. */
const LANGUAGES = [
  ['English', '### User Story 2 - Pay (Priority: P1)', 'Independent Test'],
  ['German', '### Nutzergeschichte 2 – Pay (Priorität: P1)', 'Unabhängiger Test'],
  ['Spanish', '### Historia de usuario 2: Pay (Prioridad: P1)', 'Prueba independiente'],
  ['French', '### Récit utilisateur 2 - Pay (Priorité : P1)', 'Test indépendant'],
  ['Indonesian', '### Cerita Pengguna 2 - Pay (Prioritas: P1)', 'Uji Mandiri'],
  ['Italian', '### Storia utente 2 - Pay (Priorità: P1)', 'Test indipendente'],
  ['Japanese', '### ユーザーストーリー2 - Pay（優先度: P1）', '独立テスト'],
  ['Korean', '### 사용자 스토리 2 - Pay (우선순위: P1)', '독립 테스트'],
  ['Dutch', '### Gebruikersverhaal 2 - Pay (Prioriteit: P1)', 'Onafhankelijke test'],
  ['Polish', '### Historia użytkownika 2 - Pay (Priorytet: P1)', 'Niezależny test'],
  ['Portuguese', '### História do usuário 2 - Pay (Prioridade: P1)', 'Teste independente'],
  ['Russian', '### Пользовательская история 2 - Pay (Приоритет: P1)', 'Независимая проверка'],
  ['Turkish', '### Kullanıcı Hikâyesi 2 - Pay (Öncelik: P1)', 'Bağımsız Test'],
  ['Ukrainian', '### Історія користувача 2 - Pay (Пріоритет: P1)', 'Незалежна перевірка'],
  ['Vietnamese', '### Câu chuyện người dùng 2 - Pay (Ưu tiên: P1)', 'Kiểm thử độc lập'],
  ['Chinese', '### 用户故事 2 - Pay（优先级：P1）', '独立测试'],
] as const;

describe('readStories', () => {
  it.each(LANGUAGES)('reads a story in %s', (_, heading, label) => {
    const [story] = readStories(
      `# Spec\n\n${heading}\n\nThe shopper pays.\n\n**${label}**: Try it.\n`,
    ).stories;
    expect(story).toMatchObject({
      number: 2,
      priority: 1,
      title: 'Pay',
      goal: 'The shopper pays.',
      independentTest: 'Try it.',
    });
  });

  it.each([
    ['a heading without a priority', '### User Story 1 - Save', [[1, null, 'Save']]],
    ['a priority at the end', '### Story 3 — Save - P2', [[3, 2, 'Save']]],
    ['a priority below the heading', '### US-4: Save\n\n- **Priority**: P3\n', [[4, 3, 'Save']]],
    [
      'two of the same number',
      '### User Story 1: A\n### User Story 1: B\n',
      [
        [1, null, 'A'],
        [1, null, 'B'],
      ],
    ],
    [
      'bold lines',
      '**User Story 1 - A** (Priority: P1)\n\ntext\n\n**User Story 2 - B** (Priority: P2)\n',
      [
        [1, 1, 'A'],
        [2, 2, 'B'],
      ],
    ],
    [
      'items of a section',
      '## User Stories\n\n- **US1** (P2): As a shopper, I pay.\n- As an owner, I refund.\n\n## Notes\n\n- no\n',
      [
        [1, 2, 'As a shopper, I pay.'],
        [null, null, 'As an owner, I refund.'],
      ],
    ],
    [
      'headings of a section',
      '## User stories\n\n### Save a card\n\n### Pay (P2)\n\n## Other\n\n### Not\n',
      [
        [null, null, 'Save a card'],
        [null, 2, 'Pay'],
      ],
    ],
    ['a story in prose', '### Primary User Story\n\nA shopper pays.\n', [[null, null, 'A shopper pays.']]],
    ['code and comments', '```\n### User Story 1 - No\n```\n<!-- ### User Story 2 - No -->\n', []],
    ['no story', '# Spec\n\n## Edge Cases\n\n- What?\n', []],
    ['nothing', '', []],
  ])('reads %s', (_, text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it('counts the scenarios below their label, and takes scenarios inside a story for no story', () => {
    const text = `### User Story 1 - Pay (Priority: P1)

**Acceptance Scenarios**:

1. **Given** a card, **When** it pays, **Then** it is charged.
   - and a receipt is sent
2. **Given** none, **When** it pays, **Then** it is refused.

#### Scenario 1: Pay twice

### Edge Cases

- What?
`;
    const { stories } = readStories(text);
    expect(stories.map(({ title, scenarios }) => [title, scenarios])).toEqual([['Pay', 2]]);
  });

  it('stays within its bounds on a large text', () => {
    const { stories, more } = readStories('### User Story 1 - A\n'.repeat(19_000));
    expect(stories).toHaveLength(200);
    expect(more).toBeGreaterThan(1000);
    expect(readStories('### User Story 1 - A\n'.repeat(190_000))).toMatchObject({
      stories: [],
      findings: [{ reason: 'document-too-large' }],
    });
    expect(readStories('(Priority: P1 '.repeat(70_000)).stories).toEqual([]);
  });
});

describe('readEntities', () => {
  const names = (text: string) => readEntities(text).map(({ text: name }) => name);

  it.each([
    [
      'headings with fields',
      '# Data Model\n\n## Card\n\n| Field | Type |\n|---|---|\n| `id` | string |\n\n## Overview\n\nText\n',
      ['Card'],
    ],
    [
      'headings of a section',
      '## Entities\n\n### 1. Gift Card\n\n### Wallet (Root)\n\n## Relationships\n\n### Not\n',
      ['Gift Card', 'Wallet'],
    ],
    ['what headings call one', '## Entity: Card\n\n### Wallet Entity\n', ['Card', 'Wallet']],
    [
      'items of a section',
      '### Key Entities\n\n- **Card**: what pays\n- **Wallet** (optional): holds cards\n- plain text\n',
      ['Card', 'Wallet'],
    ],
    ['names as code writes them', '## CardHolder\n\ntext\n', ['CardHolder']],
    ['one that is named twice', '## Entity: Card\n\n## Entity: card\n\n## Entity: Card\n', ['Card']],
    ['another language', '## 主要エンティティ\n\n- **カード**: 支払い\n', ['カード']],
    ['none', '# Data Model\n\nNothing is kept.\n', []],
  ])('reads %s', (_, text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});
