import type { EvidenceKind } from '../../../src/evidence/evidence-kinds.js';
import { collectEvidence } from '../../../src/evidence/collect-evidence.js';
import { exampleText } from './format-folders.js';
import { workspace } from './workspace.js';

const OUT = 'packages/a/out';
const SOURCES = {
  'packages/a/src/card.js': '',
  'packages/a/src/lint.js': '',
  'packages/a/src/broken.js': '',
  'packages/a/tests/unit/card.spec.js': '',
  'packages/a/tests/contract/api.spec.js': '',
  'packages/b/src/card.js': '',
  'packages/b/src/lint.js': '',
};
const roots = new Set(['.', 'packages/a', 'packages/b']);
function collect<Kind extends EvidenceKind>(
  kind: Kind,
  reports: Record<string, string>,
  outputs = [OUT],
  root = 'packages/a',
) {
  return collectEvidence({
    files: workspace({ ...SOURCES, ...reports }),
    kind,
    project: { root, roots },
    outputs,
  });
}
const SUMMARY = exampleText('istanbul-summary', 'jest');
const FINAL = exampleText('istanbul-final', 'jest');
const ofB = (text: string) => text.replaceAll('packages/a', 'packages/b');
const counts = (covered: number, total: number) => ({ covered, total });
const summaryOf = (file: string, covered: number, total: number) => {
  const all = {
    lines: counts(covered, total),
    statements: counts(covered, total),
    functions: counts(covered, total),
    branches: counts(covered, total),
  };
  return JSON.stringify({ total: all, [file]: all });
};

