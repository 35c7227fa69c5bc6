import { combineSecurity } from '../../../src/evidence/kinds/security/combine.js';
import { readVector } from '../../../src/evidence/kinds/security/cvss.js';
import { isLockfile } from '../../../src/evidence/kinds/security/lockfiles.js';
import { readPackageUrl } from '../../../src/evidence/kinds/security/package-url.js';
import { rate } from '../../../src/evidence/kinds/security/rating.js';
import { readEvidence } from '../../../src/evidence/read-report.js';
import { exampleText } from './format-folders.js';
import { inPieces, workspace } from './workspace.js';

describe('a CVSS vector', () => {
  // The scores are those that NVD publishes for these vectors.
  it.each([
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 9.8],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H', 10],
    ['CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H', 5.9],
    ['CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:L/I:L/A:L', 5.6],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N', 6.1],
    ['CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H', 7.8],
    ['CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N', 1.6],
    ['CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:H/I:H/A:N', 9.6],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N', 0],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:P/RL:O', 9.8],
  ])('%s has the base score %d', (vector, score) => {
    expect(readVector(vector)?.score).toBe(score);
  });

  it.each([
    ['of another version', 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0'],
    ['of CVSS 2', 'AV:N/AC:L/Au:N/C:P/I:P/A:P', '2.0'],
    ['without a metric', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', '3.1'],
    ['with a metric twice', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/C:N/I:H/A:H', '3.1'],
    ['with an unknown value', 'CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1'],
    ['with a name of every object', 'CVSS:3.1/AV:constructor/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1'],
  ])('%s has no score', (_, vector, version) => {
    expect(readVector(vector)).toEqual({ version, score: null });
  });

  it.each(['', 'high', 'CVSS', 7.5, null, `CVSS:3.1/${'A'.repeat(1_000)}`])('is not %p', (text) => {
    expect(readVector(text)).toBeNull();
  });
});

describe('the severity of a finding', () => {
  const V3 = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';
  const V4 = 'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N';

  it.each<[string, Parameters<typeof rate>[0], string | null]>([
    ['the score before the word', { scores: [5], words: ['critical'] }, 'medium'],
    ['the highest score', { scores: [3.1, '9.1', undefined], words: ['low'] }, 'critical'],
    ['the vector where there is no score', { scores: [0], vectors: [V3], words: ['low'] }, 'critical'],
    ['the word for a vector of CVSS 4', { scores: [0], vectors: [V4], words: ['moderate'] }, 'medium'],
    ['the vector of CVSS 3 beside one of CVSS 4', { vectors: [V4, V3], words: ['low'] }, 'critical'],
    ['the gravest word', { words: ['low', 'high'] }, 'high'],
    ['not known with one word that is not known', { words: ['low', 'severe'] }, null],
    ['not known without anything', {}, null],
    ['not known with a score above ten', { scores: [11], words: ['low'] }, null],
    ['not known with a negative score', { scores: [-1], words: ['low'] }, null],
    ['not known with a score that is not a number', { scores: ['NaN'], words: ['low'] }, null],
    ['the word where a score of 0 means none', { scores: [0], vectors: [null], words: ['high'] }, 'high'],
    ['none for a remark', { words: ['info'] }, 'none'],
  ])('is %s', (_, ratings, severity) => {
    expect(rate(ratings).severity).toBe(severity);
  });
});

it.each([
  ['pkg:npm/minimist@1.2.0', { name: 'minimist', version: '1.2.0' }],
  ['pkg:npm/%40acme/checkout', { name: '@acme/checkout', version: null }],
  ['pkg:npm/@acme/checkout@2.0.0', { name: '@acme/checkout', version: '2.0.0' }],
  ['pkg:golang/example.com/a/b@v1.2.3?type=module#sub/dir', { name: 'example.com/a/b', version: 'v1.2.3' }],
  ['pkg:maven/org.apache/commons@1.0%2B1', { name: 'org.apache/commons', version: '1.0+1' }],
  ['minimist@1.2.0', null],
  ['pkg:npm/%E0%A4%A', null],
])('reads the package URL %s', (text, expected) => {
  expect(readPackageUrl(text)).toEqual(expected);
});

it.each([
  ['package-lock.json', true],
  ['a/b/requirements-dev.txt', true],
  ['C:\\ws\\yarn.lock', true],
  ['src/lock.ts', false],
])('%s is a lockfile: %p', (path, expected) => {
  expect(isLockfile(path)).toBe(expected);
});

it('counts what two reports say twice', () => {
  const file = 'npm-audit.json';
  const read = readEvidence(workspace({ [file]: exampleText('npm-audit', 'npm-11-19') }), file, 'security');
  if (!read.ok) throw new Error(JSON.stringify(read.finding));
  const { findings, scans } = combineSecurity([read, read]);
  expect([findings.length, scans.length]).toEqual([6, 2]);
});

it('reads advisories whose ids are numbers in the same order in one piece and in many', () => {
  const name = 'pnpm-audit.json';
  const text = exampleText('pnpm-audit', 'pnpm-10-34').replace('"1097678":', '"1097678x":');
  expect(text).toContain('"1097678x":');
  const files = workspace({ [name]: text });
  const [whole, pieces] = [files, inPieces(files)].map((host) => readEvidence(host, name, 'security'));
  expect(whole?.ok).toBe(true);
  expect(pieces).toEqual(whole);
});
