import { readConstitution, WORD_PATTERNS } from '../../../src/entries/documents.js';
import { gateBlock } from '../../../src/gates/gate-schemas.js';
import type { GateInput } from '../../../src/prose/word-pattern.js';
import { readFixture } from './read.js';

function gatesOf(...body: string[]): unknown[] {
  const { principles } = readConstitution(
    ['## Core Principles', '', '### I. One', '', ...body, ''].join('\n'),
  );
  return principles[0]?.gates.map(({ rules }) => rules) ?? [];
}

function kindsOf(...body: string[]): unknown[] {
  return gatesOf(...body).map((rules) => (rules as { kind: string }).kind);
}

function parsed(gate: GateInput): unknown {
  return gateBlock.parse(gate);
}

describe('gates in words', () => {
  for (const pattern of WORD_PATTERNS) {
    describe(pattern.name, () => {
      it.each(pattern.examples.map(({ text, gate }) => [text, gate] as const))('reads "%s"', (text, gate) => {
        expect(gatesOf(text)).toContainEqual(parsed(gate));
      });

      it.each(pattern.counterexamples.map((text) => [text]))('reads nothing from "%s"', (text) => {
        expect(gatesOf(text)).toEqual([]);
      });
    });
  }

  it('keeps the sentence and its place, across wrapped lines', () => {
    const [, hulls, sails] = readFixture('roman-with-impact-report').principles;
    expect(hulls?.gates.map(({ id, origin, quote, position }) => ({ id, origin, quote, position }))).toEqual([
      {
        id: 'II.tests',
        origin: 'words',
        quote: 'Every feature MUST include unit tests and integration tests.',
        position: { line: 26, column: 4 },
      },
      {
        id: 'II.coverage',
        origin: 'words',
        quote: 'Minimum 85% coverage for lines/branches',
        position: { line: 28, column: 4 },
      },
    ]);
    expect(sails?.gates).toEqual([]);
  });

  it.each(['chinese', 'german', 'japanese'])('reads one gate of %s and not that for new code', (name) => {
    const gates = readFixture(name).principles.flatMap((principle) => principle.gates);
    expect(gates.map(({ rules }) => rules.kind)).toEqual(['coverage']);
  });

  it.each([
    [
      '**Coverage**: Each package MUST keep 80% or higher code coverage, measured by every pipeline.',
      { lines: 80 },
    ],
    ['Code coverage MUST NOT fall below 75 %.', { lines: 75 }],
    ['Line coverage MUST be at least 90% and branch coverage at least 85%.', { lines: 90, branches: 85 }],
    ['Coverage MUST reach 90% of lines, 80% of branches.', { lines: 90, branches: 80 }],
    ['All PRs are reviewed by two people, and coverage MUST be at least 60%.', { lines: 60 }],
    ['Coverage MUST be at least 62.5% (measured by Jest on each run).', { lines: 62.5 }],
    ['Each project MUST have unit tests, integration tests, and at least 80% coverage.', { lines: 80 }],
    ['Projects MUST have 80%+ test coverage.', { lines: 80 }],
    ['Cobertura mínima del 70% de líneas.', { lines: 70 }],
    ['项目单元测试覆盖度不得低于65%', { lines: 65 }],
    ['모든 코드의 테스트 커버리지는 80% 이상이어야 합니다.', { lines: 80 }],
  ])('reads the percentage of "%s"', (text, min) => {
    const coverage = gatesOf(text).filter((rules) => (rules as { kind: string }).kind === 'coverage');
    expect(coverage).toEqual([parsed({ kind: 'coverage', min })]);
  });

  it.each([
    'Minimum: 65% coverage for helper crates; 85% for critical paths.',
    'At least 75% test coverage for core services.',
    'For critical paths, coverage MUST be at least 95%.',
    'Core services and packages MUST have at least 80% coverage.',
    '**Domain layer**: coverage MUST be at least 90%.',
    'Coverage MUST be at least 80% (new code only).',
    'Coverage of integration tests MUST be at least 80%.',
    'Coverage MUST be at least 80% for integration tests.',
    'Integration test coverage MUST be at least 80%.',
    'Coverage MUST be at least 80%, functions 70%, lines 60%.',
    'Functions and lines need coverage: 80%, at least 70%.',
    'At least 80% of tests MUST be unit tests with coverage.',
    'At least 80% of features MUST have test coverage.',
    'No coverage of at least 80% is required.',
    'No lint pass is required.',
    'Follow the 80/20 rule: tests MUST cover what matters.',
    'Coverage MUST be 70-90%.',
    'Coverage MUST NOT be 100%.',
    'Coverage of at least 150% is REQUIRED.',
    'Test coverage is tracked; 80% would be nice.',
    '`npm run cover` MUST show coverage ≥ 90% lines for touched files.',
    'At least 20% of capacity MUST go to coverage of debt.',
    'Coverage at 80% MUST be discussed when it drops.',
    'Minimum 80% coverage, except for generated code.',
    'API contracts MUST have 100% coverage.',
    '新增代码覆盖率必须达到 80%。',
    'Every service handling money MUST have at least 95% coverage.',
  ])('reads no percentage of "%s"', (text) => {
    expect(gatesOf(text)).toEqual([]);
  });

  it.each([
    [
      'Unit tests and integration tests are mandatory for every feature to guarantee quality.',
      ['unit', 'integration'],
    ],
    ['Every feature MUST include unit tests and integration tests for API endpoints.', ['unit']],
    ['Every package MUST have contract, integration and unit tests.', ['unit', 'integration', 'contract']],
  ])('reads the suites of "%s"', (text, suites) => {
    expect(gatesOf(text)).toEqual([parsed({ kind: 'tests', suites })]);
  });

  it.each([
    'Unit tests MUST cover the pricing rules.',
    'Unit/integration tests MUST be written.',
    'Unit tests are REQUIRED for every new feature.',
    'Every feature includes unit tests.',
    'The contract MUST be signed before the tests.',
    'Integration MUST be written down.',
  ])('reads no suite of "%s"', (text) => {
    expect(gatesOf(text)).toEqual([]);
  });

  it('passes the duty of a lead on to its list, and its doubts', () => {
    expect(kindsOf('Every change MUST:', '', '- pass linting', '- pass the type check')).toEqual([
      'lint',
      'types',
    ]);
    expect(kindsOf('Every change should:', '', '- pass linting with no errors')).toEqual([]);
    expect(kindsOf('New packages MUST:', '', '- pass linting')).toEqual([]);
    expect(kindsOf('Example:', '', '- All code MUST pass linting.')).toEqual([]);
    expect(kindsOf('**Why**:', '', '- All code MUST pass linting.')).toEqual([]);
    expect(gatesOf('Minimum coverage:', '', '- Lines: 90%', '- Branches: 80%')).toMatchObject([
      { min: { lines: 90 } },
      { min: { branches: 80 } },
    ]);
  });

  it('reads tables, and neither quotes nor code', () => {
    expect(gatesOf('| What | Least |', '|---|---|', '| Coverage | ≥ 80% |')).toMatchObject([
      { kind: 'coverage', min: { lines: 80 } },
    ]);
    expect(kindsOf('> All code MUST pass linting.')).toEqual([]);
    expect(kindsOf('```', 'All code MUST pass linting.', '```')).toEqual([]);
    expect(kindsOf('<!-- All code MUST pass linting. -->')).toEqual([]);
  });

  it('states each rule once in a principle', () => {
    expect(kindsOf('All code MUST pass linting. Each package MUST pass linting.')).toEqual(['lint']);
  });

  it('reads every target of a command', () => {
    expect(
      gatesOf('Each change MUST pass `npx nx run-many -t lint,build test` and `npm test`.'),
    ).toMatchObject([
      { kind: 'target', name: 'lint' },
      { kind: 'target', name: 'build' },
      { kind: 'target', name: 'test' },
    ]);
    expect(
      gatesOf('`npm install` MUST succeed. `cd web && npm run lint` MUST pass. `nx graph` MUST pass.'),
    ).toEqual([]);
    expect(gatesOf('Either `npm run a` or `npm run b` MUST pass.')).toEqual([]);
    expect(gatesOf('`nx typecheck shop` MUST pass.')).toMatchObject([
      { kind: 'target', name: 'typecheck', projects: ['shop'] },
    ]);
  });
});
