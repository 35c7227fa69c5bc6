import { measureFile } from '../../../src/gates/size/measure.js';
import { findProjectViolations, judgeProject } from '../../../src/index.js';
import { CHECKOUT, contextWith, gate, only } from '../judging/support.js';

const bytes = (...texts: string[]): Uint8Array[] => texts.map((text) => new TextEncoder().encode(text));
const lines = (count: number): string => 'x\n'.repeat(count);

describe('the size of a file', () => {
  it.each([
    ['nothing', [''], 0],
    ['a line end', ['\n'], 1],
    ['a last line without a line end', ['a\nb'], 2],
    ['CRLF, also in two pieces', ['a\r', '\nb\r\n'], 2],
    ['CR alone', ['a\rb\r'], 2],
  ])('counts the lines of %s', (_, texts, count) => {
    expect(measureFile(bytes(...texts)).lines).toBe(count);
  });

  it('counts the lines of a text that holds a NUL, which hides nothing', () => {
    expect(measureFile(bytes('a\n\u0000b\n'))).toEqual({ bytes: 5, lines: 2 });
  });

  it.each([
    ['little', [0xff, 0xfe, 0x61, 0, 0x0a, 0, 0x0a, 0x0a, 0x0d, 0, 0x0a, 0, 0x62, 0]],
    ['big', [0xfe, 0xff, 0, 0x61, 0, 0x0a, 0x0a, 0x0a, 0, 0x0d, 0, 0x0a, 0, 0x62]],
  ])('counts the lines of UTF-16, %s end first', (_, units) => {
    expect(measureFile([Uint8Array.from(units)])).toEqual({ bytes: 14, lines: 3 });
  });

  it('has no lines where it is not a text', () => {
    expect(measureFile([Uint8Array.from([0x89, 0x50, 0x0a, 0, 0x0a])])).toEqual({ bytes: 5, lines: null });
  });
});

describe('a size gate', () => {
  const files = {
    'packages/checkout/src/a.ts': lines(3),
    'packages/checkout/src/b.ts': lines(9),
    'packages/checkout/src/c.ts': lines(6),
  };
  const rules = { kind: 'size', max: { lines: 4 } };

  it('names the largest excess with the first line that is too many', () => {
    expect(only(judgeProject(CHECKOUT, contextWith([gate('I.size', rules)], files)))).toMatchObject({
      verdict: 'fail',
      location: { file: 'packages/checkout/src/b.ts', line: 5 },
      actual: 'packages/checkout/src/b.ts (9 lines), packages/checkout/src/c.ts (6 lines)',
    });
  });

  it('has one violation for each file, which a baseline lets shrink only', () => {
    const { violations } = findProjectViolations(CHECKOUT, contextWith([gate('I.size', rules)], files));
    expect(violations.get('I.size')).toEqual([
      { key: 'size-above-maximum src/b.ts lines', value: 9, better: 'lower', measured: true },
      { key: 'size-above-maximum src/c.ts lines', value: 6, better: 'lower', measured: true },
    ]);
  });

  it.each([
    ['a larger maximum', { max: { lines: 5 } }],
    ['no maximum of lines', { max: { bytes: 5 } }],
    ['fewer files', { max: { lines: 4 }, files: ['src/a.ts'] }],
    ['a larger maximum of fewer files', { max: { lines: 5 }, files: ['src/a.ts'] }],
    ['more exceptions', { max: { lines: 4 }, except: ['src/b.ts'] }],
  ])('is weakened by %s', async (_, inner) => {
    const { sizeKind } = await import('../../../src/gates/size/gate.js');
    const outer = gate('I.size', rules).rules;
    const deeper = gate('I.size', { kind: 'size', ...inner }).rules;
    if (outer.kind !== 'size' || deeper.kind !== 'size') throw new Error('expected gates of the kind size');
    const compare = (one: typeof outer, other: typeof outer) =>
      sizeKind.compare({ rules: one, principle: null }, { rules: other, principle: null });
    expect(compare(outer, deeper).weaker).toEqual(expect.any(String));
    expect(compare(outer, outer)).toEqual({ weaker: null, stronger: false, unclear: false });
  });
});
