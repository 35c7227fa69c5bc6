import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { planWith, reasonsOf, treeOf } from './helpers.js';

const plan = (body: string): ReturnType<typeof readPlan> =>
  readPlan(`# Implementation Plan: Cards\n\n## Project Structure\n\n### Source Code\n\n${body}\n`);

describe('a list of files', () => {
  it('is read below headings of groups', () => {
    const read = plan(
      '- **Server**:\n  - `apps/api/card.ts` (new)\n- Web\n  - `apps/web/card.tsx` — modified\n- `libs`\n  - `pay.ts`',
    );
    expect(treeOf(read)).toEqual([
      'apps/api/card.ts file new',
      'apps/web/card.tsx file modified',
      'libs dir unspecified',
      'libs/pay.ts file unspecified',
    ]);
    expect(reasonsOf(read)).toEqual([]);
  });

  it('is read beside a few rows that name no path, which are told', () => {
    const read = plan('- `src/a.ts` – new\n- `src/b.ts` – new\n- `Makefile`: update\n- Tests for all of it');
    expect(treeOf(read)).toEqual(['src/a.ts file new', 'src/b.ts file new', 'Makefile file modified']);
    expect(read.findings).toEqual([
      {
        reason: 'tree-line-not-understood',
        args: { text: '- Tests for all of it' },
        position: { line: 10, column: 1 },
      },
    ]);
  });

  it('is none where most rows name no path', () => {
    expect(plan('- Cards stay as they are\n- `src/a.ts` is the entry\n- Prefer few files').layout).toEqual(
      [],
    );
  });
});

describe('a table of files', () => {
  it.each([
    ['Russian', '| Файл | Что |', 'новый'],
    ['Polish', '| Plik | Zmiana |', 'nowy'],
    ['Dutch', '| Bestand | Wat |', 'nieuw'],
    ['Turkish', '| Dosya | Ne |', 'yeni'],
    ['Vietnamese', '| Tệp | Thay đổi |', 'mới'],
    ['with an emoji before the status', '| File | Status |', '✨ NEW'],
  ])('in %s', (_language, head, status) => {
    expect(treeOf(plan(`${head}\n|---|---|\n| \`src/card.ts\` | ${status} |`))).toEqual([
      'src/card.ts file new',
    ]);
  });
});

describe('a cell that says what comes into a file', () => {
  it('states no status', () => {
    const read = plan('| File | Change |\n|---|---|\n| `src/card.ts` | + NEW field |');
    expect(treeOf(read)).toEqual(['src/card.ts file unspecified']);
  });
});

describe('a line of names', () => {
  it('may end in a comma', () => {
    expect(treeOf(readPlan(planWith('src/\n├── a.ts,   # one\n└── b.ts;')))).toEqual([
      'src dir unspecified',
      'src/a.ts file unspecified',
      'src/b.ts file unspecified',
    ]);
  });

  it('goes on below a comma', () => {
    const tree = 'libs/\n├── cards, pay,\n│   gifts   # NEW\n└── shop/';
    expect(treeOf(readPlan(planWith(tree)))).toEqual([
      'libs dir unspecified',
      'libs/cards dir unspecified',
      'libs/pay dir unspecified',
      'libs/gifts dir new',
      'libs/shop dir unspecified',
    ]);
  });
});
