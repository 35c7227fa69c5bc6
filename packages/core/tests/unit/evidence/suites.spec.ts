import type { TestsEvidence } from '../../../src/evidence/kinds/tests/tests-evidence.js';
import { compareCoverage, coveragePercent } from '../../../src/evidence/kinds/coverage/percentages.js';
import { testSuites } from '../../../src/evidence/kinds/tests/suites.js';
import { workspace } from './workspace.js';

const files = workspace(
  Object.fromEntries(
    [
      'packages/a/tests/unit/one.spec.ts',
      'packages/a/tests/unit/two.spec.ts',
      'packages/a/tests/contract/api.spec.ts',
      'packages/a/src/x.test.ts',
      'packages/b/tests/unit/b.spec.ts',
      'tests/unit/root.spec.ts',
    ].map((path) => [path, '']),
  ),
);
const place = (root: string) => ({
  files,
  project: { root, roots: new Set(['.', 'packages/a', 'packages/b']) },
});
const result = (file: string | null, passed: number, failed = 0, skipped = 0) => ({
  file,
  name: 'n',
  passed,
  failed,
  skipped,
  firstFailure: failed > 0 ? `fails in ${file}` : null,
  crashed: false,
  module: null,
  expected: 0,
  flaky: 0,
  flakyTests: [],
});
const evidence = (...results: TestsEvidence['files'][number][]): TestsEvidence => ({
  kind: 'tests',
  files: results,
  problems: [],
  ranOn: null,
});
const short = (found: ReturnType<typeof testSuites>) =>
  found.suites.map(({ suite, state, files: count, passed, failed, skipped }) => [
    suite,
    state,
    count,
    passed,
    failed,
    skipped,
  ]);

describe('suites', () => {
  it('are told by the directory of their files, wherever the report was written', () => {
    const found = testSuites(
      evidence(
        result('/ci/repo/packages/a/tests/unit/one.spec.ts', 2, 0, 1),
        result('tests/unit/two.spec.ts', 1, 1),
        result('tests/unit/two.spec.ts', 3),
        result('C:\\repo\\packages\\a\\tests\\contract\\api.spec.ts', 4),
      ),
      ['contract', 'integration', 'unit'],
      place('packages/a'),
    );
    expect(short(found)).toEqual([
      ['contract', 'counted', 1, 4, 0, 0],
      ['integration', 'absent', 0, 0, 0, 0],
      ['unit', 'counted', 2, 6, 1, 1],
    ]);
    expect(found.suites[2]).toMatchObject({
      pattern: 'tests/unit/',
      firstFailure: 'fails in tests/unit/two.spec.ts',
    });
    expect(found.total).toEqual({
      passed: 10,
      failed: 1,
      skipped: 1,
      crashed: 0,
      expected: 0,
      flaky: 0,
      flakyTests: [],
      firstFailure: 'fails in tests/unit/two.spec.ts',
    });
  });

  it('are not proven by files of another project or by files that are gone', () => {
    const reports = evidence(
      result('/repo/packages/b/tests/unit/b.spec.ts', 5),
      result('tests/unit/gone.spec.ts', 5),
    );
    expect(short(testSuites(reports, ['unit'], place('packages/a')))).toEqual([
      ['unit', 'absent', 0, 0, 0, 0],
    ]);
  });

  it('follow globs, files and directories', () => {
    const suites = {
      source: 'src/**/*.test.ts',
      one: './tests/unit/one.spec.ts',
      all: 'tests/',
      some: 'tests/{unit,contract}',
    };
    const reports = evidence(
      result('src/x.test.ts', 1),
      result('tests/unit/one.spec.ts', 2),
      result('tests/contract/api.spec.ts', 4),
    );
    const counts = testSuites(reports, suites, place('packages/a')).suites.map(({ suite, passed }) => [
      suite,
      passed,
    ]);
    expect(counts).toEqual([
      ['source', 1],
      ['one', 2],
      ['all', 6],
      ['some', 6],
    ]);
  });

  it('belong to the root project by their path from the workspace root', () => {
    expect(
      short(testSuites(evidence(result('/repo/tests/unit/root.spec.ts', 1)), ['unit'], place('.'))),
    ).toEqual([['unit', 'counted', 1, 1, 0, 0]]);
  });

  it('cannot be told where the report names no files', () => {
    const plain = evidence(result(null, 3), result('tests/unit/one.spec.ts', 1));
    expect(short(testSuites(plain, ['unit', 'contract'], place('packages/a')))).toEqual([
      ['unit', 'counted', 1, 1, 0, 0],
      ['contract', 'unnamed', 0, 0, 0, 0],
    ]);
  });
});

describe('coverage against a minimum', () => {
  it.each([
    [9, 10, 90, 'met'],
    [89_999, 100_000, 90, 'below'],
    [923, 1000, 92.3, 'met'],
    [922, 1000, 92.3, 'below'],
    [1, 3, 33.333333, 'met'],
    [1, 3, 33.4, 'below'],
    [0, 5, 0, 'met'],
    [0, 0, 0, 'empty'],
    [9_007_199_254_740_990, 9_007_199_254_740_991, 100, 'below'],
  ])('%d of %d against %d is %s', (covered, total, minimum, expected) => {
    expect(compareCoverage({ covered, total }, minimum)).toBe(expected);
  });

  it.each([
    [99_999, 100_000, '99.99'],
    [1, 3, '33.33'],
    [4, 4, '100'],
    [0, 4, '0'],
    [0, 0, null],
  ])('%d of %d reads %s', (covered, total, expected) => {
    expect(coveragePercent({ covered, total })).toBe(expected);
  });
});
