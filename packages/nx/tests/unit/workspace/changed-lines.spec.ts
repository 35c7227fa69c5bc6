import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LineChange } from '@plangate/core';
import { changeBase } from '../../../src/workspace/change-base.js';
import { changedLinesDigests, readChangedLines, readDiff } from '../../../src/workspace/changed-lines.js';
import { TestRepository } from '../../support/repository.js';

const BASE = process.env.NX_BASE;
beforeEach(() => delete process.env.NX_BASE);
afterAll(() => {
  if (BASE !== undefined) process.env.NX_BASE = BASE;
});

const CARDS = 'packages/pay/src/cards.ts';
const TEXT = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n';

/** A repository with one source, on a branch of its own. */
function repository(files: Readonly<Record<string, string>> = {}): TestRepository {
  const made = new TestRepository();
  made.git('init', '-q', '-b', 'main');
  made.write({ [CARDS]: TEXT, ...files }).commit();
  made.commit();
  made.git('checkout', '-q', '-b', 'work');
  return made;
}

const changeIn = ({ root }: TestRepository): LineChange => readChangedLines(root, changeBase(root));

const changedLinesDigest = (change: LineChange, project: string) =>
  changedLinesDigests(change, [project]).get(project);

function filesIn(made: TestRepository): unknown {
  const change = changeIn(made);
  if (!change.known) throw new Error(change.why);
  return Object.fromEntries([...change.files].filter(([path]) => path !== 'other.txt'));
}

const ranges = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([from, count]) => ({ from, count }));

