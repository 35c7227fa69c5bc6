import { confinePath, deepestRoot, holds, joinPaths, parentOf } from '../../../src/workspace/paths.js';

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
  ])('%p becomes %p', (path, expected) => {
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
    expect([joinPaths('.', 'a'), joinPaths('a', '.'), joinPaths('a', 'b')]).toEqual(['a', 'a', 'a/b']);
    expect([parentOf('a/b'), parentOf('a')]).toEqual(['a', '.']);
    expect([holds('a', 'a/b'), holds('a', 'ab'), holds('.', 'a'), holds('a', 'a')]).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
