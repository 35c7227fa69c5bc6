import { nestsDeeply } from '../../../src/base/yaml-nesting.js';

describe('nesting of YAML', () => {
  it.each([
    ['lists that open', '['.repeat(1_000)],
    ['mappings that open', '{a: '.repeat(1_000)],
    ['items of items', `a:\n${'- '.repeat(1_000)}b`],
    ['questions of questions', '? '.repeat(1_000)],
    [
      'lines that go further and further in',
      Array.from({ length: 700 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    ],
  ])('is too deep with %s', (_, text) => {
    expect(nestsDeeply(text)).toBe(true);
  });

  it.each([
    ['many lists beside each other', 'a: [1, 2]\n'.repeat(10_000)],
    ['brackets in texts', `a: "[["\n`.repeat(1_000)],
    ['brackets in apostrophes', `a: '{{'\n`.repeat(1_000)],
    ['an apostrophe before a list', `a: [it's, 1]\n`.repeat(1_000)],
    ['a line of dashes', `a: |\n  ${'-'.repeat(10_000)}`],
    ['an empty text', ''],
  ])('is not with %s', (_, text) => {
    expect(nestsDeeply(text)).toBe(false);
  });

  it('takes a megabyte in one step', () => {
    const text = `a: ${' '.repeat(1_000_000)}b\n${'"'.repeat(100_000)}`;
    expect(nestsDeeply(text)).toBe(false);
  });
});
