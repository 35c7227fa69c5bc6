import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { planWith, reasonsOf } from './helpers.js';

/** The paths of a tree, directories with a slash. */
function paths(tree: string): string[] {
  return readPlan(planWith(tree)).layout.map(({ path, kind }) => (kind === 'dir' ? `${path}/` : path));
}

const CARDS = ['src/', 'src/models/', 'src/models/card.py', 'src/cli/', 'src/cli/main.py', 'tests/'];

describe('a drawing', () => {
  it.each([
    [
      'of `tree`',
      '.\n├── src\n│   ├── models\n│   │   └── card.py\n│   └── cli\n│       └── main.py\n└── tests\n\n4 directories, 2 files',
    ],
    [
      'of `tree` on Windows',
      'Folder PATH listing for volume Data\nVolume serial number is 12AB-34CD\nC:.\n+---src\n|   +---models\n|   |       card.py\n|   |\n|   \\---cli\n|           main.py\n\\---tests',
    ],
    ['with pipes and dashes', 'src/\n|-- models/\n|   `-- card.py\n`-- cli/\n    `-- main.py\ntests/'],
    ['with tabs', 'src/\n\tmodels/\n\t\tcard.py\n\tcli/\n\t\tmain.py\ntests/'],
    ['with spaces alone and no slashes', 'src\n  models\n    card.py\n  cli\n    main.py\ntests'],
    ['with bullets', '- src/\n  - models/\n    - card.py\n  - cli/\n    - main.py\n- tests/'],
    ['with stars', '* src/\n  * models/\n    * card.py\n  * cli/\n    * main.py\n* tests/'],
    ['with colons', 'src/:\n  models/:\n    card.py\n  cli/:\n    main.py\ntests/'],
    ['with folders of emoji', '📂 src\n┣ 📂 models\n┃ ┗ 📜 card.py\n┗ 📂 cli\n  ┗ 📜 main.py\n📂 tests/'],
    [
      'with emphasis, code and quotes',
      '**src/**\n├── **models/**\n│   └── `card.py`\n└── "cli/"\n    └── \'main.py\'\n`tests/`',
    ],
    ['with backslashes', 'src\\\n├── models\\\n│   └── card.py\n├── cli\\\n│   └── main.py\ntests\\'],
  ])('%s', (_name, tree) => {
    const plan = readPlan(planWith(tree));
    expect(paths(tree)).toEqual(CARDS);
    expect(reasonsOf(plan)).toEqual([]);
  });

  it('keeps positions with CRLF', () => {
    const text = planWith('src/\n└── a.ts   # NEW').replace(/\n/g, '\r\n');
    expect(readPlan(text).layout[1]).toMatchObject({
      path: 'src/a.ts',
      status: 'new',
      position: { line: 9, column: 5 },
    });
  });

  it('reads paths with backslashes', () => {
    expect(paths('src\\models\\card.cs\nsrc\\app.cs')).toEqual(['src/models/card.cs', 'src/app.cs']);
  });

  it.each([
    '<repo-root>/',
    '[project root]',
    '$REPO_ROOT/',
    '{workspace}/',
    'Repository root:',
    '.',
    './',
    '/',
  ])('knows the root of the repository: %s', (root) => {
    expect(paths(`${root}\n├── src/\n│   └── a.ts\n└── tests/`)).toEqual(['src/', 'src/a.ts', 'tests/']);
  });
});