describe('the lines that a change touches', () => {
  it('are those that were added or altered, in commits and in the working tree, and none of those that were deleted', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', 'TWO\nTWO AND A HALF') }).commit();
    made.write({ [CARDS]: TEXT.replace('two', 'TWO\nTWO AND A HALF').replace('five\n', '') + 'nine' });
    expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 2], [9, 1]) });
    made.git('add', '-A');
    expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 2], [9, 1]) });
  });

  it('are none where lines were deleted alone, or nothing changed', () => {
    const made = repository();
    expect(filesIn(made)).toEqual({});
    made.write({ [CARDS]: TEXT.replace('five\n', '') });
    expect(filesIn(made)).toEqual({});
  });

  it('are all of a file that git does not track, unless it is ignored', () => {
    const made = repository({ '.gitignore': 'dist\n' });
    made.write({ 'packages/pay/src/new.ts': 'x\n', 'dist/built.js': 'x\n' });
    expect(filesIn(made)).toEqual({ 'packages/pay/src/new.ts': 'all' });
  });

  it('are those of a renamed file that are not as they were', () => {
    const made = repository();
    made.git('mv', CARDS, 'packages/pay/src/moved.ts');
    expect(filesIn(made)).toEqual({});
    made.write({ 'packages/pay/src/moved.ts': TEXT.replace('three', '3') }).commit();
    expect(filesIn(made)).toEqual({ 'packages/pay/src/moved.ts': ranges([3, 1]) });
  });

  it('are found in files of any name, and with lines that look like a diff', () => {
    const odd = ['a b.ts', 'ü "q".ts', '[id].ts', 'tab\there.ts', 'x and b', 'back\\slash.ts'];
    const made = repository(Object.fromEntries(odd.map((name) => [name, TEXT])));
    const text = TEXT.replace('two\n', '++ b/other.ts\n@@ -1 +90,9 @@\ndiff --git a/x b/x\n');
    made.write(Object.fromEntries(odd.map((name) => [name, text])));
    expect(filesIn(made)).toEqual(Object.fromEntries(odd.map((name) => [name, ranges([2, 3])])));
  });

  it('are all of a file that somebody declares to be binary, and none that is generated', () => {
    const made = repository({ 'src/gen.ts': TEXT, 'x and b/y.ts': TEXT });
    made.write({
      '.gitattributes': '*.ts -diff\ngen.ts linguist-generated\n',
      [CARDS]: TEXT.replace('two', '2'),
      'x and b/y.ts': TEXT.replace('two', '2'),
      'src/gen.ts': TEXT.replace('two', '2'),
    });
    expect(filesIn(made)).toEqual({ [CARDS]: 'all', 'x and b/y.ts': 'all', '.gitattributes': 'all' });
    expect(changeIn(made)).toMatchObject({ generated: ['src/gen.ts'] });
  });

  it('are all of a binary file that is new or renamed, whatever its name', () => {
    const made = repository({ 'q and b/q.ts': TEXT, 'r and b/keep': '', '.gitattributes': '*.ts -diff\n' });
    made.write({ 'x and b/y.ts': TEXT.toUpperCase(), 'x and b/ü".ts': TEXT.repeat(2) });
    made.git('mv', 'q and b/q.ts', 'r and b/r.ts');
    made.write({ 'r and b/r.ts': `${TEXT}nine\n` }).commit();
    expect(filesIn(made)).toEqual({ 'x and b/y.ts': 'all', 'x and b/ü".ts': 'all', 'r and b/r.ts': 'all' });
  });

  it('are those of a file that was a link, and of one whose merge is not done', () => {
    const made = repository();
    symlinkSync('other.txt', join(made.root, 'link.ts'));
    made.commit();
    made.git('branch', '-f', 'main');
    made.write({ [CARDS]: TEXT.replace('two', '2') }).commit();
    made.git('checkout', '-q', '-b', 'other', 'main');
    made.write({ [CARDS]: TEXT.replace('two', 'zwei') }).commit();
    made.git('checkout', '-q', 'work');
    expect(() => made.git('merge', '-q', 'other')).toThrow();
    made.remove('link.ts');
    made.write({ 'link.ts': 'a\nb\n', [CARDS]: TEXT.replace('two', 'zwei\n2') });
    expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 2]), 'link.ts': ranges([1, 2]) });
  });

  it.each([
    ['=false', false],
    ['=true', true],
    ['', true],
    ['=1', false],
  ])('are those of a file with linguist-generated%s as a code host reads it', (value, generated) => {
    const made = repository({ '.gitattributes': `*.ts linguist-generated${value}\n` });
    made.write({ [CARDS]: TEXT.replace('two', '2') });
    expect(filesIn(made)).toEqual(generated ? {} : { [CARDS]: ranges([2, 1]) });
    made.write({ 'packages/.gitattributes': 'cards.ts !linguist-generated\n' });
    expect(filesIn(made)).toMatchObject({ [CARDS]: ranges([2, 1]) });
    made.write({ 'packages/.gitattributes': 'cards.ts -linguist-generated\n' });
    expect(filesIn(made)).toMatchObject({ [CARDS]: ranges([2, 1]) });
  });

  it('are none of a file whose line ends alone are those of its attributes', () => {
    const made = repository({ '.gitattributes': '*.ts text eol=crlf\n' });
    made.write({ [CARDS]: TEXT.replaceAll('\n', '\r\n') });
    expect(filesIn(made)).toEqual({});
    made.write({ [CARDS]: TEXT.replace('two', '2').replaceAll('\n', '\r\n') });
    expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 1]) });
  });

  it('are those of a worktree, and of a branch that merged another', () => {
    const made = repository();
    made.git('checkout', '-q', '-b', 'other');
    made.write({ 'b.ts': TEXT }).commit();
    made.git('checkout', '-q', 'work');
    made.write({ [CARDS]: TEXT.replace('two', '2') });
    made.git('commit', '-q', '-a', '-m', 'a');
    made.git('merge', '-q', '-m', 'merge', 'other');
    const expected = { [CARDS]: ranges([2, 1]), 'b.ts': ranges([1, 8]) };
    expect(filesIn(made)).toEqual(expected);
    const tree = new TestRepository();
    made.git('worktree', 'add', '-q', '--detach', join(tree.root, 'tree'), 'work');
    expect(filesIn(new TestRepository(join(tree.root, 'tree')))).toEqual(expected);
  });

  it.each([
    ...['diff.noprefix true', 'diff.mnemonicPrefix true', 'diff.srcPrefix x/', 'diff.relative true'],
    ...['diff.context 9', 'diff.interHunkContext 9', 'diff.algorithm patience', 'diff.indentHeuristic true'],
    ...['diff.renames false', 'diff.renameLimit 1', 'diff.external false', 'diff.orderFile /nowhere/order'],
    ...['color.ui always', 'color.diff always', 'diff.colorMoved zebra', 'diff.wsErrorHighlight all'],
    ...['diff.ignoreSubmodules all', 'diff.submodule log', 'diff.statGraphWidth 1', 'core.quotePath true'],
    ...['core.fsmonitor /nowhere/hook', 'core.attributesFile .mine', 'core.bigFileThreshold 1'],
    ...['diff.own.command false', 'diff.own.textconv false', 'core.pager false', 'log.showRoot false'],
  ])('are the same with %s', (setting) => {
    const made = repository({
      'a/ü.ts': TEXT,
      'b/old.ts': TEXT.toUpperCase(),
      '.gitattributes': '*.ts diff=own\n',
    });
    made.write({
      [CARDS]: TEXT.replace('two', '2').replace('five', '5'),
      'a/ü.ts': TEXT.replace('two', '2'),
    });
    made.git('mv', 'b/old.ts', 'b/new.ts');
    made.write({
      '.mine': '*.ts linguist-generated -diff\n',
      'b/new.ts': TEXT.toUpperCase().replace('SIX', '6'),
    });
    made.git('config', ...setting.split(' '));
    expect(filesIn(made)).toEqual({
      [CARDS]: ranges([2, 1], [5, 1]),
      'a/ü.ts': ranges([2, 1]),
      'b/new.ts': ranges([6, 1]),
      '.mine': 'all',
    });
  });

  it.each([
    ['GIT_DIFF_OPTS', '--unified=5'],
    ['GIT_DIFF_OPTS', '-u3'],
    ['GIT_EXTERNAL_DIFF', 'false'],
    ['GIT_LITERAL_PATHSPECS', '1'],
    ['GIT_DIR', '/nowhere'],
    ['GIT_WORK_TREE', '/nowhere'],
    ['GIT_INDEX_FILE', '/nowhere'],
    ['GIT_OBJECT_DIRECTORY', '/nowhere'],
    ['GIT_CEILING_DIRECTORIES', '/'],
    ['GIT_NAMESPACE', 'other'],
    ['GIT_PREFIX', 'packages/'],
    ['GIT_TRACE', '1'],
    ['GIT_CONFIG_PARAMETERS', "'diff.noprefix=true'"],
    ['LC_ALL', 'de_DE.UTF-8'],
  ])('are the same with %s=%s', (name, value) => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2').replace('five', '5') });
    const { [name]: given } = process.env;
    process.env[name] = value;
    try {
      expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 1], [5, 1]) });
    } finally {
      if (given === undefined) delete process.env[name];
      else process.env[name] = given;
    }
  });

  it('take no file for a generated one because the clone of one person says so', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2'), '.git/info/attributes': '*.ts linguist-generated\n' });
    expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 1]) });
  });

  // Other systems refuse such names.
  const onLinux = process.platform === 'linux' ? it : it.skip;
  onLinux('are all of files whose names are no text, because two of them look alike', () => {
    const made = repository();
    const named = (byte: number) =>
      Buffer.concat([Buffer.from(`${made.root}/n`), Buffer.from([byte]), Buffer.from('.ts')]);
    for (const byte of [0xfe, 0xff]) writeFileSync(named(byte), TEXT);
    made.commit();
    made.git('branch', '-f', 'main');
    made.commit();
    writeFileSync(named(0xfe), TEXT.replace('two', '2'));
    writeFileSync(named(0xff), TEXT.replace('six', '6'));
    expect(filesIn(made)).toEqual({ 'n\uFFFD.ts': 'all' });
  });

  it('are those of a workspace below the root of its repository', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2'), 'packages/pay/src/new.ts': 'x\n' });
    const root = join(made.root, 'packages/pay');
    const change = readChangedLines(root, changeBase(root));
    expect(change.known && Object.fromEntries(change.files)).toEqual({
      'src/cards.ts': ranges([2, 1]),
      'src/new.ts': 'all',
    });
  });

  it('are all lines before the first commit, and while there is no other', () => {
    const made = new TestRepository();
    made.git('init', '-q', '-b', 'main');
    made.write({ [CARDS]: TEXT });
    expect(filesIn(made)).toEqual({ [CARDS]: 'all' });
    made.commit();
    expect(filesIn(made)).toEqual({ [CARDS]: 'all' });
    expect(changeIn(made)).toMatchObject({ since: 'the first commit' });
  });

  it('are not known without a repository, or without the base', () => {
    expect(changeIn(new TestRepository()).known).toBe(false);
    const made = repository();
    process.env.NX_BASE = 'gone';
    expect(changeIn(made).known).toBe(false);
  });

  it('are not known where git has lost what it would compare with', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2') });
    made.lose(`main:${CARDS}`);
    expect(changeIn(made).known).toBe(false);
  });
});

