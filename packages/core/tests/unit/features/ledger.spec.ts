import {
  isExpired,
  isJustified,
  isNoViolation,
  namesGate,
  principleOfRow,
  rowNames,
} from '../../../src/waivers/rows.js';
import { principleOf, waiverRow } from '../support/builders.js';

describe('rowNames', () => {
  it.each([
    ['II.coverage', ['II.coverage'], null, null],
    ['`II.coverage` @ pay', ['II.coverage'], null, 'pay'],
    ['test-first.tests, II.lint @ @acme/pay', ['test-first.tests', 'II.lint'], null, '@acme/pay'],
    ['II.lint @acme/pay', ['II.lint'], null, '@acme/pay'],
    ['II.lint @pay.', ['II.lint'], null, 'pay'],
    ['II. Test-First', [], 'II', null],
    ['Principle III: no shared state @ checkout', [], 'III', 'checkout'],
    ['Simplicity', [], null, null],
    ['3. Simplicity: package.json has two builds', [], '3', null],
    ['mail to a@b.example', [], null, null],
  ])('reads "%s"', (violation, gateIds, number, project) => {
    const named = rowNames({ violation });
    expect(named.gateIds).toEqual(gateIds);
    expect(named.principle?.number ?? null).toBe(number);
    expect(named.project).toBe(project);
  });
});

describe('namesGate', () => {
  it.each([
    ['II.coverage', 'II.coverage', true],
    ['**ii.coverage**: legacy', 'II.coverage', true],
    ['waives II.coverage.', 'II.coverage', true],
    ['III.coverage', 'II.coverage', false],
    ['II.coverage-2', 'II.coverage', false],
    ['II.coverage.extra', 'II.coverage', false],
    ['x.II.coverage', 'II.coverage', false],
    ['my-gate', 'my-gate', true],
    ['my-gateway', 'my-gate', false],
    ['anything', '', false],
  ])('"%s" names %s: %s', (violation, id, named) => {
    expect(namesGate({ violation }, id)).toBe(named);
  });
});

describe('principleOfRow', () => {
  const principles = [principleOf('I', 'Library-First'), principleOf('II', 'Test-First')];

  it('finds the principle by number or name', () => {
    expect(principleOfRow(waiverRow('II. Test-First'), principles)).toBe(principles[1]);
    expect(principleOfRow(waiverRow('Library-First @ pay'), principles)).toBe(principles[0]);
    expect(principleOfRow(waiverRow('A second hosting (Principle II / costs)'), principles)).toBe(
      principles[1],
    );
  });

  it('finds none where the row names a gate only, or nothing known', () => {
    expect(principleOfRow(waiverRow('II.coverage'), principles)).toBeNull();
    expect(principleOfRow(waiverRow('Repository pattern'), principles)).toBeNull();
    expect(principleOfRow(waiverRow('A second hosting (Principle IX)'), principles)).toBeNull();
  });
});

describe('reasons and ends', () => {
  it.each([
    'N/A',
    'n/a.',
    'TBD',
    '-',
    '—',
    '',
    'none',
    '**None**',
    'TODO',
    '[why 3 projects insufficient]',
    'current need',
    '[e.g., specific problem]',
    'NEEDS CLARIFICATION',
    '无',
    'なし',
    '...',
    '1',
  ])('takes "%s" for no reason', (cell) => {
    expect(isJustified(waiverRow('II', { why: cell }))).toBe(false);
    expect(isJustified(waiverRow('II', { alternative: cell }))).toBe(false);
  });

  it('takes sentences for reasons, in any script', () => {
    expect(isJustified(waiverRow('II'))).toBe(true);
    expect(isJustified({ why: '旧クライアントは変更できない', alternative: '二重の作業になる' })).toBe(true);
  });

  it.each([
    [null, false],
    ['', false],
    ['-', false],
    ['2025-06-15', false],
    ['2025-06-16', false],
    ['2025-06-14', true],
    ['2025-02-31', true],
    ['next year', true],
    ['31.12.2030', true],
    ['2030-1-1', true],
  ])('ends %s: %s', (until, expired) => {
    expect(isExpired({ until }, '2025-06-15')).toBe(expired);
  });

  it.each([
    ['None', true],
    ['(none)', true],
    ['N/A', true],
    ['該当なし', true],
    ['None of the tests run', false],
  ])('"%s" says that nothing is violated: %s', (violation, none) => {
    expect(isNoViolation({ violation })).toBe(none);
  });
});
