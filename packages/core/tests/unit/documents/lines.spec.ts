import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { readNode } from '../../../src/documents/plan/tree/names.js';
import { rowsOf } from './helpers.js';

describe('the text of one line of a tree', () => {
  it.each([
    ['a.ts', ['a.ts']],
    ['`a.ts` — the card', ['a.ts']],
    ['**a.ts**: the card', ['a.ts']],
    ['a.ts# glued', ['a.ts']],
    ['a.ts the card', ['a.ts']],
    ['Getting Started.md', ['Getting Started.md']],
    ['My App/', ['My App/']],
    ['ui/ shared widgets', ['ui/']],
    ['a.ts and b.ts', ['a.ts', 'b.ts']],
    ['a.ts + b.ts,  c.ts   # three', ['a.ts', 'b.ts', 'c.ts']],
    ['a.ts, ...', ['a.ts']],
    ['{a,b}.{ts,md}', ['a.ts', 'a.md', 'b.ts', 'b.md']],
    ['[...slug].tsx', ['[...slug].tsx']],
    ['[id]', ['[id]']],
    ['(main)/', ['(main)/']],
    ['YYYYMMDD_cards.sql', ['YYYYMMDD_cards.sql']],
    ['a.ts [NEW]', ['a.ts']],
    ['a.ts 🆕', ['a.ts']],
    ['a.ts // why', ['a.ts']],
    ['【新增】 a.ts', ['a.ts']],
    ['<new> a.ts', ['a.ts']],
  ])('%j declares %j', (text, names) => {
    expect(readNode(text).names).toEqual(names);
  });

  it.each([
    ['...', 'ellipsis'],
    ['…', 'ellipsis'],
    ['(etc.)', 'ellipsis'],
    ['...existing models...', 'ellipsis'],
    ['a/…/b.ts', 'ellipsis'],
    ['[OR] a.ts', 'remark'],
    ['[existing]', 'remark'],
    ['[platform-specific structure: views]', 'remark'],
    ['<the other files>', 'remark'],
    ['other files', 'remark'],
    ['(optional) hooks for the view', 'remark'],
    ['the four files of the last feature', 'remark'],
    ['x'.repeat(3_000), 'remark'],
    ['Root workspace:', 'label'],
    ['# Packages', 'label'],
    ['a.ts or b.ts', 'alternative'],
    ['class Card', 'symbol'],
    ['total(cards) -> int', 'symbol'],
    ['@Get()', 'symbol'],
    ['GET /cards', 'symbol'],
    ['**/*.ts', 'pattern'],
    ['<os>/', 'pattern'],
    ['{name}/', 'pattern'],
    ['[###-feature]/', 'remark'],
    ['[feature]/', 'pattern'],
  ])('%j declares nothing', (text, omitted) => {
    expect(readNode(text)).toMatchObject({ names: [], omitted });
  });
});

describe('lines of a Constitution Check', () => {
  const CASES: readonly (readonly [string, string[]])[] = [
    ['✅ **PASS** — see below', []],
    ['✅ I. Types: strict', ['I. Types | I | pass | pre']],
    ['I. Types: PASS', ['I. Types | I | pass | pre']],
    ['An ordinary sentence: nothing is stated.', []],
    ['**Decision**: keep it', []],
    ['**I. Types** (NON-NEGOTIABLE): PASS', ['I. Types (NON-NEGOTIABLE) | I | pass | pre']],
    ['**I. Types — PASS**', ['I. Types | I | pass | pre']],
    ['**I. Types**: prose without a verdict', ['I. Types | I | unknown | pre']],
    ['**Types**: prose without a verdict', []],
    [
      '**Pre-Design Check**:\n\n- **I. A**: PASS\n\n**Post-Design Check**:\n\n- **I. A**: N/A',
      ['I. A | I | pass | pre', 'I. A | I | na | post'],
    ],
    ['### Post-Design: PASS\n\n- plain', []],
    ['### ✅ PASS\n\ntext', []],
    [
      '### I. A\n\n✅ **PASS**\n\n### II. B\n\n**Compliance**: fails for now',
      ['I. A | I | pass | pre', 'II. B | II | fail | pre'],
    ],
    ['> **I. A**: ✅', ['I. A | I | pass | pre']],
    ['1) plain item\n2) another', []],
    ['- **Note**: nothing\n- ✅ PASS\n- **I. A**: OK', ['I. A | I | pass | pre']],
    ['### Answers\n\n- **A**: kept\n- **B**: kept', ['A | - | unknown | pre', 'B | - | unknown | pre']],
    ['<div>\n</div>\n\n| # | Principle |\n|---|---|\n| 1 | A |', ['A | 1 | unknown | pre']],
  ];

  it.each(CASES)('%j', (text, rows) => {
    expect(rowsOf(readPlan(`## Constitution Check\n\n${text}\n`))).toEqual(rows);
  });

  it('stand at a deeper level where there is no other, and in re-checks elsewhere', () => {
    const text =
      '## Gates\n\n### Constitution Check\n\n- [x] I. A\n\n## Progress\n\n#### Constitution re-check\n\n- [ ] I. A\n\n#### Constitution version\n\n- [x] II. B\n';
    expect(rowsOf(readPlan(text))).toEqual(['I. A | I | pass | pre', 'I. A | I | pending | post']);
  });
});