describe('the lines that a change touches in a repository within', () => {
  /** A repository with a submodule that has one file and a generated one. */
  function withSubmodule(): { made: TestRepository; sub: TestRepository } {
    const other = new TestRepository();
    other.git('init', '-q', '-b', 'main');
    other.write({ 'src/a.ts': TEXT, 'src/gen.ts': TEXT, '.gitattributes': 'gen.ts linguist-generated\n' });
    other.commit();
    const made = new TestRepository();
    made.git('init', '-q', '-b', 'main');
    made.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.root, 'libs/sub');
    made.commit();
    made.commit();
    made.git('checkout', '-q', '-b', 'work');
    return { made, sub: new TestRepository(join(made.root, 'libs/sub')) };
  }
  const inside = (made: TestRepository) =>
    Object.keys(filesIn(made) as object)
      .filter((path) => path.startsWith('libs/'))
      .sort();
  const WHOLE = ['libs/sub/.gitattributes', 'libs/sub/other.txt', 'libs/sub/src/a.ts'];

  it('are none where a submodule is as it was', () => {
    expect(inside(withSubmodule().made)).toEqual([]);
  });

  it.each(['', 'all'])('are all of a submodule whose commit moved, with ignore = %s', (ignored) => {
    const { made, sub } = withSubmodule();
    if (ignored !== '') made.git('config', '-f', '.gitmodules', 'submodule.libs/sub.ignore', ignored);
    sub.commit();
    expect(inside(made)).toEqual(WHOLE);
    expect(changeIn(made)).toMatchObject({ generated: ['libs/sub/src/gen.ts'] });
    made.commit();
    expect(inside(made)).toEqual(WHOLE);
    expect(filesIn(made)).toMatchObject({ 'libs/sub/src/a.ts': 'all' });
  });

  it('are all of a submodule with changes in it', () => {
    const { made, sub } = withSubmodule();
    sub.write({ 'src/new.ts': 'x\n' });
    expect(inside(made)).toEqual([...WHOLE, 'libs/sub/src/new.ts']);
  });

  it('are all of a repository that is no submodule, whatever is in that', () => {
    const made = repository();
    for (const path of ['vendor/lib', 'vendor/lib/deeper/still']) {
      const other = new TestRepository(join(made.root, path));
      made.write({ [`${path}/a.ts`]: TEXT });
      other.git('init', '-q', '-b', 'main');
      other.git('add', 'a.ts');
    }
    const vendored = { 'vendor/lib/a.ts': 'all', 'vendor/lib/deeper/still/a.ts': 'all' };
    expect(filesIn(made)).toEqual(vendored);
    // A commit keeps where it is, and of which commit.
    new TestRepository(join(made.root, 'vendor/lib')).git('commit', '-q', '-m', 'a');
    made.commit();
    expect(filesIn(made)).toEqual(vendored);
  });

  it('are none where a submodule is not checked out, and not known where something else is in its place', () => {
    const { made, sub } = withSubmodule();
    sub.commit();
    made.commit();
    made.git('submodule', '--quiet', 'deinit', '-f', 'libs/sub');
    expect(inside(made)).toEqual([]);
    made.write({ 'libs/sub/src/a.ts': TEXT });
    expect(changeIn(made).known).toBe(false);
    made.write({ 'libs/sub/.git': 'gitdir: nowhere\n' });
    expect(changeIn(made).known).toBe(false);
  });
});