describe('the evidence of a project', () => {
  it('is missing where there is no report', () => {
    expect(collect('coverage', {})).toEqual({ status: 'missing', looked: [OUT], beside: null });
  });

  it('holds the stated totals when two reports of one run agree', () => {
    const found = collect('coverage', {
      [`${OUT}/coverage-final.json`]: FINAL,
      [`${OUT}/coverage-summary.json`]: SUMMARY,
    });
    expect(found).toMatchObject({
      status: 'found',
      paths: [`${OUT}/coverage-summary.json`, `${OUT}/coverage-final.json`],
      evidence: { totals: { lines: counts(3, 8) } },
      notes: [],
    });
  });

  it('is refused when two reports of one run disagree', () => {
    const stale = FINAL.replace('"s":{"0":1', '"s":{"0":0');
    expect(stale).not.toBe(FINAL);
    const found = collect('coverage', {
      [`${OUT}/coverage-final.json`]: stale,
      [`${OUT}/coverage-summary.json`]: SUMMARY,
    });
    expect(found).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-contradiction', args: { file: `${OUT}/coverage-summary.json` } },
    });
  });

  it('adds up coverage of different files, and of one file takes the larger count', () => {
    const one = { [`${OUT}/x/coverage-summary.json`]: summaryOf('/repo/packages/a/src/card.js', 1, 2) };
    const other = summaryOf('/repo/packages/a/src/lint.js', 3, 4);
    expect(collect('coverage', { ...one, [`${OUT}/y/coverage-summary.json`]: other })).toMatchObject({
      status: 'found',
      evidence: {
        totals: { lines: counts(4, 6) },
        files: [{ file: 'packages/a/src/card.js' }, { file: 'packages/a/src/lint.js' }],
      },
    });
    const same = summaryOf('/repo/packages/a/src/card.js', 2, 2);
    expect(collect('coverage', { ...one, [`${OUT}/y/coverage-summary.json`]: same })).toMatchObject({
      status: 'found',
      evidence: { totals: { lines: counts(2, 2) } },
    });
    const changed = summaryOf('/repo/packages/a/src/card.js', 3, 3);
    expect(collect('coverage', { ...one, [`${OUT}/y/coverage-summary.json`]: changed })).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-contradiction', args: { file: `${OUT}/y/coverage-summary.json` } },
    });
  });

  it('is refused when the only report is of another project', () => {
    expect(collect('coverage', { [`${OUT}/coverage-summary.json`]: ofB(SUMMARY) })).toEqual({
      status: 'refused',
      finding: {
        reason: 'evidence-foreign',
        args: {
          file: `${OUT}/coverage-summary.json`,
          root: 'packages/a',
          example: 'packages/b/src/card.js',
          owner: 'packages/b',
        },
        position: null,
      },
      paths: [`${OUT}/coverage-summary.json`],
    });
  });

  it('leaves out the reports of other projects in outputs that they share, broken ones too', () => {
    const reports = {
      'coverage/packages/a/coverage-summary.json': SUMMARY,
      'coverage/packages/b/coverage-summary.json': '{ broken',
    };
    const found = collect('coverage', reports, ['coverage']);
    expect(found).toMatchObject({
      status: 'found',
      paths: ['coverage/packages/a/coverage-summary.json'],
      notes: [{ reason: 'evidence-ignored', args: { file: 'coverage/packages/b/coverage-summary.json' } }],
    });
    // b depends on a, so its report names files of a too; it still proves nothing about a.
    const ofBoth = SUMMARY.replace('packages/a/src/lint.js', 'packages/b/src/lint.js');
    const alone = collect('coverage', { 'coverage/packages/b/coverage-summary.json': ofBoth }, ['coverage']);
    expect(alone).toMatchObject({ status: 'refused', finding: { reason: 'evidence-foreign' } });
    expect(
      collect('coverage', { 'coverage/packages/b/coverage-summary.json': ofBoth }, ['coverage'], '.'),
    ).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-foreign', args: { root: 'the root project' } },
    });
  });

  it('is refused when one of its reports is broken', () => {
    const found = collect('tests', {
      [`${OUT}/junit.xml`]: '<testsuites>',
      [`${OUT}/jest.json`]: exampleText('jest-json', 'jest'),
    });
    expect(found).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-unreadable' },
      paths: [`${OUT}/junit.xml`],
    });
  });

  it('counts a test file once that several reports name', () => {
    const found = collect('tests', {
      [`${OUT}/junit.xml`]: exampleText('junit', 'jest-junit-with-files').replaceAll(
        / timestamp="[^"]*"/g,
        '',
      ),
      [`${OUT}/jest.json`]: exampleText('jest-json', 'jest'),
    });
    if (found.status !== 'found') throw new Error(found.status);
    const card = found.evidence.files.filter(({ file }) => file?.includes('card.spec'));
    expect(card).toMatchObject([{ passed: 1, failed: 0, skipped: 2 }]);
    expect(found.evidence.files.filter(({ file }) => file?.includes('api.spec'))).toMatchObject([
      { passed: 0, failed: 1 },
    ]);
  });

  it('counts every JUnit file, and every suite of one', () => {
    const suite = (name: string, inner: string) => `<testsuite name="${name}">${inner}</testsuite>`;
    const found = collect('tests', {
      [`${OUT}/TEST-a.xml`]: `<testsuites>${suite('x', '<testcase file="tests/unit/card.spec.js"/>').repeat(2)}</testsuites>`,
      [`${OUT}/TEST-b.xml`]: suite('y', '<testcase name="t"><failure/></testcase>'),
      [`${OUT}/TEST-c.xml`]: suite('y', '<testcase name="t"/>'),
    });
    if (found.status !== 'found') throw new Error(found.status);
    const rows = found.evidence.files.map(({ file, passed, failed }) => [file, passed, failed]);
    expect(rows).toEqual([
      ['tests/unit/card.spec.js', 2, 0],
      [null, 0, 1],
      [null, 1, 0],
    ]);
    expect(found.notes.map(({ reason }) => reason)).toEqual(['evidence-unverified', 'evidence-unverified']);
  });

  it('adds up the reports of several linters, and of this project only', () => {
    const found = collect('lint', {
      [`${OUT}/eslint.json`]: exampleText('eslint-json', 'eslint'),
      [`${OUT}/scan.sarif`]: exampleText('sarif', 'codeql'),
    });
    expect(found).toMatchObject({ paths: [`${OUT}/eslint.json`], notes: [{ reason: 'evidence-ignored' }] });
    const both = collect('lint', {
      [`${OUT}/eslint.json`]: exampleText('eslint-json', 'eslint'),
      [`${OUT}/eslint.sarif`]: exampleText('sarif', 'eslint'),
    });
    if (both.status !== 'found') throw new Error(both.status);
    expect([both.evidence.errors, both.evidence.warnings, both.evidence.files.length]).toEqual([4, 4, 3]);
    const unused = both.evidence.counts.filter(({ rule }) => rule === 'no-unused-vars');
    expect(unused).toMatchObject([{ errors: 2, warnings: 0 }]);
  });

  it('is refused when the search did not see everything', () => {
    const files = { ...workspace({}), kind: () => 'dir' as const, list: () => ['again/'] };
    const project = { root: 'packages/a', roots };
    expect(collectEvidence({ files, kind: 'tests', project, outputs: [OUT] })).toMatchObject({
      status: 'refused',
      finding: { reason: 'evidence-search-limited', args: { looked: OUT } },
    });
  });
});
