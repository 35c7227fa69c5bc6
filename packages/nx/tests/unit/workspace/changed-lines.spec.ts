import { join } from 'node:path';
import type { LineChange } from '@plangate/core';
import { changeBase } from '../../../src/workspace/change-base.js';
import { changedLinesDigest, readChangedLines, readDiff } from '../../../src/workspace/changed-lines.js';
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

  it('are the same whatever a user configures', () => {
    const made = repository();
    made.write({ [CARDS]: TEXT.replace('two', '2') });
    const config = ['diff.noprefix true', 'diff.context 9', 'diff.renames false', 'color.ui always'];
    for (const one of [
      ...config,
      'diff.external false',
      'diff.algorithm patience',
      'diff.mnemonicPrefix true',
    ])
      made.git('config', ...one.split(' '));
    expect(filesIn(made)).toEqual({ [CARDS]: ranges([2, 1]) });
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
