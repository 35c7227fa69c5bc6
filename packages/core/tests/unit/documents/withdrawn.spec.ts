import fc from 'fast-check';
import { readConstitution, readPlan, readTasks } from '../../../src/entries/documents.js';
import { setCheckVerdict } from '../../../src/entries/editing.js';
import { withoutMarkup } from '../../../src/base/plain-text.js';
import { parseMarkdown, plainText } from '../../../src/markdown/syntax-tree.js';
import { rangeOf } from '../../../src/markdown/constitution-source.js';
import { withdrawnIn } from '../../../src/markdown/withdrawn.js';
import type { Nodes } from 'mdast';
import { planWith, rowsOf, treeOf } from './helpers.js';

const check = (text: string): string[] =>
  rowsOf(readPlan(`# Implementation Plan: A\n\n## Constitution Check\n\n${text}\n`));

/** Every way to take words back or to keep them unseen. */
const WITHDRAWN: readonly (readonly [name: string, (words: string) => string])[] = [
  ['two tildes', (words) => `~~${words}~~`],
  ['one tilde', (words) => `~${words}~`],
  ['<del>', (words) => `<del>${words}</del>`],
  ['<s> with an attribute', (words) => `<s class="old">${words}</s>`],
  ['<strike>', (words) => `<STRIKE>${words}</STRIKE>`],
  ['a hidden <span>', (words) => `<span hidden>${words}</span>`],
  ['a hidden <b> in a hidden <b>', (words) => `<b hidden=""><b>${words}</b>${words}</b>`],
  ['a style that shows nothing', (words) => `<span style="color: red; display:none">${words}</span>`],
  ['a style that strikes', (words) => `<span style='text-decoration: line-through'>${words}</span>`],
  ['a <del> that is not closed', (words) => `<del>${words}`],
  ['a <template>', (words) => `<template>${words}</template>`],
  ['a comment', (words) => `<!-- ${words} -->`],
  ['an image', (words) => `![${words}](status.png)`],
];

describe('what is struck or hidden states nothing', () => {
  it.each(WITHDRAWN)('in the cell of a table: %s', (_, withdraw) => {
    const rows = `| II. Plain words | ${withdraw('PASS')} |\n| III. Care | ${withdraw('PASS')} FAIL |`;
    const unclosed = withdraw('PASS') === '<del>PASS';
    expect(check(`| Principle | Status |\n|---|---|\n| I. Tidiness | PASS |\n${rows}`)).toEqual([
      'I. Tidiness | I | pass | pre',
      'II. Plain words | II | unknown | pre',
      `III. Care | III | ${unclosed ? 'unknown' : 'fail'} | pre`,
    ]);
  });

  it.each(WITHDRAWN)('in a list: %s', (_, withdraw) => {
    expect(check(`- ${withdraw('I. Tidiness: PASS')}\n- II. Plain words: PASS\n`)).toEqual([
      'II. Plain words | II | pass | pre',
    ]);
  });

  it.each(WITHDRAWN)('in an item with a bold name: %s', (_, withdraw) => {
    const read = check(`- **I. Tidiness**: ${withdraw('PASS')}\n- **II. Plain words**: PASS\n`);
    expect(read.filter((row) => row.includes('pass'))).toEqual(['II. Plain words | II | pass | pre']);
  });

  it.each(WITHDRAWN)('in a paragraph: %s', (_, withdraw) => {
    const read = check(`**I. Tidiness**: ${withdraw('PASS')}\n\n**II. Plain words**: PASS`);
    expect(read.filter((row) => row.includes('pass'))).toEqual(['II. Plain words | II | pass | pre']);
  });

  it.each(WITHDRAWN)('in a heading: %s', (_, withdraw) => {
    const read = check(
      `### I. Tidiness — ${withdraw('PASS')}\n\nSome words.\n\n### II. Plain words — PASS\n\nMore.`,
    );
    expect(read.filter((row) => row.includes('pass'))).toEqual(['II. Plain words | II | pass | pre']);
  });

  it.each(WITHDRAWN)('in the Structure Decision and the Technical Context: %s', (_, withdraw) => {
    const plan = readPlan(
      `# Implementation Plan: A\n\n## Technical Context\n\n**Storage**: ${withdraw('files')}\n\n` +
        `## Project Structure\n\n**Structure Decision**: ${withdraw('one package in `packages/a/`')}\n`,
    );
    expect(plan.structureDecision).toBeNull();
    expect(plan.technicalContext.fields).toMatchObject([{ name: 'Storage', value: null }]);
  });

  const TABLE = '| Principle | Status |\n|---|---|\n| I. Tidiness | PASS |';

  it.each([
    ['<del>', `<del>\n\n${TABLE}\n\n</del>`],
    ['a hidden <div> with another one', `<div hidden>\n<div>\n\na\n\n</div>\n\n${TABLE}\n\n</div>`],
    ['a hidden <section> that text follows', `<section hidden>Old.\n\n${TABLE}\n\n</section>`],
    ['<template>', `<template>\n\n### I. Tidiness\n\n${TABLE}\n\n</template>`],
    ['<del> that is not closed', `<del>\n\n${TABLE}`],
    ['a tag over two lines', `<div\n  hidden>\n\n${TABLE}\n\n</div>`],
  ])('in blocks between tags: %s', (_, text) => {
    expect(check(`${text}\n\n### Later\n\n- II. Plain words: PASS`)).toEqual([
      'II. Plain words | II | pass | pre',
    ]);
  });

  it('is not what stands behind an end tag, in another cell or in another item', () => {
    expect(check('<del>\n\nold\n\n</del>\n\n- I. Tidiness: PASS')).toEqual(['I. Tidiness | I | pass | pre']);
    expect(check(`| Principle | Note | Status |\n|---|---|---|\n| I. Tidiness | <del>old | PASS |`)).toEqual([
      'I. Tidiness | I | pass | pre',
    ]);
    expect(check('- I. Tidiness: <s>FAIL</s> PASS\n- II. Plain words: PASS')).toEqual([
      'I. Tidiness | I | pass | pre',
      'II. Plain words | II | pass | pre',
    ]);
  });

  it.each([
    ['code', '- I. Tidiness: PASS, `<del>` and `~~` are gone\n- II. Plain words: PASS'],
    ['escaped marks', '- I. Tidiness: PASS, \\<del> and \\~~no\\~~\n- II. Plain words: PASS'],
    ['numbers of about', '- I. Tidiness: PASS, ~5 ms and ~10 ms\n- II. Plain words: PASS'],
    ['a comment', '- I. Tidiness: PASS <!-- <del> -->\n- II. Plain words: PASS'],
    ['other tags', '- I. Tidiness: <b data-hidden class="not hidden">PASS</b>\n- II. Plain words: PASS'],
    ['a block of code', '```html\n<del>\n```\n\n- I. Tidiness: PASS\n- II. Plain words: PASS'],
  ])('is not what only looks like it: %s', (_, text) => {
    expect(check(text)).toEqual(['I. Tidiness | I | pass | pre', 'II. Plain words | II | pass | pre']);
  });

  it('has no principles, rules and version in a constitution', () => {
    const read = (text: string) =>
      readConstitution(`# Constitution\n\n## Core Principles\n\n### I. A\n\n${text}\n\n### II. B\n\nb\n`);
    const gates = (text: string) => read(text).principles.map(({ gates: own }) => own.length);
    expect(gates('Coverage MUST be at least 90%.')).toEqual([1, 0]);
    expect(gates('~~Coverage MUST be at least 90%.~~')).toEqual([0, 0]);
    expect(gates('<del>Coverage MUST be at least 90%.</del>')).toEqual([0, 0]);
    expect(gates('<del>Once.</del> Coverage MUST be at least 90%.')).toEqual([1, 0]);
    expect(gates('<div hidden>\n\n```gate\nkind: lint\n```\n\n</div>')).toEqual([0, 0]);
    expect(gates('<s>Old.\n\nCoverage MUST be at least 90%.')).toEqual([1, 0]);
    expect(read('a\n\n**Version**: ~~1.0.0~~ 1.1.0').version?.text).toBe('1.1.0');
  });

  it('asks for no path of a task', () => {
    const { tasks } = readTasks('- [x] T001 Write ~~`src/old.ts` and~~ `src/new.ts`\n');
    expect(tasks).toMatchObject([{ id: 'T001', text: 'T001 Write src/new.ts', paths: ['src/new.ts'] }]);
  });

  it('keeps its place and its words when something beside it is edited', () => {
    const text = `# Implementation Plan: A\n\n## Constitution Check\n\n| Principle | Status | Note |\n|---|---|---|\n| I. A | FAIL | ~~x~~ <del>y</del> |\n`;
    const [row] = readPlan(text).constitutionCheck.rows;
    expect(row?.position).toEqual({ line: 7, column: 1 });
    const edited = row === undefined ? null : setCheckVerdict(text, row, 'pass');
    expect(edited).toMatchObject({ ok: true, text: text.replace('FAIL', 'PASS') });
  });

  it('is to be deleted where a tree strikes it out', () => {
    expect(treeOf(readPlan(planWith('src/\n├── ~~old.ts~~\n└── new.ts')))).toContain(
      'src/old.ts file deleted',
    );
  });
});

