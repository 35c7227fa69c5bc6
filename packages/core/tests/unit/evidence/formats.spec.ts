import type { EvidenceKind } from '../../../src/evidence/evidence-kinds.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { exampleText } from './format-folders.js';
import { workspace } from './workspace.js';

/** What the examples in the folders of the formats cannot say: how formats agree, and reports too large for a file. */
function read<Kind extends EvidenceKind>(name: string, text: string, kind: Kind) {
  const result = readEvidence(workspace({ [name]: text }), name, kind);
  if (!result.ok) throw new Error(JSON.stringify(result.finding));
  return result.evidence;
}

it('computes from coverage-final what the summary of the same run states', () => {
  const summary = read('coverage-summary.json', exampleText('istanbul-summary', 'jest'), 'coverage');
  const final = read('coverage-final.json', exampleText('istanbul-final', 'jest'), 'coverage');
  const files = final.files.map(({ file, counts }) => ({ file, counts, parts: null }));
  expect({ ...final, files }).toEqual(summary);
});

it('reads the same from both reports of ESLint, parse errors among the notifications too', () => {
  const sarif = read('eslint.sarif', exampleText('sarif', 'eslint'), 'lint');
  const json = read('eslint.json', exampleText('eslint-json', 'eslint'), 'lint');
  expect([sarif.errors, sarif.warnings]).toEqual([json.errors, json.warnings]);
  const ruled = ({ counts }: typeof json) => counts.filter(({ rule }) => rule !== null);
  expect(ruled(sarif)).toEqual(ruled(json));
  expect([...sarif.files].sort()).toEqual([...json.files].sort());
});

it('keeps a rule named like a part of every object', () => {
  const { counts } = read('eslint.json', exampleText('eslint-json', 'rule-named-proto'), 'lint');
  expect(counts.map(({ rule }) => rule)).toEqual(['__proto__']);
});

it('lists the first 10,000 messages of a linter and counts all', () => {
  const messages = Array.from({ length: 10_500 }, () => ({ ruleId: 'r', severity: 1, message: 'x' }));
  const large = read('eslint.json', JSON.stringify([{ filePath: 'a.js', messages }]), 'lint');
  expect([large.warnings, large.messages.length, large.counts[0]?.warnings]).toEqual([
    10_500, 10_000, 10_500,
  ]);
});
