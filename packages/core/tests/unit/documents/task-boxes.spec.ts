import { readTasks } from '../../../src/entries/documents.js';
import { setTaskDone } from '../../../src/editing/tasks.js';
import { finished } from '../../../src/features/feature-phase.js';
import { featureOf } from '../support/builders.js';

/** What the tasks of a text are: done, open or dropped. */
function states(text: string): string[] {
  return readTasks(text).tasks.map(({ done, dropped }) =>
    done ? 'done' : dropped === true ? 'dropped' : 'open',
  );
}

describe('a mark in brackets at the start of an item', () => {
  it.each(['[x]', '[X]', '[ x ]', '[✅]', '[✔]', '[✔️]', '[☑]', '[✓]', '［x］', '［Ｘ］'])(
    '%s is done',
    (box) => {
      expect(states(`- ${box} T001 Keep cards`)).toEqual(['done']);
      expect(states(`- ${box}T001 Keep cards`)).toEqual(['done']);
    },
  );

  it.each(['[ ]', '[]', '[!]', '[/]', '[>]', '[?]', '[o]', '[🟡]', '[🔄]', '[*]', '[✗]', '［ ］', '［　］'])(
    '%s is open',
    (box) => {
      expect(states(`- ${box} T001 Keep cards`)).toEqual(['open']);
    },
  );

  it.each(['[~]', '[-]', '［～］'])('%s is dropped or deferred', (box) => {
    expect(states(`1. ${box} T001 Keep cards`)).toEqual(['dropped']);
  });

  it.each(['[a](b.md) more', '[P] tasks have no dependencies', '[US1] story', '[x]: b.md', '[cards] keep'])(
    'is none in "- %s"',
    (text) => {
      expect(states(`- ${text}`)).toEqual([]);
    },
  );

  it('may be a letter before the id of a task', () => {
    expect(states('- [P] T001 Keep cards')).toEqual(['open']);
  });
});

describe('a heading and a box of one task', () => {
  it.each([
    ['the heading has the id', '### T004 Keep a card\n\n- [x] Done', [['T004', true]]],
    ['both have a box', '### [x] T004 Keep a card\n\n- [x] T004 Keep a card in src/a.ts', [['T004', true]]],
    ['they contradict each other', '### [x] T004 Keep a card\n\n- [ ] T004 Keep a card', [['T004', false]]],
    [
      'the steps are others',
      '### [x] T004 Keep a card\n\n- [x] T005 Show it',
      [
        ['T004', true],
        ['T005', true],
      ],
    ],
  ])('are one task: %s', (_form, text, expected) => {
    expect(readTasks(text).tasks.map(({ id, done }) => [id, done])).toEqual(expected);
  });
});

describe('a task list without boxes', () => {
  it.each(['- T001 Keep cards\n- T002 Show them', '1. Keep cards', '### T001 Keep cards\n\nText.'])(
    'is told: %j',
    (text) => {
      expect(readTasks(text).findings.map(({ reason }) => reason)).toEqual(['tasks-without-boxes']);
    },
  );

  it.each(['# Tasks\n\nSee the board.', '', '- [ ] T001 Keep cards\n- a note', '```\n- T001\n```'])(
    'is not one with boxes, or without items: %j',
    (text) => {
      expect(readTasks(text).findings).toEqual([]);
    },
  );
});

describe('a feature', () => {
  const done = (text: string): boolean => finished(featureOf('specs/001-a', { tasks: readTasks(text) }));

  it('is finished where nothing is open', () => {
    expect(done('- [x] T001 a\n- [~] T002 b')).toBe(true);
    expect(done('- [~] T001 a')).toBe(false);
    expect(done('- [x] T001 a\n- [!] T002 b')).toBe(false);
  });

  it('is open again with a phase that was appended', () => {
    expect(done('- [x] T001 a\n\n## Phase 7: Convergence\n\n- [🟡] T040 b')).toBe(false);
    expect(done('- [x] T001 a\n\n## Phase 7: Convergence\n\n### [ ] T040 b')).toBe(false);
  });
});

describe('ticking', () => {
  it.each([
    ['- [] T001 a', '- [x] T001 a'],
    ['- [🟡] T001 a', '- [x] T001 a'],
    ['- [~] T001 a', '- [x] T001 a'],
    ['- ［ ］ T001 a', '- ［x］ T001 a'],
  ])('%s', (before, after) => {
    expect(setTaskDone(before, 'T001', true)).toMatchObject({ ok: true, text: after });
  });
});
