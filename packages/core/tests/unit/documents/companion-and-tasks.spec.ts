import { readCompanion, readTasks } from '../../../src/entries/documents.js';

describe('a companion document', () => {
  it('has its title and what is open in it', () => {
    const text =
      '# Feature Specification: [FEATURE NAME]\n\n- **FR-001**: pays by [NEEDS CLARIFICATION: card or bank?]\n- `[DATE]` is code\n\n<!-- ACTION REQUIRED: fill in -->\n';
    expect(readCompanion(text)).toEqual({
      title: { text: 'Feature Specification: [FEATURE NAME]', position: { line: 1, column: 1 } },
      empty: false,
      requirements: [
        {
          id: 'FR-001',
          key: 'FR-1',
          kind: 'requirement',
          text: 'pays by [NEEDS CLARIFICATION: card or bank?]',
          position: { line: 3, column: 1 },
        },
      ],
      leftovers: [
        { kind: 'placeholder', text: '[FEATURE NAME]', position: { line: 1, column: 26 } },
        {
          kind: 'clarification',
          text: '[NEEDS CLARIFICATION: card or bank?]',
          position: { line: 3, column: 23 },
        },
        {
          kind: 'action-required',
          text: '<!-- ACTION REQUIRED: fill in -->',
          position: { line: 6, column: 6 },
        },
      ],
      findings: [],
    });
  });

  it.each([
    ['', true],
    ['# Research\n\n## Decisions\n', true],
    ['<!-- nothing\nyet -->\n\n---\n', true],
    ['# Research\n\nPostgreSQL.\n', false],
    ['```yaml\na: b\n```\n', false],
    ['<!-- note --> text\n', false],
  ])('%j: empty is %s', (text, empty) => {
    const document = readCompanion(text);
    expect(document.empty).toBe(empty);
    expect(document.findings.map((finding) => finding.reason)).toEqual(empty ? ['document-empty'] : []);
  });

  it('has an underlined title, and none in code', () => {
    expect(readCompanion('Research\n========\n\ntext').title?.text).toBe('Research');
    expect(readCompanion('```\n# no title\n```\n').title).toBeNull();
  });

  it('is unreadable where it is no text', () => {
    expect(readCompanion('a\u0000b').findings.map((finding) => finding.reason)).toEqual(['document-binary']);
  });
});

describe('tasks', () => {
  const tasksOf = (text: string) => readTasks(text).tasks.map((task) => [task.id, task.done, task.paths]);

  it('have an id, a state and the paths they name', () => {
    const text = [
      '# Tasks',
      '- [x] T001 [P] [US1] Create `packages/cards/src/card.ts` and `tests/unit/`',
      '- [X] **T014a** Edit src/a.ts:12, docs/guide.md and libs/ui/',
      '- [ ] T036.1: run `npm test`, use `@acme/lib`, GET `/cards/{id}`, see https://a.b/c.html',
      '- [~] T4 half done in `package.json`',
      '* [-] dropped',
      '1. [ ] 1.2 numbered `src/[id]/(shop)/page.tsx`',
      '  - [x] WP-001 nested',
    ].join('\n');
    expect(tasksOf(text)).toEqual([
      ['T001', true, ['packages/cards/src/card.ts', 'tests/unit/']],
      ['T014a', true, ['src/a.ts', 'docs/guide.md', 'libs/ui/']],
      ['T036.1', false, []],
      ['T4', false, ['package.json']],
      [null, false, []],
      ['1.2', false, ['src/[id]/(shop)/page.tsx']],
      ['WP-001', true, []],
    ]);
  });

  it('go on in wrapped lines, in any language, and have a place', () => {
    const text = '- [ ] T002 カードを追加\n  `src/card.ts` に\n\n- [x] T003 Karte prüfen\n';
    expect(readTasks(text).tasks).toEqual([
      {
        id: 'T002',
        done: false,
        text: 'T002 カードを追加 src/card.ts に',
        paths: ['src/card.ts'],
        position: { line: 1, column: 1 },
      },
      { id: 'T003', done: true, text: 'T003 Karte prüfen', paths: [], position: { line: 4, column: 1 } },
    ]);
  });

  it('are none in code, comments and plain bullets', () => {
    expect(tasksOf('```\n- [x] T001 a\n```\n<!--\n- [x] T002 b\n-->\n- T003 c\n- [link](x)\n')).toEqual([]);
  });

  it('tell of template texts and conflicts', () => {
    const document = readTasks(
      '<<<<<<< a\n- [x] T001 a\n=======\n- [ ] T001 a\n>>>>>>> b\n- [ ] T002 [FEATURE]\n',
    );
    expect(document.tasks.map((task) => task.done)).toEqual([true, false]);
    expect(document.leftovers.map((item) => item.kind)).toEqual([
      'conflict-marker',
      'conflict-marker',
      'conflict-marker',
      'placeholder',
    ]);
  });

  it('are bounded', () => {
    const document = readTasks('- [ ] a\n'.repeat(10_001));
    expect(document.tasks).toHaveLength(10_000);
    expect(document.findings).toEqual([
      { reason: 'tasks-too-many', args: { limit: 10_000 }, position: { line: 10_001, column: 1 } },
    ]);
    expect(readTasks('\u0000').findings.map((finding) => finding.reason)).toEqual(['document-binary']);
  });
});
