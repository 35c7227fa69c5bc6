import type { EvidenceKind } from '../../../src/evidence/kinds.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { fixture, inPieces, workspace } from './workspace.js';

function refusal(name: string, content: string | Uint8Array, kind: EvidenceKind) {
  const files = workspace({ [name]: content });
  const results = [files, inPieces(files)].map((host) => readEvidence(host, name, kind));
  return results.map((result) => (result.ok ? 'accepted' : result.finding.reason));
}
const both = (reason: string) => [reason, reason];

const entry = (more: object) => ({
  path: 'a.js',
  statementMap: { 0: { start: { line: 1 } } },
  s: { 0: 1 },
  fnMap: {},
  f: {},
  branchMap: {},
  b: {},
  ...more,
});
const metric = (covered: unknown, total: unknown) => ({ covered, total, skipped: 0, pct: 1 });
const all = (covered: unknown, total: unknown) => ({
  lines: metric(covered, total),
  statements: metric(covered, total),
  functions: metric(covered, total),
  branches: metric(covered, total),
});
const summary = (total: object, file: object = total) => JSON.stringify({ total, 'src/a.js': file });
const test = (status: unknown) => ({
  name: 'a.spec.js',
  status: 'passed',
  assertionResults: [{ status, title: 't' }],
});
const run = (more: object) => JSON.stringify({ version: '2.1.0', runs: [more] });

