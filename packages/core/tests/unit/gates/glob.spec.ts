import { compileGlob } from '../../../src/base/glob.js';
import { nearest } from '../../../src/index.js';

function matches(glob: string, text: string, across = false): boolean {
  const compiled = compileGlob(glob, across);
  if (!compiled.ok) throw new Error(compiled.problem);
  return compiled.matches(text);
}

/** As many different alternatives. */
const choices = (count: number) => Array.from({ length: count }, (_, at) => `x${at}`).join(',');

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
    expect(matches(glob, text)).toBe(expected);
  });

  it('crosses slashes when asked to', () => {
    expect(matches('@shop/*', '@shop/rules/no-any', true)).toBe(true);
    expect(matches('*', '@shop/no-any', true)).toBe(true);
    expect(matches('no-*', 'yes', true)).toBe(false);
  });

  it('answers patterns that a backtracking matcher never would', () => {
    expect(matches(`${'*a'.repeat(100)}b`, 'a'.repeat(5000))).toBe(false);
    expect(matches(`${'**/'.repeat(100)}b`, 'a/'.repeat(2000))).toBe(false);
  });

  it.each([
    ['a'.repeat(513), 'too-long'],
    ['{a,b}'.repeat(40), 'too-many-alternatives'],
    ['{a}'.repeat(100), 'too-many-alternatives'],
    [`{${choices(65)}}`, 'too-many-alternatives'],
    [`{${choices(31)},{y,z}}{a,b}`, 'too-many-alternatives'],
  ])('refuses %j as %s', (glob, problem) => {
    expect(compileGlob(glob)).toEqual({ ok: false, problem });
  });

  it('takes what is just within the limits', () => {
    expect(matches('a'.repeat(512), 'a'.repeat(512))).toBe(true);
    expect(matches(`{${choices(62)},{y,z}}`, 'z')).toBe(true);
    expect(matches(`{${choices(30)},{y,z}}{a,b}`, 'zb')).toBe(true);
  });

  it('writes out its alternatives', () => {
    expect(compileGlob('{a,b/{c,d}}/e')).toMatchObject({
      ok: true,
      alternatives: expect.arrayContaining(['a/e', 'b/c/e', 'b/d/e']) as string[],
    });
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
