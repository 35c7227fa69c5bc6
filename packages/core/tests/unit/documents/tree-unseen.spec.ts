import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { planWith } from './helpers.js';

/** The entries of a tree, directories with a slash, each with what is said of it. */
function entries(tree: string): string[] {
  return readPlan(planWith(tree)).layout.map(({ path, kind, status, exempt }) =>
    [
      kind === 'dir' ? `${path}/` : path,
      status === 'unspecified' ? '' : ` ${status}`,
      exempt ? ` (${exempt})` : '',
    ].join(''),
  );
}

/** What a comment states of a file. */
function stated(comment: string): string {
  return entries(`src/\n└── card.ts   # ${comment}`)[1]?.replace('src/card.ts', '').trim() ?? '';
}

describe('words beside an entry', () => {
  it.each([
    ['Primary file to update (card form)', 'modified'],
    ['TOCA: registra el módulo', 'modified'],
    ['ajustar o texto', 'modified'],
    ['(追加必要)', 'new'],
    ['FUTURE: a second transport', '(optional)'],
    ['Traefik route (conditional)', '(optional)'],
    ['deferred', '(optional)'],
    ['NEW — later phase', 'new (optional)'],
    ['Rendered pages (gitignored)', '(generated)'],
  ])('%s: %s', (comment, status) => {
    expect(stated(comment)).toBe(status);
  });

  it('leave out what is drawn in a directory that may be left out or that a tool writes', () => {
    expect(
      entries(
        'src/\n├── push/   # FUTURE: second channel\n│   └── queue.ts\n└── out/   # generated\n    └── a.ts',
      ),
    ).toEqual([
      'src/',
      'src/push/ (optional)',
      'src/push/queue.ts (optional)',
      'src/out/ (generated)',
      'src/out/a.ts (generated)',
    ]);
  });

  it('say that an entry that is there stays demanded in such a directory', () => {
    expect(entries('src/\n└── push/   # optional\n    └── queue.ts   # EXISTING')).toEqual([
      'src/',
      'src/push/ (optional)',
      'src/push/queue.ts existing',
    ]);
  });
});

describe('an entry that gets another name', () => {
  it.each([
    ['env/   # RENAME TO ws/ (package env becomes ws)', 'in/ws/ new'],
    ['env/   # renamed to ws/', 'in/ws/ new'],
    ['env/   # umbenannt in ws/', 'in/ws/ new'],
    ['env/   # moved to lib/ws/', 'lib/ws/ new'],
  ])('%s', (line, target) => {
    expect(entries(`in/\n└── ${line}`)).toEqual(['in/', 'in/env/ deleted', target]);
  });

  it('is the new one where it says what it was called', () => {
    expect(entries('in/\n└── ws/   # renamed from env/')).toEqual(['in/', 'in/ws/']);
  });
});

describe('several paths on a line', () => {
  it.each([
    ['ui/Sheet.tsx  ui/Dock.tsx  ui/Hall.tsx', ['src/ui/Sheet.tsx', 'src/ui/Dock.tsx', 'src/ui/Hall.tsx']],
    ['ui/Sheet.tsx   ui/Dock.tsx    # the two sheets', ['src/ui/Sheet.tsx', 'src/ui/Dock.tsx']],
    ['index.ts handler.ts  prompt/*.ts quota.ts', ['src/index.ts', 'src/handler.ts', 'src/quota.ts']],
  ])('%s', (line, paths) => {
    expect(entries(`src/\n└── ${line}`)).toEqual(['src/', ...paths]);
  });

  it('are one where words follow', () => {
    expect(entries('src/\n└── card.ts  reads card.json')).toEqual(['src/', 'src/card.ts']);
  });
});

describe('a path that repeats where it is drawn', () => {
  it('begins at the root', () => {
    expect(entries('docs/guide/\n└── docs/guide/cards/start.md')).toEqual([
      'docs/guide/',
      'docs/guide/cards/start.md',
    ]);
  });

  it('is drawn in it where only one name is repeated', () => {
    expect(entries('shop/\n└── shop/start.py')).toEqual(['shop/', 'shop/shop/start.py']);
  });
});

describe('options of which none is chosen', () => {
  const one = '# Option 1: Single project\nsrc/\n└── cards/';
  const two = '# Option 2: Web\nweb/\n└── src/';

  it('leave open what stays', () => {
    expect(entries(`${one}\n\n${two}`)).toEqual([
      'src/ (open)',
      'src/cards/ (open)',
      'web/ (open)',
      'web/src/ (open)',
    ]);
  });

  it('are demanded where there is only one', () => {
    expect(entries(one)).toEqual(['src/', 'src/cards/']);
  });
});