function struckBy(node: Nodes): [number, number][] {
  if (node.type === 'delete') return [rangeOf(node)];
  return 'children' in node ? node.children.flatMap((child) => struckBy(child)) : [];
}

describe('text between tildes', () => {
  it.each(['x \\~~~`~~ \\', 'x \\~~~a~~ b', 'x \\~~a~ b', '\\~~~a~~', '- \\~~a~'])(
    'begins behind one that is escaped: %s',
    (text) => {
      expect(withdrawnIn(text).struck).toEqual(struckBy(parseMarkdown(text)));
      expect(withdrawnIn(text).struck).toHaveLength(1);
    },
  );

  const piece = fc.constantFrom('~', '~~', '~~', 'a', 'b', ' ', '.', ',', '`', '\\', '~~~', ' c ', 'ü');

  it('is what the Markdown parser takes for struck', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = `x ${pieces.join('')}`.trimEnd();
        const outer = withdrawnIn(text).struck.filter(
          ([start, end], _, all) => !all.some(([from, to]) => from < start && end < to),
        );
        expect([...outer].sort((one, other) => one[0] - other[0])).toEqual(struckBy(parseMarkdown(text)));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the words of a line and of the node parsed from it', () => {
  it.each([
    'plain words',
    '**bold** and *leaning*, __bold__ and _leaning_',
    'a [link](to/there "title") and [`code`](x.md)',
    '![alone](a.png)',
    'an image ![PASS](a.png) in words',
    '[![a badge](a.svg)](https://a.example)',
    'code `a*b*c` and `List<T>` and ``a ` b``',
    'snake_case and 5 * 3',
    'a<br>b<br/>c',
    'a <b>tag</b> and <i class="x">another</i>',
    'a comment <!-- not --> here',
    '\\*no emphasis\\* and 1\\. no item',
    'R&amp;D &lt;x&gt; a&nbsp;b &#8212; &#x2014;',
    'zero\u200Bwidth\u2060 and\u00A0space\u3000wide',
    '👩\u200D💻 writes',
  ])('are the same: %s', (text) => {
    expect(withoutMarkup(text)).toBe(plainText(parseMarkdown(text)));
  });
});
