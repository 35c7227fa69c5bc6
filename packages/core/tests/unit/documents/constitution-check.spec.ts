import { readPlan } from '../../../src/documents/plan/read-plan.js';
import { fixture, reasonsOf, rowsOf } from './helpers.js';

const CHECKS: Readonly<Record<string, readonly string[]>> = {
  'table-status-in-the-middle': [
    'I. Library-First | I | pass | pre',
    'II. Test-First (NON-NEGOTIABLE) | II | partial | pre',
    'III. Integration | III | partial | pre',
    'IV. Observability | IV | na | pre',
    'V. Simplicity | V | fail | pre',
    'VI. Versioning | VI | pending | pre',
    'VII. Docs | VII | unknown | pre',
    'Accessibility (§VIII) | VIII | pass | pre',
  ],
  'table-verdict-last': [
    'Build is reproducible | 1 | pass | pre',
    'Old clients work | 2 | pass | pre',
    'Costs | 3 | na | pre',
  ],
  'table-pre-and-post': [
    'I. Library-First | I | pass | pre',
    'I. Library-First | I | pass | post',
    'II. Test-First | II | pending | pre',
    'II. Test-First | II | pass | post',
  ],
  'table-without-verdicts': ['I. Layers | I | unknown | pre', 'II. Tests | II | unknown | pre'],
  'table-of-something-else': ['I. Library-First | I | pass | pre'],
  boxes: [
    'Library-First | - | pass | pre',
    'II. Test-First (tests before code) | II | pass | pre',
    'Storage | - | pass | pre',
    'IV. Security | IV | pending | pre',
  ],
  'bullets-with-bold-names': [
    'I. Performance | I | na | pre',
    'II. Concurrency | II | pass | pre',
    'III. Configuration | III | pass | pre',
    'IV. Security | IV | partial | pre',
    'V. Test-Driven Development | V | unknown | pre',
  ],
  'bullets-with-marks': ['No card number in logs | - | pass | pre', 'Library-First | - | partial | pre'],
  headings: [
    'Tests Before Code (Principle I) | I | pass | pre',
    'II. Library-First | II | pass | pre',
    'Principle III: Simplicity | III | partial | pre',
    'IV. Observability | IV | fail | pre',
  ],
  'headings-with-evidence': [
    'Package-First | - | pass | pre',
    'Package-First | - | pass | post',
    'I. Testing | I | fail | pre',
    'II. Security | II | pass | pre',
  ],
  'bold-groups-with-answers': [
    'Projects | - | pass | pre',
    'Single data model? | - | pass | pre',
    'Libraries | - | unknown | pre',
    'RED first? | - | fail | pre',
    'Forbidden: tests after the code | - | partial | pre',
    'Real dependencies? | - | pass | pre',
  ],
  'bold-groups-without-answers': ['Simplicity | - | unknown | pre', 'Architecture | - | unknown | pre'],
  'bold-lines': [
    'Principle I: Specification-First | I | pass | pre',
    'II. Strict Types | II | pass | pre',
    'Principle III: Docs | III | na | pre',
    'IV. Tests | IV | fail | pre',
  ],
  numbered: ['Package-First | 1 | pass | pre', 'Strict Types | 2 | pass | pre', 'Docs | 3 | na | pre'],
  'post-design-sections': [
    'I. Library-First | I | pass | pre',
    'I. Library-First | I | partial | post',
    'II. Test-First | II | pass | post',
  ],
  'nested-evidence': [
    'I. Library-First | I | pass | pre',
    'II. Test-First | II | pending | pre',
    'III. Docs | III | na | pre',
    'IV. Speed | IV | pending | pre',
  ],
  'groups-of-notes': [
    'No secrets | - | pass | pre',
    'Input is validated | - | pending | pre',
    'Layers | - | pass | pre',
    'Events | - | pass | pre',
    'II. Documentation | II | pass | pre',
    'III. Speed | III | fail | post',
    'Overview of Layers | - | unknown | pre',
  ],
  'numbers-in-their-own-column': [
    'I. Strict Types | I | pass | pre',
    'II. Logging | II | fail | pre',
    'III. Docs | III | unknown | pre',
    'ADR-022 | - | pass | pre',
    '5. Fifth | 5 | pass | pre',
  ],
  'marks-in-a-prose-cell': [
    'I. Layers | I | pass | pre',
    'II. Types | II | pass | pre',
    'III. Docs | III | partial | pre',
    'IV. Speed | IV | unknown | pre',
  ],
  prose: [],
  placeholder: [],
};

