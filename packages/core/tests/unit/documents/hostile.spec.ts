import { addCheckRows } from '../../../src/entries/editing.js';
import { readConstitution, readPlan, readWaivers } from '../../../src/entries/documents.js';
import { reasonsOf } from './helpers.js';

const TITLE = '# Implementation Plan: A\n\n';
const BEFORE = `${TITLE}## Constitution Check\n\n`;
const AFTER =
  '\n\n| Principle | Status |\n|---|---|\n| I. A | PASS |\n\n## Technical Context\n\n**Storage**: files\n';

const lines = (unit: string, count: number, width = 1_000): string =>
  `${unit.repeat(Math.floor(width / unit.length))}\n`.repeat(count);

/** Each is slower than linear in a parser, within the bounds that each of its lines has. */
const DENSE: readonly (readonly [name: string, text: string])[] = [
  ['emphasis that is opened, then closed', lines('**a ', 6) + lines('a** ', 6)],
  ['emphasis of two kinds', lines('*_', 4)],
  ['emphasis of underscores', lines('_a a_ ', 12)],
  ['struck text', lines('a~~b ', 12)],
  ['brackets', lines('[', 5)],
  ['links', lines('[a](b) ', 12)],
  ['runs of code marks', lines('`a `` b ``` ', 12)],
  ['entities', `www.a.b/${lines('&a;', 10)}`],
  ['sections of CDATA in text', lines('a <![CDATA[ ', 14)],
  ['instructions in a text of many words', `${lines('a <? ', 6)}${lines('word ', 100)}`],
  ['very many underlined headings', 'a\n---\n'.repeat(1_300)],
  ['headings underlined by equals signs', 'a\n===\n'.repeat(1_300)],
  ['underlined headings in a quote', '> a\n> ---\n'.repeat(1_300)],
  ['headings with indented underlines', 'a\n  -----  \n'.repeat(1_300)],
  ['items each deeper than the last', deeper(400)],
  ['one paragraph of very many words', lines('word ', 140)],
  ['a table of very many cells', `${lines('|a', 100)}`],
];

function deeper(count: number): string {
  return Array.from({ length: count }, (_, at) => `${'  '.repeat(at % 127)}- a\n`)
    .join('')
    .repeat(2);
}

describe('Markdown that a parser would need too long for', () => {
  it.each(DENSE)('is left out with one finding, and the rest is read: %s', (_, text) => {
    const plan = readPlan(`${BEFORE}${text}${AFTER}`);
    expect(plan.findings).toEqual([
      { reason: 'markdown-too-dense', args: { blocks: 1 }, position: { line: 5, column: 1 } },
    ]);
    expect(plan.constitutionCheck.rows.map(({ verdict }) => verdict)).toEqual(['pass']);
    expect(plan.technicalContext.fields).toHaveLength(1);
  });

  it('is left out where the lines behind a deep list are wide and blank', () => {
    const list = Array.from({ length: 127 }, (_, at) => `${'  '.repeat(at)}- a\n`).join('');
    const blank = `${' '.repeat(250)}\n`;
    expect(reasonsOf(readPlan(`${BEFORE}${list}${'\n'.repeat(300)}${AFTER}`))).toEqual([]);
    expect(reasonsOf(readPlan(`${BEFORE}${list}${blank.repeat(300)}${AFTER}`))).toEqual([
      'markdown-too-dense',
    ]);
  });

  it('is left out of a constitution', () => {
    const rules = '### I. A\n\nCoverage MUST be at least 90%.\n\n';
    const constitution = readConstitution(`# Constitution\n\n${rules}${lines('*_', 4)}\n### II. B\n\nb\n`);
    expect(constitution.findings).toEqual([
      { reason: 'markdown-too-dense', args: { blocks: 1 }, position: { line: 7, column: 1 } },
    ]);
    expect(constitution.principles.map(({ number, gates }) => [number, gates.length])).toEqual([
      ['I', 1],
      ['II', 0],
    ]);
  });

  it('is left out of waivers', () => {
    const table = '| Violation | Why |\n|---|---|\n| I | a reason |\n';
    const waivers = readWaivers(`${table}\n${lines('*_', 4)}`);
    expect(waivers.findings).toMatchObject([{ reason: 'markdown-too-dense', position: { line: 5 } }]);
    expect(waivers.rows).toHaveLength(1);
  });

  it('does not keep a plan from being edited elsewhere', () => {
    const added = { number: 'II', name: 'B', verdict: 'pass', note: '' } as const;
    expect(addCheckRows(`${BEFORE}${lines('*_', 4)}${AFTER}`, [added])).toMatchObject({
      ok: true,
      edits: [{ from: 14 }],
    });
  });

  it('is counted over all blocks of a document, and reported once', () => {
    const block = `${lines('*_', 1, 1_400)}\n`;
    const plan = readPlan(`${BEFORE}${block.repeat(40)}${AFTER}`);
    expect(plan.findings).toMatchObject([{ reason: 'markdown-too-dense' }]);
    expect(reasonsOf(readPlan(`${BEFORE}${block}${AFTER}`))).toEqual([]);
  });
});

describe('code', () => {
  const tree = Array.from({ length: 1_500 }, (_, at) => `├── p${at}/__init__.py`).join('\n');

  it('may hold as many marks as it needs', () => {
    const plan = readPlan(`${TITLE}## Project Structure\n\n\`\`\`text\nsrc/\n${tree}\n\`\`\`\n`);
    expect(plan.layout.filter(({ kind }) => kind === 'file')).toHaveLength(1_500);
    expect(reasonsOf(plan)).toEqual([]);
  });

  it.each([
    ['in HTML that a blank line ends', '<div>\n```\n\n'],
    ['in a comment of three characters', '<!-->\n```\n-->\n```\n'],
    ['closed by a fence that is indented', ' ```\n```\n'],
    ['in HTML of a list item', '- <pre>\n```\n'],
  ])('is not believed where it may not be code: %s', (_, opening) => {
    expect(reasonsOf(readPlan(`${BEFORE}${opening}${lines('*_', 4)}${AFTER}`))).toContain(
      'markdown-too-dense',
    );
  });

  it('counts as lines', () => {
    const code = `\`\`\`text\n${'a\n'.repeat(25_000)}\`\`\`\n`;
    expect(reasonsOf(readPlan(`${BEFORE}${code}`))).toEqual(['document-too-long']);
  });
});
