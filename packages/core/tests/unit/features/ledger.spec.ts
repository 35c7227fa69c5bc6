import {
  gateIdsIn,
  isExpired,
  isJustified,
  isNoViolation,
  namesGate,
  principleOfRow,
} from '../../../src/waivers/rows.js';
import { readCell } from '../../../src/waivers/cell.js';
import { isAbout, scopeOf } from '../../../src/waivers/scope.js';
import { principleOf, waiverRow } from '../support/builders.js';

describe('readCell', () => {
  it.each([
    ['II.coverage', 'II.coverage', []],
    ['`II.coverage` @ pay', 'II.coverage', ['pay']],
    ['II.coverage@pay', 'II.coverage', ['pay']],
    ['`II.coverage`@`pay`', 'II.coverage', ['pay']],
    ['II.coverage (@ pay)', 'II.coverage', ['pay']],
    ['II.coverage [@pay]: slow', 'II.coverage : slow', ['pay']],
    ['II.coverage ＠ pay', 'II.coverage', ['pay']],
    ['test-first.tests, II.lint @ @acme/pay', 'test-first.tests, II.lint', ['@acme/pay']],
    ['II.lint @acme/pay', 'II.lint', ['@acme/pay']],
    ['II.lint@acme/pay', 'II.lint', ['@acme/pay']],
    ['II.lint @pay.', 'II.lint', ['pay']],
    ['II.lint @ pay, @ checkout', 'II.lint', ['pay', 'checkout']],
    ['II.lint @ pay @ checkout', 'II.lint', ['pay', 'checkout']],
    ['II.lint @ pay and @ checkout', 'II.lint', ['pay', 'checkout']],
    ['Principle III: no shared state @ checkout', 'Principle III: no shared state', ['checkout']],
    ['@ pay: II.lint', 'II.lint', ['pay']],
  ])('reads "%s"', (violation, text, projects) => {
    const cell = readCell(violation);
    expect(cell.text).toBe(text);
    expect((cell.scope?.projects ?? []).map(({ written }) => written)).toEqual(projects);
  });

  it('names nothing where "@" is not followed by a name', () => {
    expect(readCell('II.coverage @')).toEqual({ text: '', scope: null });
  });
});

describe('scopeOf', () => {
  const known = new Set(['pay', 'checkout', '@acme/api']);

  it.each([
    ['II.coverage @ pay, checkout', ['pay', 'checkout']],
    ['II.coverage @ pay, because of checkout', ['pay']],
    ['II.coverage (pay)', ['pay']],
    ['II.coverage only in pay', ['pay']],
    ['II.coverage: checkout and pay', ['pay', 'checkout']],
    ['pay: II.coverage', ['pay']],
    ['II.coverage for project @acme/api', ['@acme/api']],
    ['II.coverage @ elsewhere', []],
    ['II.coverage (chekout)', []],
    ['II.coverage / pay', ['pay']],
    ['II.coverage=pay', ['pay']],
    ['II.coverage -> pay', ['pay']],
    ['II. Testing (pay)', ['pay']],
    ['II. Testing only in pay', ['pay']],
    ['Principle II: no tests for pay and checkout', ['pay', 'checkout']],
    ['Principle II: pay is slow', ['pay', 'checkout', '@acme/api']],
    ['II.coverage: the emulator of pay is missing', ['pay', 'checkout', '@acme/api']],
    ['II.coverage', ['pay', 'checkout', '@acme/api']],
    ['II.coverage except pay', []],
    ['II.coverage (all projects but checkout)', []],
    ['II.coverage (not in pay)', []],
    ['II. Testing outside of pay', []],
    ['II.coverage: checkout以外', []],
    ['II.coverage: nobody but the vendor can mend it', ['pay', 'checkout', '@acme/api']],
  ])('"%s" is about %j', (violation, about) => {
    expect([...known].filter((name) => isAbout({ violation }, name, known))).toEqual(about);
  });

  it('is null where nothing looks like one', () => {
    expect(scopeOf({ violation: 'II.coverage (legacy)' }, known)).toBeNull();
  });
});

describe('gateIdsIn', () => {
  it.each([
    ['II.coverage, test-first.tests @ pay', ['II.coverage', 'test-first.tests']],
    ['3. Simplicity: package.json has two builds', []],
    ['II. Test-First', []],
  ])('"%s"', (violation, ids) => {
    expect(gateIdsIn({ violation })).toEqual(ids);
  });
});

