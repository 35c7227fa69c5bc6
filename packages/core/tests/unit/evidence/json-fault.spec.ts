import fc from 'fast-check';
import { jsonFault } from '../../../src/evidence/reading/json-fault.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { inPieces, workspace } from './workspace.js';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the fault of a JSON text', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['{a: 1}', 1],
    ["{'a': 1}", 1],
    ['[1, 2', 5],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a": tru}', 9],
    ['{"a": nul', 9],
    ['[01]', 2],
    ['[1.]', 3],
    ['[-]', 2],
    ['[1e+]', 4],
    ['"\\x"', 2],
    ['"\\u12g4"', 5],
    ['"a\nb"', 2],
    ['"abc', 4],
    ['1 2', 2],
    ['{}}', 2],
    ['', 0],
    ['{"a": NaN}', 6],
    ['// note\n{}', 0],
  ])('%j is at %i', (text, offset) => {
    expect(jsonFault(text)).toBe(offset);
  });

  it('is null for exactly what JSON.parse accepts, whatever was changed in it', () => {
    const changed = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', '"', '\\', '0', '-', 'e', '\t', '\u0001'),
    );
    fc.assert(
      fc.property(changed, ([json, at, mark]) => {
        const place = at % (json.length + 1);
        const text = json.slice(0, place) + mark + json.slice(place + 1);
        const fault = jsonFault(text);
        expect(fault === null).toBe(isJson(text));
        // What comes before the fault is the beginning of some JSON text.
        if (fault !== null) expect(jsonFault(text.slice(0, fault)) ?? fault).toBe(fault);
      }),
    );
  });
});

const FILE = 'coverage-summary.json';
const HEAD = '{"total": {"lines": {"total": 1, "covered": 1}},\n';

describe('a report that is not JSON', () => {
  it.each([
    ['a comma too many', `${HEAD} "a.ts": {},\n}`, 'it is not JSON (at 3:1)', { line: 3, column: 1 }],
    [
      'a broken value inside',
      `${HEAD} "a.ts": {"lines": oops}}`,
      'it is not JSON (at 2:20)',
      { line: 2, column: 20 },
    ],
    ['a control character', `${HEAD} "a\u0007.ts": {}}`, 'it is not JSON (at 2:4)', { line: 2, column: 4 }],
    [
      'an end that is missing',
      `${HEAD} "a.ts": {"lines":`,
      'only part of it was written (at 2:19)',
      { line: 2, column: 19 },
    ],
    [
      'no end of the whole',
      `${HEAD} "a.ts": {}\n`,
      'only part of it was written (at 3:1)',
      { line: 3, column: 1 },
    ],
    [
      'a word that breaks off',
      `${HEAD} "a.ts": tru, "b": 1}`,
      'it is not JSON (at 2:13)',
      { line: 2, column: 13 },
    ],
    [
      'something behind the end',
      `${HEAD} "a.ts": {}} x`,
      'it is not JSON (at 2:14)',
      { line: 2, column: 14 },
    ],
  ])('%s: names the place, in one piece and in many, and quotes nothing', (_, text, problem, position) => {
    for (const files of [
      workspace({ [FILE]: text }),
      ...[1, 7, 4096].map((size) => inPieces(workspace({ [FILE]: text }, size))),
    ]) {
      const read = readEvidence(files, FILE, 'coverage');
      expect(read.ok ? null : read.finding).toEqual({
        reason: 'evidence-unreadable',
        args: { file: FILE, problem },
        position,
      });
    }
  });
});

describe('a report that is not XML', () => {
  it.each([
    [
      'tags that do not match',
      '<testsuites>\n <testsuite>\n </testsuites>',
      'its tags do not match (at 3:2)',
    ],
    ['text before the root', '<?xml version="1.0"?>\n  oops <a/>', 'it is not XML (at 2:3)'],
    ['an end that is missing', '<testsuites>\n <testsuite', 'only part of it was written (at 2:12)'],
    ['a broken tag', '<testsuites>\n\n<testsuite a=1/></testsuites>', 'its tag testsuite is broken (at 3:1)'],
  ])('%s: names the place, in one piece and in many', (_, text, problem) => {
    for (const files of [
      workspace({ 'junit.xml': text }),
      ...[1, 7].map((size) => inPieces(workspace({ 'junit.xml': text }, size))),
    ]) {
      const read = readEvidence(files, 'junit.xml', 'tests');
      expect(read.ok ? null : read.finding.args).toEqual({ file: 'junit.xml', problem });
    }
  });
});
