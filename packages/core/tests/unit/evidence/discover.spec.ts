import { discoverEvidence } from '../../../src/evidence/discover-reports.js';
import { exampleText } from './format-folders.js';
import { workspace } from './workspace.js';

const TESTS = { kind: 'tests', root: 'packages/a' } as const;
const SUITE = '<testsuite name="s"><testcase name="a"/></testsuite>';

describe('the search for reports', () => {
  const files = workspace({
    'packages/a/out/coverage-final.json': '{}',
    'packages/a/out/coverage-summary.json': '{}',
    'packages/a/out/clover.xml': '<coverage/>',
    'packages/a/out/jest-results.json': '{}',
    'packages/a/out/lcov-report/junit.xml': SUITE,
    'packages/a/out/deep/er/TEST-a.xml': 'broken',
    'packages/a/out/deep/results.xml': SUITE,
    'packages/a/out/deep/other.xml': '<web-app/>',
    'packages/a/out/data.json': exampleText('jest-json', 'jest'),
    'packages/a/out/lint.json': exampleText('eslint-json', 'eslint'),
    'dist/reports/a.xml': SUITE,
    'dist/reports/b.txt': SUITE,
    'dist/reports/sub/c.xml': SUITE,
    'dist/a.sarif': '{}',
  });
  const search = (kind: 'tests' | 'coverage' | 'lint', ...outputs: string[]) =>
    discoverEvidence(files, outputs, { kind, root: 'packages/a' }).paths;

  it('takes known names without looking inside, and others by what they hold', () => {
    expect(search('tests', 'packages/a/out')).toEqual([
      'packages/a/out/deep/er/TEST-a.xml',
      'packages/a/out/jest-results.json',
      'packages/a/out/data.json',
      'packages/a/out/deep/results.xml',
    ]);
  });

  it('keeps the kinds apart', () => {
    expect(search('coverage', 'packages/a/out')).toEqual([
      'packages/a/out/clover.xml',
      'packages/a/out/coverage-final.json',
      'packages/a/out/coverage-summary.json',
    ]);
    expect(search('lint', 'packages/a/out', 'dist')).toEqual(['dist/a.sarif', 'packages/a/out/lint.json']);
  });

  it('looks into no file that tools write beside reports or copy', () => {
    const beside = {
      'out/cobertura-coverage.xml': SUITE,
      'out/package.json': exampleText('jest-json', 'jest'),
    };
    expect(discoverEvidence(workspace(beside), ['out'], TESTS).paths).toEqual([]);
  });

  it('takes files, directories and globs as outputs, each report once', () => {
    expect(search('tests', 'dist/reports/*.xml')).toEqual(['dist/reports/a.xml']);
    expect(search('tests', './dist/reports/', 'dist/reports/a.xml', 'dist/**/*.xml')).toEqual([
      'dist/reports/a.xml',
      'dist/reports/sub/c.xml',
    ]);
    expect(search('tests', 'dist/rep*')).toEqual(['dist/reports/a.xml', 'dist/reports/sub/c.xml']);
    expect(search('tests', 'dist/reports/{a,b}.xml')).toEqual(['dist/reports/a.xml']);
  });

  it.each([
    '../dist',
    '/dist',
    'packages/../../x',
    'nowhere',
    '',
    '{options.outputFile}/..',
    '{projectRoot}/*.xml',
  ])('passes over the output %j', (output) => {
    expect(discoverEvidence(files, [output], TESTS)).toEqual({
      paths: [],
      unread: [],
      amongSources: [],
      beside: null,
      looked: [output],
      limit: null,
    });
  });

  it('does not walk for a glob of files that are no reports', () => {
    const list = jest.fn(() => []);
    discoverEvidence({ ...files, list }, ['dist/**/*.d.ts', 'dist/**/*.tsbuildinfo'], {
      ...TESTS,
      kind: 'lint',
    });
    expect(list).not.toHaveBeenCalled();
  });

  it('says which bound ended it', () => {
    const bottomless = { ...files, kind: () => 'dir' as const, list: () => ['again/'] };
    expect(discoverEvidence(bottomless, ['a'], TESTS).limit).toBe('12 levels of directories');
    const wide = {
      ...files,
      kind: () => 'dir' as const,
      list: () => Array.from({ length: 30_000 }, (_, at) => `${at}.js`),
    };
    expect(discoverEvidence(wide, ['a'], TESTS).limit).toBe('20000 entries');
    const many = { ...wide, list: () => Array.from({ length: 600 }, (_, at) => `${at}.json`) };
    expect(discoverEvidence(many, ['a'], TESTS).limit).toBe('500 files that may be reports');
  });
});
