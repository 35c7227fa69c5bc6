import { readBaseline } from '../../../src/entries/documents.js';
import { renderBaseline } from '../../../src/index.js';

describe('readBaseline', () => {
  it('reads what was written', () => {
    const violations = { pay: { 'II.coverage': { 'coverage-below-minimum lines': 62.5 } } };
    expect(readBaseline(renderBaseline(violations))).toEqual({ violations, findings: [] });
  });

  it('lets editors name the schema', () => {
    expect(readBaseline('{ "$schema": "x.json", "schemaVersion": 1, "violations": {} }').findings).toEqual(
      [],
    );
  });

  it.each([
    ['an empty file', '', null],
    ['a bare word', '{\n  oops\n}', 2],
    ['a missing comma', '{ "schemaVersion": 1\n "violations": {} }', 2],
    ['a merge conflict', '{\n<<<<<<< ours\n  "schemaVersion": 1\n}', 2],
    ['another version', '{\n  "schemaVersion": 2,\n  "violations": {}\n}', 2],
    ['an unknown field', '{\n  "schemaVersion": 1,\n  "violations": {},\n  "more": 1\n}', null],
    [
      'a value that is no number',
      '{ "schemaVersion": 1,\n "violations": { "pay": {\n "II": { "k": true } } } }',
      3,
    ],
    ['a number below zero', '{ "schemaVersion": 1, "violations": { "pay": { "II": {\n "k": -1 } } } }', 2],
    ['a project twice', '{ "schemaVersion": 1, "violations": { "pay": {},\n "pay": {} } }', 2],
    ['a gate twice', '{ "schemaVersion": 1, "violations": { "pay": { "II": {}, "I": {},\n "II": {} } } }', 2],
    [
      'a violation twice in another spelling',
      '{ "schemaVersion": 1, "violations": { "pay": { "II": { "k \\"x\\"": 1,\n "\\u006b \\"x\\"": 9 } } } }',
      2,
    ],
    ['the list of violations twice', '{ "schemaVersion": 1, "violations": {},\n "violations": {} }', 2],
    ['a list', '[]', null],
  ])('finds %s wrong, with its line where there is one', (_, text, line) => {
    const { violations, findings } = readBaseline(text);
    expect(violations).toEqual({});
    expect(findings.map(({ reason }) => reason)).toEqual(['baseline-malformed']);
    if (line !== null) expect(findings[0]?.position?.line).toBe(line);
  });

  it('does not take the same key of two mappings for a double one', () => {
    const text =
      '{ "schemaVersion": 1, "violations": { "pay": { "I": { "pay": 1 } }, "I": { "I": { "I": 2 } } } }';
    expect(readBaseline(text).findings).toEqual([]);
  });

  it('never throws for what is nested deeply', () => {
    expect(readBaseline('['.repeat(50_000)).findings).toHaveLength(1);
  });
});
