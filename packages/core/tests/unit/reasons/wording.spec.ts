import { given } from '../../../src/reasons/given.js';
import { readProblem, readProblemFix } from '../../../src/reasons/read-problem.js';
import { andMore, atMostAllowed, didYouMean, plural } from '../../../src/reasons/wording.js';
import { explain, type ReadProblem } from '../../../src/index.js';

describe('plural', () => {
  it.each([
    [0, '0 tests'],
    [1, '1 test'],
    [2, '2 tests'],
  ])('of %i', (count, expected) => {
    expect(plural(count, 'test')).toBe(expected);
  });

  it('takes the plural that does not end in s', () => {
    expect([1, 3].map((count) => plural(count, 'entry', 'entries'))).toEqual(['1 entry', '3 entries']);
  });

  it('is used where a message counts', () => {
    const skipped = (count: number) =>
      explain(given('tests-skipped', { suite: 'unit', skipped: count })).message;
    expect(skipped(1)).toMatch(/\b1 test\b/);
    expect(skipped(2)).toMatch(/\b2 tests\b/);
    const found = explain(
      given('findings-within-maximum', {
        errors: 1,
        warnings: 0,
        oldErrors: 0,
        oldWarnings: 0,
        otherRules: 0,
        elsewhere: 0,
      }),
    ).message;
    expect(found).toMatch(/\b1 error\b.*\b0 warnings\b/);
  });
});

describe('the other words of messages', () => {
  it('agree with the number of a limit', () => {
    expect([0, 1, 2].map(atMostAllowed)).toEqual([
      'none is allowed',
      'at most 1 is allowed',
      'at most 2 are allowed',
    ]);
  });

  it('say nothing where there is nothing to say', () => {
    expect([didYouMean(null), andMore(0)]).toEqual(['', '']);
    expect(didYouMean('coverage')).toContain('"coverage"');
    expect(andMore(2)).toContain('2');
  });
});

describe('a file that cannot be read', () => {
  const PROBLEMS: readonly ReadProblem[] = [
    'missing',
    'directory',
    'too-large',
    'binary',
    'outside',
    'unreadable',
  ];

  it('is worded by its problem, and never by the code of it', () => {
    const worded = PROBLEMS.map((problem) => readProblem(problem));
    expect(new Set(worded).size).toBe(PROBLEMS.length);
    for (const [index, text] of worded.entries()) expect(text).not.toBe(PROBLEMS[index]);
    for (const problem of PROBLEMS) {
      const { message } = explain(given('plan-document-unreadable', { file: 'plan.md', problem }));
      expect(message).toContain(readProblem(problem));
      expect(message).not.toContain('too-large');
    }
  });

  it('has a fix for each problem', () => {
    const fixes = PROBLEMS.map((problem) => explain(given('constitution-unreadable', { problem })).fix);
    expect(new Set(fixes).size).toBe(PROBLEMS.length);
    expect(fixes).not.toContain(null);
  });

  it('keeps the words of a reader that found a problem of its own', () => {
    const problem = 'a merge conflict is left in it';
    expect([readProblem(problem), readProblemFix(problem, 'Resolve it.')]).toEqual([problem, 'Resolve it.']);
  });
});
