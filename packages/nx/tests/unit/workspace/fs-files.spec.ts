import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const base = temporaryDirectory();
const root = join(base, 'workspace');
writeFiles(base, {
  'workspace/a.md': 'text',
  'workspace/bom.md': '\uFEFF# Title\r\n',
  'workspace/binary.md': Buffer.from([35, 0, 35]),
  'workspace/dir/b.md': 'b',
  'workspace/dir/inner/c.md': 'c',
  'workspace/large.bin': Buffer.alloc(200_000, 'x'),
  'secret/secret.md': 'secret',
});
symlinkSync(join(base, 'secret'), join(root, 'leaving'));
symlinkSync(join(base, 'secret/secret.md'), join(root, 'leaving.md'));
symlinkSync(join(root, 'dir'), join(root, 'staying'));
symlinkSync('a.md', join(root, 'staying.md'));
symlinkSync('nowhere', join(root, 'dangling'));
symlinkSync('loop', join(root, 'loop'));

const files = () => fsWorkspaceFiles(root);

describe('fsWorkspaceFiles', () => {
  it('reads text without its byte order mark and with its line ends', () => {
    expect(files().read('bom.md')).toEqual({ ok: true, text: '# Title\r\n' });
  });

  it.each([
    ['nothing.md', 'missing'],
    ['a.md/below', 'missing'],
    ['x'.repeat(5000), 'missing'],
    ['dir', 'directory'],
    ['binary.md', 'binary'],
    ['leaving.md', 'outside'],
    ['leaving/secret.md', 'outside'],
    ['../secret/secret.md', 'outside'],
    ['dir/../../secret/secret.md', 'outside'],
    ['/etc/hosts', 'outside'],
    ['C:/secret.md', 'outside'],
    ['dir\\..\\..\\secret.md', 'outside'],
    ['a.md\0.txt', 'outside'],
    ['dangling', 'outside'],
    ['loop', 'outside'],
  ])('says why %j is no text: %s', (path, problem) => {
    expect(files().read(path)).toEqual({ ok: false, problem });
  });

  it('says that a file is larger than was asked for', () => {
    expect(files().read('a.md', 4)).toEqual({ ok: true, text: 'text' });
    expect(files().read('a.md', 3)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('neither waits for a pipe nor reads it', () => {
    execFileSync('mkfifo', [join(root, 'pipe')]);
    expect(files().read('pipe')).toEqual({ ok: false, problem: 'unreadable' });
    expect([...files().chunks('pipe')]).toEqual([]);
  });

  it('follows links that stay', () => {
    expect(files().read('staying/inner/c.md')).toEqual({ ok: true, text: 'c' });
    expect(files().read('staying.md')).toEqual({ ok: true, text: 'text' });
  });

  it('tells what a path is', () => {
    const of = files();
    const kinds = ['a.md', 'dir', 'dir/', './dir/./inner', '.', 'staying', 'leaving', 'leaving/x', 'no'].map(
      (path) => of.kind(path),
    );
    expect(kinds).toEqual(['file', 'dir', 'dir', 'dir', 'dir', 'dir', 'outside', 'outside', null]);
  });

  it('sees what is made after it looked', () => {
    const of = files();
    expect(of.kind('later/x')).toBeNull();
    mkdirSync(join(root, 'later/x'), { recursive: true });
    expect(of.kind('later/x')).toBe('dir');
  });

  it('lists names in order, directories with a slash, and links by what they show', () => {
    expect(files().list('dir')).toEqual(['b.md', 'inner/']);
    const top = files().list('.');
    expect(top).toEqual([...top].sort());
    expect(top).toEqual(expect.arrayContaining(['staying/', 'staying.md', 'leaving', 'leaving.md']));
    expect(files().list('a.md')).toEqual([]);
    expect(files().list('leaving')).toEqual([]);
    expect(files().list('..')).toEqual([]);
  });

  it('gives large files in chunks', () => {
    const chunks = [...files().chunks('large.bin')];
    expect(chunks.length).toBeGreaterThan(1);
    expect(Buffer.concat(chunks)).toHaveLength(200_000);
    expect([...files().chunks('leaving.md')]).toEqual([]);
  });

  it('works where the root itself is a link', () => {
    symlinkSync(root, join(base, 'alias'));
    expect(fsWorkspaceFiles(join(base, 'alias')).read('staying/b.md')).toEqual({ ok: true, text: 'b' });
  });

  it('neither finds nor misses what it may not look at', () => {
    writeFiles(root, { 'locked/a.md': 'a' });
    chmodSync(base, 0o755);
    chmodSync(join(root, 'locked'), 0o000);
    // Root may look at everything; for this test it is somebody else.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      expect(files().kind('locked/a.md')).toBe('outside');
      expect(files().list('locked')).toEqual([]);
    } finally {
      if (isRoot) process.seteuid?.(0);
      chmodSync(join(root, 'locked'), 0o700);
    }
  });

  it.each([0, 1, 65_534, 65_535, 65_536, 65_537, 200_000])(
    'reads a file of %d bytes as a text of its own',
    (size) => {
      const [one, other] = ['a', 'b'].map((letter) => letter.repeat(size));
      writeFiles(root, { 'sizes/one.txt': one ?? '', 'sizes/other.txt': other ?? '' });
      const read = ['sizes/one.txt', 'sizes/other.txt'].map((path) => files().read(path, size));
      expect(read).toEqual([one, other].map((text) => ({ ok: true, text })));
      if (size > 0)
        expect(files().read('sizes/one.txt', size - 1)).toEqual({ ok: false, problem: 'too-large' });
    },
  );
});