describe('reports that do not count', () => {
  it.each<[string, string, string | Uint8Array, EvidenceKind]>([
    [
      'a truncated summary',
      'coverage-summary.json',
      fixture('jest-coverage-summary.json').slice(0, 400),
      'coverage',
    ],
    ['a truncated JUnit', 'junit.xml', fixture('jest-junit-files.xml').slice(0, -3), 'tests'],
    ['a JUnit that ends in a tag', 'junit.xml', '<testsuites><testsuite name="a', 'tests'],
    ['a truncated Jest report', 'jest.json', fixture('jest.json').slice(0, -2), 'tests'],
    ['a truncated ESLint report', 'eslint.json', fixture('eslint.json').slice(0, -2), 'lint'],
    [
      'bytes that are no UTF-8',
      'junit.xml',
      Buffer.from('<testsuite name="\xe9"><testcase/></testsuite>', 'latin1'),
      'tests',
    ],
    ['another format', 'coverage-summary.json', '[1,2]', 'coverage'],
    ['a number', 'coverage-final.json', '7', 'coverage'],
    ['a list as coverage map', 'coverage-final.json', '[]', 'coverage'],
    ['an unknown name and format', 'notes.json', '{"a":1}', 'tests'],
    ['a summary without total', 'coverage-summary.json', JSON.stringify({ 'a.js': all(1, 1) }), 'coverage'],
    ['a summary of no file', 'coverage-summary.json', JSON.stringify({ total: all(1, 1) }), 'coverage'],
    ['a negative count', 'coverage-summary.json', summary(all(-1, 4)), 'coverage'],
    ['a fractional count', 'coverage-summary.json', summary(all(1.5, 4)), 'coverage'],
    ['a count as text', 'coverage-summary.json', summary(all('3', '4')), 'coverage'],
    [
      'a count of NaN',
      'coverage-summary.json',
      summary(all(1, 4)).replaceAll('"total":4', '"total":NaN'),
      'coverage',
    ],
    ['a count past exactness', 'coverage-summary.json', summary(all(1, 1e300)), 'coverage'],
    [
      'a negative hit',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ s: { 0: -1 } }) }),
      'coverage',
    ],
    [
      'a hit that is no number',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ s: { 0: null } }) }),
      'coverage',
    ],
    [
      'a statement without a line',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ statementMap: { 0: {} } }) }),
      'coverage',
    ],
    [
      'a coverage entry without path',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ path: 3 }) }),
      'coverage',
    ],
    [
      'a coverage entry without counts',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ f: [] }) }),
      'coverage',
    ],
    [
      'branches that are no list',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ branchMap: { 0: {} }, b: { 0: 1 } }) }),
      'coverage',
    ],
    [
      'a document type',
      'junit.xml',
      '<?xml version="1.0"?><!DOCTYPE t [<!ENTITY a "b">]><testsuite><testcase/></testsuite>',
      'tests',
    ],
    ['an entity of its own', 'junit.xml', '<testsuite name="&bomb;"><testcase/></testsuite>', 'tests'],
    ['an unfinished entity', 'junit.xml', '<testsuite name="a & b"><testcase/></testsuite>', 'tests'],
    [
      'a character past Unicode',
      'junit.xml',
      '<testsuite name="&#x110000;"><testcase/></testsuite>',
      'tests',
    ],
    ['tags that do not match', 'junit.xml', '<testsuite><testcase></testsuite></testcase>', 'tests'],
    ['two roots', 'junit.xml', '<testsuite><testcase/></testsuite><testsuite/>', 'tests'],
    ['text after the root', 'junit.xml', '<testsuite><testcase/></testsuite>text', 'tests'],
    [
      'character data before the root',
      'junit.xml',
      '<![CDATA[x]]><testsuite><testcase/></testsuite>',
      'tests',
    ],
    [
      'an attribute given twice',
      'junit.xml',
      '<testsuite failures="0" failures="1"><testcase/></testsuite>',
      'tests',
    ],
    ['an attribute without quotes', 'junit.xml', '<testsuite failures=1><testcase/></testsuite>', 'tests'],
    ['XML of another kind', 'junit.xml', '<coverage><testcase/></coverage>', 'tests'],
    ['other markup', 'junit.xml', '<testsuite><!ELEMENT a></testsuite>', 'tests'],
    ['a tag without a name', 'junit.xml', '<testsuite>< a/></testsuite>', 'tests'],
    ['a depth bomb in XML', 'junit.xml', '<testsuite>'.repeat(5_000), 'tests'],
    [
      'a giant attribute',
      'junit.xml',
      `<testsuite name="${'a'.repeat(1100 * 1024)}"><testcase/></testsuite>`,
      'tests',
    ],
    ['a negative JUnit count', 'junit.xml', '<testsuite tests="-1"/>', 'tests'],
    ['a JUnit count of NaN', 'junit.xml', '<testsuite tests="1" failures="NaN"/>', 'tests'],
    ['a Jest report without results', 'jest.json', '{"success":true}', 'tests'],
    ['Jest results that are no list', 'jest.json', '{"testResults":{}}', 'tests'],
    [
      'an interrupted run',
      'jest.json',
      JSON.stringify({ wasInterrupted: true, testResults: [test('passed')] }),
      'tests',
    ],
    ['an unknown status', 'jest.json', JSON.stringify({ testResults: [test('constructor')] }), 'tests'],
    [
      'a test file without tests',
      'jest.json',
      JSON.stringify({ testResults: [{ name: 'a', status: 'passed' }] }),
      'tests',
    ],
    [
      'a test file without name',
      'jest.json',
      JSON.stringify({ testResults: [{ assertionResults: [] }] }),
      'tests',
    ],
    [
      'a test file without status',
      'jest.json',
      JSON.stringify({ testResults: [{ name: 'a', assertionResults: [] }] }),
      'tests',
    ],
    ['a result that is no object', 'jest.json', '{"testResults":[null]}', 'tests'],
    [
      'a Jest count that is none',
      'jest.json',
      JSON.stringify({ numFailedTests: -2, testResults: [test('passed')] }),
      'tests',
    ],
    ['an ESLint object', 'eslint.json', '{}', 'lint'],
    ['an ESLint result without file', 'eslint.json', '[{"messages":[]}]', 'lint'],
    ['an ESLint result without messages', 'eslint.json', '[{"filePath":"a.js"}]', 'lint'],
    ['an ESLint message that is none', 'eslint.json', '[{"filePath":"a.js","messages":[1]}]', 'lint'],
    ['an unknown severity', 'eslint.json', '[{"filePath":"a.js","messages":[{"severity":"error"}]}]', 'lint'],
    [
      'an ESLint count that is none',
      'eslint.json',
      '[{"filePath":"a.js","messages":[],"errorCount":-1}]',
      'lint',
    ],
    ['another SARIF version', 'a.sarif', '{"version":"2.0.0","runs":[{"results":[]}]}', 'lint'],
    ['runs that are no list', 'a.sarif', '{"version":"2.1.0","runs":{}}', 'lint'],
    ['a run that is no object', 'a.sarif', '{"version":"2.1.0","runs":[3]}', 'lint'],
    ['a SARIF result that is no object', 'a.sarif', run({ results: [3] }), 'lint'],
    [
      'results kept elsewhere',
      'a.sarif',
      run({ results: [], externalPropertyFileReferences: { results: [] } }),
      'lint',
    ],
  ])('%s is unreadable', (_, name, content, kind) => {
    expect(refusal(name, content, kind)).toEqual(both('evidence-unreadable'));
  });

  it.each<[string, string, string, EvidenceKind]>([
    ['an empty file', 'coverage-summary.json', '', 'coverage'],
    ['white space', 'junit.xml', ' \n', 'tests'],
    ['an empty XML file', 'junit.xml', '', 'tests'],
    [
      'an Istanbul total of 0 of 0',
      'coverage-summary.json',
      '{"total":{"lines":{"total":0,"covered":0,"skipped":0,"pct":"Unknown"}}}',
      'coverage',
    ],
    ['a coverage map of nothing', 'coverage-final.json', '{}', 'coverage'],
    [
      'coverage of a file without code',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ statementMap: {}, s: {} }) }),
      'coverage',
    ],
    ['a JUnit report of no test', 'junit.xml', '<testsuites tests="0"/>', 'tests'],
    ['a Jest report of no test', 'jest.json', '{"testResults":[]}', 'tests'],
    ['an ESLint report of no file', 'eslint.json', '[]', 'lint'],
    ['a SARIF log without runs', 'a.sarif', '{"version":"2.1.0","runs":[]}', 'lint'],
    ['a SARIF run that did not look', 'a.sarif', run({ tool: {}, results: null }), 'lint'],
  ])('%s is empty', (_, name, content, kind) => {
    expect(refusal(name, content, kind)).toEqual(both('evidence-empty'));
  });

  it.each<[string, string, string, EvidenceKind]>([
    ['more covered than there is', 'coverage-summary.json', summary(all(5, 4)), 'coverage'],
    [
      'a total that its files do not add up to',
      'coverage-summary.json',
      summary(all(4, 4), all(1, 4)),
      'coverage',
    ],
    [
      'counts of fewer statements than there are',
      'coverage-final.json',
      JSON.stringify({ 'a.js': entry({ s: {} }) }),
      'coverage',
    ],
    [
      'fewer tests than declared, none failed',
      'junit.xml',
      '<testsuite name="s" tests="3"><testcase name="a"/></testsuite>',
      'tests',
    ],
    ['more skipped than there are', 'junit.xml', '<testsuite tests="1" skipped="2"/>', 'tests'],
    [
      'more passed tests than listed',
      'jest.json',
      JSON.stringify({ numPassedTests: 9, testResults: [test('passed')] }),
      'tests',
    ],
  ])('%s is a contradiction', (_, name, content, kind) => {
    expect(refusal(name, content, kind)).toEqual(both('evidence-contradiction'));
  });

  it('says why a file of the workspace cannot be opened', () => {
    const result = readEvidence(workspace({}), 'junit.xml', 'tests');
    expect(result).toEqual({
      ok: false,
      path: 'junit.xml',
      finding: {
        reason: 'evidence-unreadable',
        args: { file: 'junit.xml', problem: 'it is not there' },
        position: null,
      },
    });
  });

  it('lets no exception of the host escape', () => {
    const files = workspace({ 'junit.xml': '' });
    const read = () => {
      throw new TypeError('disk');
    };
    expect(readEvidence({ ...files, read }, 'junit.xml', 'tests')).toMatchObject({ ok: false });
  });

  it.each([
    ['deep lists', `{"a":${'['.repeat(300)}`],
    ['an entry of more than 32 MiB', `{"a":["${'x'.repeat(33 * 1024 * 1024)}"]}`],
  ])('ends at a bound in a large document: %s', (_, text) => {
    const name = 'coverage-final.json';
    const result = readEvidence(inPieces(workspace({ [name]: text })), name, 'coverage');
    expect(result.ok ? '' : JSON.stringify(result.finding)).toMatch(/200 levels|32 MiB/);
  });

  it('keeps text that holds a replacement character', () => {
    const text = '<testsuite name="\uFFFD"><testcase name="a"/></testsuite>';
    expect(refusal('junit.xml', text, 'tests')).toEqual(both('accepted'));
  });
});
