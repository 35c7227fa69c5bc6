import type { EvidenceKind } from '../../../src/evidence/evidence-kinds.js';
import { discoverEvidence } from '../../../src/evidence/discover-reports.js';
import { exampleText } from './format-folders.js';
import { workspace } from './workspace.js';

const SUITE = '<testsuite name="s"><testcase name="a"/></testsuite>';
const REPORTS: Readonly<Record<EvidenceKind, readonly [name: string, text: string]>> = {
  tests: ['results-1.xml', SUITE],
  coverage: ['coverage-final.json', exampleText('istanbul-final', 'jest')],
  lint: ['eslint.json', exampleText('eslint-json', 'eslint')],
  performance: ['hyperfine.json', exampleText('hyperfine', 'hyperfine')],
  security: ['npm-audit.json', exampleText('npm-audit', 'npm-11-19')],
};

/** The files that refuse a report of the kind which is beside them. */
function unread(kind: EvidenceKind, files: Readonly<Record<string, string | Uint8Array>>): readonly string[] {
  const [name, text] = REPORTS[kind];
  const all = Object.entries({ [name]: text, ...files }).map(
    ([path, content]) => [`out/${path}`, content] as const,
  );
  const found = discoverEvidence(workspace(Object.fromEntries(all)), ['out'], { kind, root: 'packages/a' });
  expect(found.paths).toContain(`out/${name}`);
  return found.unread.map(({ path }) => path.slice(4));
}

describe('a file beside a report that may be a report', () => {
  it.each<[string, EvidenceKind, string, string | Uint8Array]>([
    ['empty', 'tests', 'results-2.xml', ''],
    ['blank', 'tests', 'b.xml', '\n \n'],
    ['cut off in its declaration', 'tests', 'b.xml', '<?xml version="1.0"'],
    ['cut off in a comment', 'tests', 'sub/b.xml', '<?xml version="1.0"?><!-- '],
    ['a message', 'tests', 'b.xml', 'Segmentation fault (core dumped)\n'],
    ['zero bytes', 'tests', 'b.xml', '\0\0\0\0'],
    ['in an unknown encoding', 'tests', 'b.xml', '<?xml version="1.0" encoding="EBCDIC-CP-US"?>\xff'],
    ['another XML of the same series', 'tests', 'results-2.xml', '<error>quota</error>'],
    ['JSON that is cut off', 'tests', 'shards/b.json', '{"startTime": 1, "te'],
    ['empty', 'tests', 'jest-2.json', ''],
    ['empty', 'coverage', 'shard/other.json', ''],
    ['no JSON', 'coverage', 'b.json', 'null null'],
    ['empty', 'lint', 'lint-2.json', ''],
    ['cut off', 'lint', 'lint-2.json', '[{"messages'.slice(0, 5)],
    ['empty', 'performance', 'bench-2.json', ''],
    ['a message', 'performance', 'deep/bench.json', 'killed'],
  ])('refuses it: %s (%s, %s)', (_, kind, path, content) => {
    const found = unread(kind, { [path]: content });
    // A file that is named like a report is read as one, and refused there.
    const named = discoverEvidence(workspace({ [`out/${path}`]: content }), ['out'], {
      kind,
      root: 'x',
    }).paths;
    expect([...found, ...named.map((file) => file.slice(4))]).toEqual([path]);
  });

  it.each<[string, EvidenceKind, Readonly<Record<string, string>>]>([
    ['XML of another kind', 'tests', { 'b.xml': '<coverage/>', 'pom.xml': '<p:project xmlns:p="x"/>' }],
    [
      'pages of an HTML report',
      'tests',
      { 'html/index.html': '', 'html/data.json': '{', 'html/data/1.json': '' },
    ],
    ['settings', 'tests', { 'package.json': '{', 'tsconfig.build.json': '// x\n{', '.swcrc': '' }],
    [
      'JSON with comments, and lines of JSON',
      'tests',
      { 'a.json': '/* x */ {}', 'b.json': '{"a":1}\n{"b":2}\n' },
    ],
    ['empty lists and objects', 'lint', { 'cache.json': '[]', 'b.json': '{}' }],
    ['other data', 'performance', { 'b.json': '{"name":"x","times":null}', 'c.json': '[1,2]' }],
    ['what a build wrote elsewhere', 'lint', { 'assets/broken.json': '{', 'assets/empty.json': '' }],
    ['raw coverage of V8', 'coverage', { 'tmp/coverage-1-2.json': '{"result": [{"scriptId": "1"' }],
    ['files of tests', 'tests', { 'fixtures/b.xml': '', '__fixtures__/c.json': '{' }],
  ])('leaves it: %s', (_, kind, files) => {
    expect(unread(kind, files)).toEqual([]);
  });

  it('is left alone when the outputs take it out', () => {
    const files = workspace({ 'out/a.xml': SUITE, 'out/b.xml': '', 'out/old/c.xml': '' });
    const outputs = ['out', '!out/b.xml', '!out/old/**'];
    const found = discoverEvidence(files, outputs, { kind: 'tests', root: 'packages/a' });
    expect(found).toMatchObject({ paths: ['out/a.xml'], unread: [], looked: ['out'] });
  });

  it('does not hide a report in a directory of pages', () => {
    const files = workspace({ 'out/a.xml': SUITE, 'out/html/index.html': '', 'out/html/junit.xml': SUITE });
    const found = discoverEvidence(files, ['out'], { kind: 'tests', root: 'packages/a' });
    expect(found.paths).toEqual(['out/html/junit.xml', 'out/a.xml']);
  });
});