it.each(Object.entries(CHECKS))('a Constitution Check: %s', (name, expected) => {
  expect(rowsOf(readPlan(fixture(`checks/${name}.md`)))).toEqual(expected);
});

const RESULTS: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'table-status-in-the-middle': [['pass', 'pre', true]],
  'table-without-verdicts': [['pass', 'pre', true]],
  boxes: [['pass', 'pre', true]],
  'nested-evidence': [
    ['pass', 'pre', true],
    ['pass', 'pre', true],
    ['pass', 'post', false],
  ],
  'groups-of-notes': [
    ['pass', 'pre', false],
    ['partial', 'post', false],
  ],
  headings: [['pass', 'pre', false]],
  'bold-lines': [['pass', 'post', false]],
  prose: [['pass', 'pre', true]],
  placeholder: [],
  'bullets-with-marks': [],
};

it.each(Object.entries(RESULTS))('closing lines of a check are no rows: %s', (name, expected) => {
  const { results } = readPlan(fixture(`checks/${name}.md`)).constitutionCheck;
  expect(results.map((result) => [result.verdict, result.phase, result.all])).toEqual(expected);
});

describe('a Constitution Check', () => {
  const row = (line: string): string[] => rowsOf(readPlan(`## Constitution Check\n\n${line}\n`));

  it('tells of a table that is about something else', () => {
    expect(reasonsOf(readPlan(fixture('checks/table-of-something-else.md')))).toEqual([
      'check-table-not-understood',
    ]);
  });

  it('keeps the place and the note of a row', () => {
    const plan = readPlan(fixture('checks/table-status-in-the-middle.md'));
    expect(plan.constitutionCheck.rows[0]).toMatchObject({
      position: { line: 9, column: 1 },
      note: 'No violations; tests fail first',
    });
  });

  it.each([
    ['- **I. Tests** — no test fails, so there is no violation. PASS', 'I. Tests | I | pass | pre'],
    ['- **I. Tests**: FAIL. They pass locally only.', 'I. Tests | I | fail | pre'],
    ['- **I. Tests**: N/A for setup, but the workspace passes', 'I. Tests | I | na | pre'],
    ['- [ ] ❌ **I. Tests**: none', 'I. Tests | I | fail | pre'],
    ['- **II. Costs**: open, to be verified', 'II. Costs | II | pending | pre'],
    ['- **II. Costs**: No new service is needed', 'II. Costs | II | unknown | pre'],
    ['- **II. Costs**: passes the card to the bank', 'II. Costs | II | unknown | pre'],
  ])('reads only the place of the verdict: %s', (line, expected) => {
    expect(row(line)).toEqual([expected]);
  });

  it('does not take a word of the text for a failure', () => {
    expect(
      row('| Principle | Status |\n|---|---|\n| I. Fail closed, never violated | ✅ fails closed |'),
    ).toEqual(['I. Fail closed, never violated | I | pass | pre']);
  });

  it('does not read a column that says whether a principle applies', () => {
    const table =
      '| Principle | Applies? | How |\n|---|---|---|\n| I. Speed | No — unaffected. | N/A |\n| II. Docs | Yes | a page |';
    expect(row(table)).toEqual(['I. Speed | I | na | pre', 'II. Docs | II | unknown | pre']);
  });

  it('does not open in the title of the feature', () => {
    const plan = readPlan('# Implementation Plan: Constitution Gate\n\n- [x] **I. A**: b\n');
    expect(plan.sections['constitution-check']).toBeNull();
    expect(rowsOf(plan)).toEqual([]);
  });
});
