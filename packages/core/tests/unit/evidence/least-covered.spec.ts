import { LeastCoveredFiles } from '../../../src/evidence/kinds/coverage/least-covered.js';

const counts = (covered: number, total: number) => ({
  lines: { covered, total },
  branches: null,
  functions: { covered: total, total },
  statements: { covered, total },
});

function leastOf(...files: [string, number, number][]): readonly string[] {
  const least = new LeastCoveredFiles();
  for (const [file, covered, total] of files) least.add(file, counts(covered, total));
  return least.files.lines.map(({ file }) => file);
}

describe('the least covered files', () => {
  it.each<[string, [string, number, number][], string[]]>([
    [
      'the lowest share first, whatever the order',
      [
        ['a', 9, 10],
        ['b', 1, 10],
        ['c', 5, 10],
      ],
      ['b', 'c', 'a'],
    ],
    [
      'three at most',
      [
        ['a', 4, 10],
        ['b', 3, 10],
        ['c', 2, 10],
        ['d', 1, 10],
      ],
      ['d', 'c', 'b'],
    ],
    [
      'a later, worse file in place of a better one',
      [
        ['a', 1, 9],
        ['b', 2, 9],
        ['c', 3, 9],
        ['d', 0, 9],
      ],
      ['d', 'a', 'b'],
    ],
    [
      'of equal shares the one with more to cover',
      [
        ['a', 1, 2],
        ['b', 10, 20],
      ],
      ['b', 'a'],
    ],
    [
      'of equal files by name',
      [
        ['b', 1, 2],
        ['a', 1, 2],
      ],
      ['a', 'b'],
    ],
    [
      'no file that is covered whole, or has nothing to cover',
      [
        ['a', 2, 2],
        ['b', 0, 0],
        ['c', 1, 2],
      ],
      ['c'],
    ],
  ])('are %s', (_, files, expected) => {
    expect(leastOf(...files)).toEqual(expected);
  });

  it('are kept for each metric, and none for one that is not stated', () => {
    const least = new LeastCoveredFiles();
    least.add('a', counts(1, 2));
    const { branches, functions, statements } = least.files;
    expect([branches, functions]).toEqual([[], []]);
    expect(statements).toEqual([{ file: 'a', covered: 1, total: 2 }]);
  });
});
