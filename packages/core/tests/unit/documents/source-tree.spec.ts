import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { fixture, reasonsOf, treeOf } from './helpers.js';

const TREES: Readonly<Record<string, readonly string[]>> = {
  'branches-with-hash-comments': [
    'packages/checkout dir unspecified',
    'packages/checkout/src dir unspecified',
    'packages/checkout/src/index.ts file existing',
    'packages/checkout/src/card.ts file new',
    'packages/checkout/src/card.test.ts file new',
    'packages/checkout/src/pay.ts file modified',
    'packages/checkout/src/legacy.ts file deleted',
    'packages/checkout/src/helpers dir existing',
    'packages/checkout/Dockerfile file unspecified',
    'packages/checkout/bin/checkout file unspecified',
    'packages/checkout-e2e/src dir new',
  ],
  'flat-list': [
    'eslint.config.mjs file new',
    '.eslintrc.json file deleted',
    'packages/core/src/utils/lint dir modified',
    'packages/core/src/index.ts file unspecified',
  ],
  'indentation-and-arrows': [
    'apps dir unspecified',
    'apps/web dir unspecified',
    'apps/web/app dir unspecified',
    'apps/web/app/[locale]/(shop)/cart/page.tsx file new',
    'apps/web/app/[...slug]/route.ts file existing',
    'apps/web/public dir unspecified',
    'libs/ui dir unspecified',
    'docs/guide.md file modified',
  ],
  'status-before-the-name': [
    'src dir unspecified',
    'src/card.ts file new',
    'src/pay.ts file modified',
    'src/log.ts file existing',
    'src/wallet.ts file new',
    'src/voucher.ts file new',
    'src/stage dir new',
    'src/done.ts file unspecified',
    'src/extra.ts file unspecified',
  ],
  'words-about-something-else': [
    'src dir unspecified',
    ...'a.rs b.ts c.sh d.ts e.ts f.ts g.ts h.ts i.sh j.ts k.json'
      .split(' ')
      .map((name) => `src/${name} file unspecified`),
  ],
  'several-names-on-one-line': [
    'src dir unspecified',
    'src/a.cpp file new',
    'src/a.h file new',
    'src/icon.ico file unspecified',
    'src/icon.png file unspecified',
    'src/ui dir unspecified',
    'src/storage dir unspecified',
    'src/styles dir unspecified',
    'src/route.ts file unspecified',
    'src/[id]/route.ts file unspecified',
    'src/store.ts file unspecified',
    'src/store.test.ts file unspecified',
    'src/Button.tsx file unspecified',
    'src/Button.test.tsx file unspecified',
  ],
  'what-is-no-entry': [
    'src dir unspecified',
    'src/<timestamp>_add_cards.sql file unspecified',
    'src/cards.py file unspecified',
    'src/billing dir unspecified',
  ],
  'roots-without-a-name': [
    'package.json file unspecified',
    'src dir unspecified',
    'src/index.ts file unspecified',
    'tools dir unspecified',
    'nx.json file unspecified',
    'tsconfig.json file unspecified',
  ],
  'wrapped-comments': ['src dir unspecified', 'src/card.ts file new', 'src/pay.ts file modified'],
  'not-at-level-two': [
    'src/lib dir unspecified',
    'src/lib/card.dart file new',
    'src/lib/pay.dart file modified',
  ],
  'outside-a-fence': ['src dir unspecified', 'src/card.ts file unspecified', 'src/pay.ts file unspecified'],
  'documents-in-the-same-block': [
    'src dir unspecified',
    'src/card.ts file unspecified',
    'specs/003-pay/quickstart.md file unspecified',
  ],
  'diagram-is-no-tree': [],
  'deleted-group': [
    'src dir unspecified',
    'src/main.rs file unspecified',
    'src/legacy.rs file deleted',
    'src/old dir deleted',
    'src/new.rs file unspecified',
  ],
  'short-and-ascii-branches': [
    'src dir unspecified',
    'src/models dir unspecified',
    'src/models/card.py file unspecified',
    'src/models/wallet.py file unspecified',
    'src/cli.py file unspecified',
    'tests dir unspecified',
    'tests/unit dir unspecified',
    'tests/unit/test_card.py file unspecified',
    'tests/Acme.Cards.Tests dir unspecified',
  ],
  'option-labels': [
    'src dir unspecified',
    'src/models dir unspecified',
    'src/lib dir unspecified',
    'backend dir unspecified',
    'backend/src dir unspecified',
    'api dir unspecified',
  ],
};

it.each(Object.entries(TREES))('a source tree: %s', (name, expected) => {
  const plan = readPlan(fixture(`trees/${name}.md`));
  expect(treeOf(plan)).toEqual(expected);
  expect(plan.layoutPosition === null).toBe(expected.length === 0);
});

describe('a source tree', () => {
  it('keeps the place and the comment of every entry', () => {
    const plan = readPlan(fixture('trees/branches-with-hash-comments.md'));
    const card = plan.layout.find((entry) => entry.path.endsWith('card.ts'));
    expect(card).toMatchObject({ position: { line: 19, column: 9 }, comment: 'NEW: the card' });
  });

  it('joins a comment that goes on below', () => {
    const plan = readPlan(fixture('trees/wrapped-comments.md'));
    expect(plan.layout[1]?.comment).toBe('NEW: the card, with expiry and holder (existing rules apply)');
  });

  it('tells of patterns and of alternatives, which declare no path', () => {
    expect(reasonsOf(readPlan(fixture('trees/flat-list.md')))).toEqual(['tree-pattern', 'tree-pattern']);
    const omitted = readPlan(fixture('trees/what-is-no-entry.md')).findings;
    expect(omitted.map((finding) => [finding.reason, finding.args])).toContainEqual([
      'tree-line-not-understood',
      { text: 'ios/ or android/' },
    ]);
  });

  it('tells of Option labels and placeholders with their places', () => {
    const plan = readPlan(fixture('trees/option-labels.md'));
    const labels = plan.leftovers.filter((item) => item.kind === 'option-label');
    expect(labels.map((item) => [item.text, item.position.line])).toEqual([
      ['Option 1: Single project (DEFAULT)', 16],
      ['Option 2: Web application', 21],
      ['Option 3: Mobile + API', 25],
    ]);
    expect(plan.structureDecision).toBeNull();
  });

  it('names a path once, as a directory where it has children, with the status that is stated', () => {
    const text = '## Project Structure\n\n```text\nsrc/\n├── lib\n│   └── a.ts\nsrc/lib/   # NEW\n```\n';
    expect(treeOf(readPlan(text))).toEqual([
      'src dir unspecified',
      'src/lib dir new',
      'src/lib/a.ts file unspecified',
    ]);
  });

  it('reads trees in quotes and lists, and every tree of the section', () => {
    const text =
      '## Project Structure\n\n> ```\n> src/\n> └── a.ts\n> ```\n\n- packages:\n\n  ```text\n  lib/\n  └── b.ts\n  ```\n';
    expect(treeOf(readPlan(text))).toEqual([
      'src dir unspecified',
      'src/a.ts file unspecified',
      'lib dir unspecified',
      'lib/b.ts file unspecified',
    ]);
  });

  it('leaves paths as drawn, also those that lead out of the workspace', () => {
    const text = '## Project Structure\n\n```text\n../other/\n└── a.ts\n~/b.ts\nC:/c.ts\n/etc/passwd\n```\n';
    expect(readPlan(text).layout.map((entry) => entry.path)).toEqual([
      '../other',
      '../other/a.ts',
      '~/b.ts',
      'C:/c.ts',
      '/etc/passwd',
    ]);
  });
});
