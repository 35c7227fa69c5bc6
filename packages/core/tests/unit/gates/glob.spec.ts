import { compileGlob } from '../../../src/base/glob.js';
import { nearest } from '../../../src/index.js';

describe('compileGlob', () => {
  it.each([
    ['a/*', 'a/b', true],
    ['a/*', 'a/b/c', false],
    ['a/*', 'a', false],
    ['a/**', 'a/b/c', true],
    ['a/**', 'a', true],
    ['**/*.ts', 'b.ts', true],
    ['**/*.ts', 'a/b/c.ts', true],
    ['**/*.ts', 'a/b.tsx', false],
    ['a/**/z', 'a/z', true],
    ['a/**/z', 'a/b/c/z', true],
    ['*.ts', '.hidden.ts', true],
    ['a?c', 'abc', true],
    ['a?c', 'ac', false],
    ['[a-c]x', 'bx', true],
    ['[!a-c]x', 'bx', false],
    ['[abc', '[abc', true],
    ['[abc]x', 'bx', true],
    ['[abc]x', 'dx', false],
    ['[a-cx]', 'x', true],
    ['[^a]', 'b', true],
    ['{a,b/{c,d}}/e', 'b/d/e', true],
    ['{a,b}/e', 'c/e', false],
    ['a.b', 'axb', false],
    ['', '', true],
  ])('%j on %j is %j', (glob, text, expected) => {
    expect(compileGlob(glob)(text)).toBe(expected);
  });

  it('crosses slashes when asked to', () => {
    expect(compileGlob('@shop/*', true)('@shop/rules/no-any')).toBe(true);
    expect(compileGlob('*', true)('@shop/no-any')).toBe(true);
    expect(compileGlob('no-*', true)('yes')).toBe(false);
  });

  it('answers patterns that a backtracking matcher never would', () => {
    expect(compileGlob(`${'*a'.repeat(100)}b`)('a'.repeat(5000))).toBe(false);
    expect(compileGlob(`${'**/'.repeat(100)}b`)('a/'.repeat(2000))).toBe(false);
    expect(compileGlob('{a,b}'.repeat(40))('a')).toBe(false);
    expect(compileGlob('{a}'.repeat(100))('a'.repeat(100))).toBe(false);
    expect(compileGlob('a'.repeat(100_000))('a')).toBe(false);
  });
});

describe('nearest', () => {
  it('finds the word that was cut short', () => {
    expect(nearest('gateTarget', ['features', 'gateTargetName'])).toBe('gateTargetName');
  });

  it.each([
    ['tset', 'test'],
    ['Lint', 'lint'],
    ['typechek', 'typecheck'],
    ['deploy', null],
    ['', null],
    ['x'.repeat(1000), null],
  ])('of %j is %j', (word, expected) => {
    expect(nearest(word, ['lint', 'test', 'typecheck', 'build'])).toBe(expected);
  });
});
