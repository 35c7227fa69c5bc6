import { placeTests, type PlacedTest, type SuiteGlobs } from '../../../src/scaffolding/test-places.js';

const isTest = (path: string): boolean => /\.(?:spec|test)\.ts$/.test(path);
const CARD: PlacedTest = { path: 'tests/unit/card.spec.ts', source: 'src/models/card.ts' };
const PAYMENT: PlacedTest = { path: 'tests/integration/card.spec.ts', source: 'src/models/card.ts' };

function placed(tests: readonly PlacedTest[], suites: SuiteGlobs): Record<string, string> {
  return Object.fromEntries(placeTests(tests, suites, isTest));
}

function placeOf(test: PlacedTest, ...globs: readonly string[]): string | undefined {
  return placed([test], { unit: globs })[test.path];
}

describe('a test', () => {
  it.each<[string, string, string]>([
    ['stays where its template has it if that fits', '**/*.spec.ts', 'tests/unit/card.spec.ts'],
    ['goes beside its source', 'src/**/*.spec.ts', 'src/models/card.spec.ts'],
    ['goes beside its source with the ending of a glob', '**/*.test.ts', 'src/models/card.test.ts'],
    ['is not nested twice', 'src/models/**/*.test.ts', 'src/models/card.test.ts'],
    ['goes where its source is not', 'lib/**/*.test.ts', 'lib/card.test.ts'],
    ['goes into the one directory of a glob', 'checks/*.test.ts', 'checks/card.test.ts'],
    ['goes into a directory below its source', 'src/**/checks/*.test.ts', 'src/models/checks/card.test.ts'],
    ['goes anywhere below a directory', 'src/**', 'src/models/card.spec.ts'],
    ['goes into a directory of all tests', 'checks/*', 'checks/card.spec.ts'],
    ['goes where an alternative allows it', '{lib,checks}/*.test.ts', 'lib/card.test.ts'],
  ])('%s: %s', (_, glob, expected) => {
    expect(placeOf(CARD, glob)).toBe(expected);
  });

  it.each<[string, string[]]>([
    ['names no directory', ['packages/*/src/*.test.ts']],
    ['describes no test', ['src/**/*.feature.ts']],
    ['describes the root alone', ['.']],
    ['contradicts another one', ['src/**/*.test.ts', 'checks/**/*.test.ts']],
    ['cannot be read', ['{a,b,c,d,e,f,g,h}'.repeat(8)]],
  ])('stays where its template has it if a glob %s', (_, globs) => {
    expect(placeOf(CARD, ...globs)).toBe(CARD.path);
  });

  it('of no single source goes where the globs begin', () => {
    expect(placeOf({ ...CARD, source: null }, 'src/**/*.test.ts')).toBe('src/card.test.ts');
    expect(placeOf({ ...CARD, source: null }, '**/*.test.ts')).toBe('card.test.ts');
    expect(placeOf({ ...CARD, source: 'card.ts' }, '**/*.test.ts')).toBe('card.test.ts');
  });

  it('that no template of tests has stays', () => {
    const own = { path: 'src/models/own.spec.ts', source: 'src/models/own.ts' };
    expect(placed([own, CARD], { unit: ['src/**/*.spec.ts'] })).toEqual({
      [own.path]: own.path,
      [CARD.path]: 'src/models/card.spec.ts',
    });
  });
});

describe('the tests of suites', () => {
  const BESIDE = { [CARD.path]: 'src/models/card.test.ts' };

  it.each([[[CARD, PAYMENT]], [[PAYMENT, CARD]]])(
    'never get one path: those of units choose first',
    (tests) => {
      expect(placed(tests, { all: ['src/**/*.test.ts'] })).toEqual({
        ...BESIDE,
        [PAYMENT.path]: 'src/models/card.integration.test.ts',
      });
    },
  );

  it('choose by their names within a suite, in whatever order they come', () => {
    const other = { path: 'tests/unit/deck.spec.ts', source: CARD.source };
    const expected = { [CARD.path]: 'checks/only.test.ts', [other.path]: other.path };
    expect(placed([CARD, other], { unit: ['checks/only.test.ts'] })).toEqual(expected);
    expect(placed([other, CARD], { unit: ['checks/only.test.ts'] })).toEqual(expected);
  });

  it('are in their own suite alone where its globs allow it', () => {
    const integration = ['src/**/*.integration.test.ts'];
    expect(placed([CARD, PAYMENT], { unit: ['src/**/*.test.ts'], integration })).toEqual({
      ...BESIDE,
      [PAYMENT.path]: 'src/models/card.integration.test.ts',
    });
  });

  it('are in two where the globs are the same', () => {
    const globs = ['src/**/*.test.ts'];
    expect(placed([CARD], { unit: globs, integration: globs })).toEqual(BESIDE);
  });

  it('take what has no suite of its own if templates do not know their name', () => {
    expect(placed([CARD], { checks: ['src/**/*.test.ts'] })).toEqual(BESIDE);
    expect(placed([CARD], { contract: ['src/**/*.test.ts'] })).toEqual({ [CARD.path]: CARD.path });
    expect(placed([CARD], {})).toEqual({ [CARD.path]: CARD.path });
  });
});
