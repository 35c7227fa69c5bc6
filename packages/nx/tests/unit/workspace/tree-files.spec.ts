import { createTree } from '@nx/devkit/testing';
import { treeWorkspaceFiles } from '../../../src/workspace/tree-files.js';

function filesOf(content: Readonly<Record<string, string | Buffer>>) {
  const tree = createTree();
  for (const [path, text] of Object.entries(content)) tree.write(path, text);
  return { tree, files: treeWorkspaceFiles(tree) };
}

describe('treeWorkspaceFiles', () => {
  it('sees what the generator wrote and not what it deleted', () => {
    const { tree, files } = filesOf({ 'specs/001-x/plan.md': '\uFEFFplan', 'old.md': 'old' });
    tree.delete('old.md');
    expect(files.read('specs/001-x/plan.md')).toEqual({ ok: true, text: 'plan' });
    expect(files.read('old.md')).toEqual({ ok: false, problem: 'missing' });
    expect(files.kind('specs/001-x')).toBe('dir');
    expect(files.kind('.')).toBe('dir');
    expect(files.kind('old.md')).toBeNull();
  });

  it('says why a path is no text', () => {
    const { files } = filesOf({ 'a/b.md': 'text', 'c.bin': Buffer.from([0, 1]) });
    expect(files.read('a')).toEqual({ ok: false, problem: 'directory' });
    expect(files.read('a/b.md', 3)).toEqual({ ok: false, problem: 'too-large' });
    expect(files.read('c.bin')).toEqual({ ok: false, problem: 'binary' });
    expect(files.read('../x')).toEqual({ ok: false, problem: 'outside' });
    expect(files.kind('/etc')).toBe('outside');
  });

  it('lists names in order, directories with a slash', () => {
    const { files } = filesOf({ 'a/z.md': '', 'a/b/c.md': '', 'root.md': '' });
    expect(files.list('a')).toEqual(['b/', 'z.md']);
    expect(files.list('.')).toEqual(expect.arrayContaining(['a/', 'root.md']));
    expect(files.list('a/z.md')).toEqual([]);
  });

  it('gives bytes', () => {
    const { files } = filesOf({ 'a.txt': 'abc' });
    expect(Buffer.concat([...files.chunks('a.txt')]).toString()).toBe('abc');
    expect([...files.chunks('none')]).toEqual([]);
  });
});
