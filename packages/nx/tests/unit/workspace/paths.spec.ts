import { deepestRoot, isWithin, joinPath } from '@plangate/core/graph';
import { confinePath, directoryOf } from '../../../src/workspace/paths.js';

describe('confinePath', () => {
  it.each([
    ['a/b', 'a/b'],
    ['./a//b/', 'a/b'],
    ['a/./b/../c', 'a/c'],
    ['', '.'],
    ['.', '.'],
    ['a/..', '.'],
    ['.github/a..b', '.github/a..b'],
    ['...', '...'],
    ['..', null],
    ['a/../../b', null],
    ['/a', null],
    ['c:\\a', null],
    ['C:a', null],
    ['a\0b', null],
  ])('%j becomes %j', (path, expected) => {
    expect(confinePath(path)).toBe(expected);
  });
});

describe('paths of the workspace', () => {
  it('finds the deepest root that holds a path', () => {
    const roots = new Set(['packages/a', 'packages/a/inner', '.']);
    expect(deepestRoot('packages/a/inner/x.ts', roots)).toBe('packages/a/inner');
    expect(deepestRoot('packages/ab', roots)).toBe('.');
    expect(deepestRoot('x', new Set(['y']))).toBeNull();
  });

  it('joins, splits and compares', () => {
    expect([joinPath('.', 'a'), joinPath('a', '.'), joinPath('a', 'b')]).toEqual(['a', 'a', 'a/b']);
    expect([directoryOf('a/b'), directoryOf('a')]).toEqual(['a', '.']);
    expect([isWithin('a/b', 'a'), isWithin('ab', 'a'), isWithin('a', '.'), isWithin('a', 'a')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