describe('the digest of changed lines', () => {
  it('is of one project, and null where none of its lines changed', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2') });
    const change = changeIn(made);
    expect(changedLinesDigest(change, 'packages/pay')).toMatch(/^[0-9a-f]{64}$/);
    expect(changedLinesDigest(change, 'packages/payments')).toBeNull();
    made.write({ 'packages/web/a.ts': 'x\n' });
    expect(changedLinesDigest(changeIn(made), 'packages/pay')).toBe(
      changedLinesDigest(change, 'packages/pay'),
    );
    expect(changedLinesDigest(changeIn(made), '.')).not.toBe(changedLinesDigest(change, '.'));
  });

  it('does not depend on the commit that shows the same lines', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2') });
    const before = changedLinesDigest(changeIn(made), 'packages/pay');
    made.commit();
    expect(changedLinesDigest(changeIn(made), 'packages/pay')).toBe(before);
  });

  it('is of each project, also of one in another, by one walk over the files', () => {
    const files = new Map([['a/b/c.ts', 'all' as const]]);
    const get = jest.spyOn(files, 'get');
    const projects = ['.', 'a', 'a/b', ...Array.from({ length: 500 }, (_, at) => `p${at}`)];
    const found = changedLinesDigests({ known: true, since: 'x', files, generated: ['p7/gen.ts'] }, projects);
    const changed = projects.filter((project) => found.get(project) !== null);
    expect(changed).toEqual(['.', 'a', 'a/b', 'p7']);
    expect(get).toHaveBeenCalledTimes(3);
  });

  it('says that nothing is known', () => {
    expect(changedLinesDigest({ known: false, why: 'x' }, '.')).toBe('unknown');
  });
});

it('reads what of a diff it understands, and nothing else', () => {
  expect(readDiff('')).toEqual(new Map());
  expect(readDiff('diff --git a/x b/x\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b')).toEqual(new Map());
  expect(readDiff('Binary files differ\nBinary files a/x and /dev/null differ\n')).toEqual(new Map());
  const quoted = readDiff('Binary files a/x and "b/\\"q\\"" differ\n');
  expect(quoted).toEqual(new Map([['"q"', 'all']]));
});