describe('a line of a tree', () => {
  it('takes what is drawn below a file of code for its code, or for a sibling drawn too deep', () => {
    const tree =
      'src/\n├── card.py\n│   ├── Card\n│   └── validate(card)\n├── pay.py\n\t├── log.py\n└── cli.py\n    (see notes)';
    expect(paths(tree)).toEqual(['src/', 'src/card.py', 'src/pay.py', 'src/log.py', 'src/cli.py']);
    expect(reasonsOf(readPlan(planWith(tree)))).toEqual(['tree-line-not-understood']);
  });

  it('reads a bundle with a dot in its name as a directory', () => {
    expect(paths('App.xcodeproj\n└── project.pbxproj')).toEqual([
      'App.xcodeproj/',
      'App.xcodeproj/project.pbxproj',
    ]);
  });

  it('reads a link as one entry and a new name as two', () => {
    const tree =
      'lib/\n├── now -> v2/\n├── AGENTS.md -> CLAUDE.md\n├── build.go -> setup.go   # RENAMED\n└── a.ts → sub/b.ts (moved)';
    const { layout } = readPlan(planWith(tree));
    expect(layout.map(({ path, kind, status }) => `${path} ${kind} ${status}`)).toEqual([
      'lib dir unspecified',
      'lib/now dir unspecified',
      'lib/AGENTS.md file unspecified',
      'lib/build.go file deleted',
      'lib/setup.go file new',
      'lib/a.ts file deleted',
      'sub/b.ts file new',
    ]);
    expect(readPlan(planWith('A  x.ts\nR  src/c.ts -> src/d.ts')).layout).toMatchObject([
      { path: 'x.ts' },
      { path: 'src/c.ts', status: 'deleted' },
      { path: 'src/d.ts', status: 'new' },
    ]);
  });

  it.each([
    ['src/**'],
    ['src/*.ts'],
    ['packages/*/project.json'],
    ['src/{a,b}/**'],
    ['└── ** (all of it)'],
    ['packages/web/test/browser/*   # suites'],
  ])('tells of a pattern, which declares no path: %s', (line) => {
    const plan = readPlan(planWith(`docs/\n${line}`));
    expect(plan.layout.map(({ path }) => path)).toEqual(['docs']);
    expect(reasonsOf(plan)).toEqual(['tree-pattern']);
  });

  it('tells of patterns where nothing else is drawn', () => {
    expect(reasonsOf(readPlan(planWith('packages/a/src/*   # the old path\npackages/b/src/*')))).toEqual([
      'tree-pattern',
      'tree-pattern',
    ]);
  });

  it.each([['ios/ or android/'], ['[OR] src/c.ts'], ['what else there is to say']])(
    'tells of what names no single path: %s',
    (line) => {
      const plan = readPlan(planWith(`src/\n├── a.ts\n└── ${line}`));
      expect(plan.layout).toHaveLength(2);
      expect(reasonsOf(plan)).toEqual(['tree-line-not-understood']);
    },
  );

  it.each([
    ['other existing files'],
    ['(Resource/Query hooks: both)'],
    ['[existing files]'],
    ['... 12 more'],
    ['(9 files)'],
  ])('passes over a remark: %s', (line) => {
    const plan = readPlan(planWith(`src/\n├── a.ts\n└── ${line}`));
    expect(plan.layout).toHaveLength(2);
    expect(reasonsOf(plan)).toEqual([]);
  });

  it('tells that a group to be deleted may lie elsewhere than it is drawn', () => {
    const plan = readPlan(
      planWith('app/src/\n├── a.ts\n└── b.ts\n\nDELETED (dead code):\n├── old.ts\n└── cut.ts'),
    );
    expect(plan.layout.slice(3)).toMatchObject([
      { path: 'old.ts', status: 'deleted' },
      { path: 'cut.ts', status: 'deleted' },
    ]);
    expect(reasonsOf(plan)).toEqual(['tree-line-not-understood']);
  });

  it('takes an arrow behind a name for a comment, and one behind a branch for a diagram', () => {
    expect(paths('src/\n├── a.ts ──> the card\n└── b.ts')).toEqual(['src/', 'src/a.ts', 'src/b.ts']);
    expect(paths('start.ts\n├───► second.ts\n└───► third.ts')).toEqual([]);
  });
});

describe('paths without a tree', () => {
  const plan = (body: string): string => `# Implementation Plan: Cards\n\n## Project Structure\n\n${body}\n`;
  const read = (body: string): string[] =>
    readPlan(plan(body)).layout.map(({ path, kind, status }) => `${path} ${kind} ${status}`);

  it('are read from a list of paths', () => {
    expect(read('- `packages/a/card.ts`: the card (NEW)\n- `packages/b/`: shared')).toEqual([
      'packages/a/card.ts file new',
      'packages/b dir unspecified',
    ]);
  });

  it('are read from nested lists, whose wrapped lines are comments', () => {
    const body = '- `src/`\n  - `models/`\n    - `card.py` — NEW, a text\n      that goes on\n- [ ] tests/';
    expect(read(body)).toEqual([
      'src dir unspecified',
      'src/models dir unspecified',
      'src/models/card.py file new',
      'tests dir unspecified',
    ]);
  });

  it('are read from a table of files', () => {
    const table =
      '| File | Change | Notes |\n|---|---|---|\n| `src/a.ts` | **NEW** | the card |\n| src/b.ts | Modified | |\n| `src/c.ts` | Delete | new code replaces it |\n| `src/d.ts` | - | - |';
    expect(read(table)).toEqual([
      'src/a.ts file new',
      'src/b.ts file modified',
      'src/c.ts file deleted',
      'src/d.ts file unspecified',
    ]);
    expect(readPlan(plan(table)).layout[0]?.position).toEqual({ line: 7, column: 1 });
  });

  it.each([
    ['a list of other things', '- `src/a.ts` is the card\n- Everything else stays'],
    [
      'the documents of the feature',
      '### Documentation (this feature)\n\n- `specs/001-cards/plan.md`\n- `specs/001-cards/spec.md`',
    ],
    ['a table without a column of files', '| Principle | Status |\n|---|---|\n| src/a.ts | PASS |'],
    ['a list beside a tree', '```text\ndocs/\n```\n\n- `src/a.ts`'],
  ])('are not read from %s', (_name, body) => {
    expect(read(body).filter((entry) => !entry.startsWith('docs'))).toEqual([]);
  });
});
