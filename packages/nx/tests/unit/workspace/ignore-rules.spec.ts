import { join } from 'node:path';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { hashedFiles } from '../../../src/workspace/hashed-files.js';
import { ignoreRules } from '../../../src/workspace/ignore-rules.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

function workspace(files: Readonly<Record<string, string>>, directory = '.') {
  const root = temporaryDirectory();
  writeFiles(root, { '.git/HEAD': '', ...files });
  return join(root, directory);
}
const isIgnored = (root: string, path: string, isDirectory = false) =>
  ignoreRules(root).isIgnored(path, isDirectory);

describe('what Nx does not see', () => {
  it.each([
    ['a file by name anywhere', '.env\n', 'packages/pay/.env', true],
    ['what lies in an ignored directory', 'dist/\n', 'packages/pay/dist/a/b.js', true],
    ['a pattern from the root only', '/dist\n', 'packages/pay/dist/a.js', false],
    ['an exception', '*.log\n!keep.log\n', 'keep.log', false],
    ['no exception within an ignored directory', 'out/\n!out/keep.ts\n', 'out/keep.ts', true],
    ['comments and empty lines', '# .env\n\n', '.env', false],
    ['packages, whatever the rules', '', 'packages/pay/node_modules/x/index.js', true],
  ])('knows %s', (_, rules, path, expected) => {
    expect(isIgnored(workspace({ '.gitignore': rules }), path)).toBe(expected);
  });

  it('lets the rules of a deeper directory decide', () => {
    const root = workspace({ '.gitignore': '*.gen.ts\n', 'packages/pay/.gitignore': '!a.gen.ts\nlocal\n' });
    expect(isIgnored(root, 'packages/pay/a.gen.ts')).toBe(false);
    expect(isIgnored(root, 'packages/web/a.gen.ts')).toBe(true);
    expect(isIgnored(root, 'packages/pay/local', true)).toBe(true);
    expect(isIgnored(root, 'packages/web/local', true)).toBe(false);
  });

  it("reads Nx's own rules, git's own, and those above the workspace", () => {
    const files = { '.gitignore': 'secret/\n', '.git/info/exclude': 'notes.md\n', 'ws/.nxignore': 'docs/\n' };
    const root = workspace(files, 'ws');
    expect([
      isIgnored(root, 'docs/a.md'),
      isIgnored(root, 'notes.md'),
      isIgnored(root, 'a/secret/x'),
    ]).toEqual([true, true, true]);
    expect(isIgnored(root, 'src/a.ts')).toBe(false);
  });

  it('is kept from gates, which are told that it is ignored and not that it is missing', () => {
    const root = workspace({
      '.gitignore': '.env\nout/\n',
      'pay/.env': 'x',
      'pay/a.ts': '',
      'pay/out/b.ts': '',
    });
    const files = hashedFiles(fsWorkspaceFiles(root), ignoreRules(root));
    expect(files.list('pay')).toEqual(['a.ts']);
    expect(files.list('pay/out')).toEqual([]);
    expect([files.kind('pay/.env'), files.kind('pay/out'), files.kind('pay/a.ts')]).toEqual([
      null,
      null,
      'file',
    ]);
    expect(files.read('pay/.env')).toEqual({ ok: false, problem: 'ignored' });
    expect(files.read('pay/gone/.env')).toEqual({ ok: false, problem: 'missing' });
    expect([...files.chunks('pay/.env')]).toEqual([]);
    expect([files.isIgnored?.('pay/out/new.ts'), files.isIgnored?.('pay/new.ts')]).toEqual([true, false]);
  });
});