describe('namesGate', () => {
  it.each([
    ['II.coverage', 'II.coverage', true],
    ['**ii.coverage**: legacy', 'II.coverage', true],
    ['waives II.coverage.', 'II.coverage', true],
    ['Violation of II.coverage', 'II.coverage', true],
    ['Verstoß gegen II.coverage', 'II.coverage', true],
    ['II.coverage below 90 % in the parser', 'II.coverage', true],
    ['II.coverage: no tests of generated code', 'II.coverage', true],
    ['II.lint, II.coverage @ pay', 'II.coverage', true],
    ['II.lint and II.coverage', 'II.coverage', true],
    ['III.coverage', 'II.coverage', false],
    ['II.coverage-2', 'II.coverage', false],
    ['II.coverage.extra', 'II.coverage', false],
    ['x.II.coverage', 'II.coverage', false],
    ['II.coverage is NOT waived', 'II.coverage', false],
    ["II.coverage isn't violated", 'II.coverage', false],
    ['No violation of II.coverage', 'II.coverage', false],
    ['none (II.coverage fine)', 'II.coverage', false],
    ['II.coverage: fine', 'II.coverage', false],
    ['II.coverage is met', 'II.coverage', false],
    ['II.coverage — none', 'II.coverage', false],
    ['II.coverage wird nicht verletzt', 'II.coverage', false],
    ['This improves II.coverage', 'II.coverage', false],
    ['"II.coverage"', 'II.coverage', true],
    ['(II.coverage) in the parser', 'II.coverage', true],
    ['II.coverage holds', 'II.coverage', false],
    ['II.coverage cannot be waived', 'II.coverage', false],
    ['II.coverage?', 'II.coverage', false],
    ['my-gate', 'my-gate', true],
    ['my-gate @ pay', 'my-gate', true],
    ['my-gateway', 'my-gate', false],
    ['unit', 'unit', true],
    ['Unit: no emulator', 'unit', true],
    ['unit (no emulator)', 'unit', true],
    ['unit, lint', 'lint', true],
    ['Unit of work pattern', 'unit', false],
    ['unit, integration and slow tests', 'unit', false],
    ['Higher coverage threshold than usual', 'coverage', false],
    ['Coverage tool replaced', 'coverage', false],
    ['anything', '', false],
  ])('"%s" names %s: %s', (violation, id, named) => {
    expect(namesGate({ violation }, id)).toBe(named);
  });
});

describe('principleOfRow', () => {
  const principles = [
    principleOf('I', 'Library-First'),
    principleOf('II', 'Testing'),
    principleOf('III', 'Simplicity (YAGNI)'),
  ];

  it.each([
    ['II', 1],
    ['II. Testing', 1],
    ['II Testing', 1],
    ['II. Testing — no integration tests', 1],
    ['II: no integration tests', 1],
    ['Principle II: TDD', 1],
    ['§2: no tests', 1],
    ['Grundsatz II (Testing)', 1],
    ['Exception to Principle II', 1],
    ['Testing', 1],
    ['Testing: two databases', 1],
    ['Library-First @ pay', 0],
    ['Library-First violation', 0],
    ['I. Library-First (NON-NEGOTIABLE)', 0],
    ['1. Library-First', 0],
    ['YAGNI', 2],
    ['A second hosting (Principle II / costs)', 1],
  ])('finds the principle in "%s"', (violation, at) => {
    expect(principleOfRow({ violation }, principles)).toBe(principles[at]);
  });

  it.each([
    'II.coverage',
    'II. Testing: II.coverage',
    'Repository pattern',
    'A second hosting (Principle IX)',
    'Test doubles',
    'Testing databases',
    '2 testing databases',
    '2. Testing databases',
    'Second library',
    'Library first, then the application',
    'A simplicity concern',
    'i) testing on devices',
    'No violation of Principle II',
    'Principle II is not violated',
    'Principle II: none',
    'II. Testing is met',
  ])('finds none in "%s"', (violation) => {
    expect(principleOfRow({ violation }, principles)).toBeNull();
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
    'xx',
    'ab',
    'xxxxx',
    'lorem ipsum dolor',
    'just because',
    'as discussed',
    'none needed',
    'see II',
    'see above',
    'same reason',
    'dito',
    '(reason)',
    '{reason}',
    'a b c d',
    '同上',
    '特になし',
    '위와 같음',
    'siehe oben',
    'to be decided later',
    'will be added later',
    'TBD after the design',
    'wird noch geklärt',
    'à définir',
    '待确认',
  ])('takes "%s" for no reason', (cell) => {
    expect(isJustified(waiverRow('II', { why: cell }))).toBe(false);
    expect(isJustified(waiverRow('II', { alternative: cell }))).toBe(false);
  });

  it.each([
    ['Performance', 'Too slow'],
    ['旧クライアントは変更できない', '二重の作業になる'],
    ['See research.md, section 4: the broker loses messages', 'It would have to be decided twice'],
  ])('takes "%s" for a reason', (why, alternative) => {
    expect(isJustified({ why, alternative })).toBe(true);
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
