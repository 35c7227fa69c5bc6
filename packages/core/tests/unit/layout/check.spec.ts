import { checkLayout, checkPath } from '../../../src/index.js';
import { MAX_ENTRIES } from '../../../src/layout/safe-entries.js';
import { MAX_DEPTH } from '../../../src/layout/safe-path.js';
import { entry, tree } from '../support/builders.js';

describe('checkPath', () => {
  it.each([
    ['packages/pay/src', 'packages/pay/src'],
    ['./packages//pay/./src/', 'packages/pay/src'],
    ['apps/web/app/[id]/(group)/page.tsx', 'apps/web/app/[id]/(group)/page.tsx'],
    ['.github/workflows/ci.yml', '.github/workflows/ci.yml'],
    ['.gitignore', '.gitignore'],
    ['packages/console/auxiliary.ts', 'packages/console/auxiliary.ts'],
    ['src/a~b/console.ts', 'src/a~b/console.ts'],
    ['src/モデル/カード.ts', 'src/モデル/カード.ts'],
    ['src/..hidden/x', 'src/..hidden/x'],
  ])('takes %s', (written, path) => {
    expect(checkPath(written)).toEqual({ ok: true, path });
  });

  it.each([
    ['../outside', 'parent'],
    ['packages/../../etc/passwd', 'parent'],
    ['src\\..\\..\\x', 'parent'],
    ['src/ .. /x', 'parent'],
    ['/etc/passwd', 'absolute'],
    ['//server/share', 'absolute'],
    ['\\\\server\\share', 'absolute'],
    ['~/secrets', 'home'],
    ['~root', 'home'],
    ['./~/x', 'home'],
    ['./C:/x', 'drive'],
    ['C:/Windows', 'drive'],
    ['c:\\Windows', 'drive'],
    ['D:', 'drive'],
  ])('refuses %s, which leaves the workspace', (written, why) => {
    expect(checkPath(written)).toEqual({ ok: false, problem: { code: 'outside', why } });
  });

  it.each([
    ['src\\models', 'backslash'],
    ['src/a\u0000.ts', 'control'],
    ['src/a\nb.ts', 'control'],
    ['src/\u202etxt.exe', 'control'],
    ['.git/hooks/pre-commit', 'repository'],
    ['packages/pay/.GIT/config', 'repository'],
    ['node_modules/evil/index.js', 'dependencies'],
    ['packages/pay/Node_Modules/x', 'dependencies'],
    ['', 'empty'],
    ['./', 'empty'],
    [Array.from({ length: MAX_DEPTH + 1 }, () => 'd').join('/'), 'depth'],
    ['x'.repeat(300), 'length'],
    ['x/'.repeat(600), 'length'],
  ])('refuses %j', (written, why) => {
    expect(checkPath(written)).toEqual({ ok: false, problem: { code: 'unusable', why, portable: null } });
  });

  it.each([
    ['src/aux.ts', 'reserved'],
    ['COM1', 'reserved'],
    ['src/nul', 'reserved'],
    ['packages/con/a.ts', 'reserved'],
    ['src/LPT9.test.ts', 'reserved'],
    ['src/<name>.ts', 'character'],
    ['src/a?.ts', 'character'],
    ['docs/x:y', 'character'],
    ['src/name.', 'ending'],
    ['src/name /a.ts', 'ending'],
  ])('refuses to create %s, which another system would not take', (written, why) => {
    expect(checkPath(written)).toEqual({ ok: false, problem: { code: 'unusable', why, portable: written } });
  });
});

describe('checkLayout', () => {
  const reasons = (layout: ReturnType<typeof tree>): unknown[] =>
    checkLayout(layout).findings.map(({ reason, position }) => [reason, position?.line]);

  it('keeps what goes together and knows what holds something', () => {
    const { entries, findings } = checkLayout(
      tree('packages/pay/', 'packages/pay/src/a.ts', 'packages/pay/docs/'),
    );
    expect(findings).toEqual([]);
    expect(entries.map(({ path, hasChildren }) => [path, hasChildren])).toEqual([
      ['packages/pay', true],
      ['packages/pay/src/a.ts', false],
      ['packages/pay/docs', false],
    ]);
  });

  it('puts a finding with its place in the stead of each unsafe entry', () => {
    const layout = tree('src/a.ts', '../b.ts', '/etc/', 'src/.git/');
    expect(checkLayout(layout).entries.map(({ path }) => path)).toEqual(['src/a.ts']);
    expect(reasons(layout)).toEqual([
      ['layout-path-outside', 51],
      ['layout-path-outside', 52],
      ['layout-path-unusable', 53],
    ]);
  });

  it('refuses names that differ only in case or in the form of their letters, directories included', () => {
    expect(reasons(tree('src/Card.ts', 'src/card.ts'))).toEqual([['layout-names-collide', 51]]);
    expect(reasons(tree('Src/a.ts', 'src/b.ts'))).toEqual([['layout-names-collide', 51]]);
    expect(reasons(tree('src/caf\u00e9.ts', 'src/cafe\u0301.ts'))).toEqual([['layout-names-collide', 51]]);
    expect(reasons([entry('README.MD', 'deleted'), entry('readme.md', 'new')])).toEqual([]);
  });

  it('refuses a file where another entry needs a directory, in either order', () => {
    expect(reasons(tree('src/card', 'src/card/a.ts').map((e) => ({ ...e, kind: 'file' as const })))).toEqual([
      ['layout-kind-conflict', 51],
    ]);
    expect(reasons(tree('src/card.d/a.ts', 'src/card.d'))).toEqual([['layout-kind-conflict', 51]]);
    expect(reasons(tree('src/card/', 'src/card'))).toEqual([['layout-kind-conflict', 51]]);
    expect(reasons([entry('src/card', 'deleted'), entry('src/card/', 'new')])).toEqual([]);
  });

  it('takes a path drawn twice once, with the mark that says something', () => {
    const { entries } = checkLayout([entry('src/a.ts', 'modified', 3), entry('src/a.ts', 'unspecified', 9)]);
    expect(entries).toMatchObject([{ path: 'src/a.ts', status: 'modified', position: { line: 3 } }]);
  });

  it('reads no more than its bound, and says so', () => {
    const many = Array.from({ length: MAX_ENTRIES + 5 }, (_, index) =>
      entry(`src/f${index}.ts`, 'new', index),
    );
    const { entries, findings } = checkLayout(many);
    expect(entries).toHaveLength(MAX_ENTRIES);
    expect(findings).toEqual([
      {
        reason: 'layout-too-large',
        args: { entries: MAX_ENTRIES + 5, limit: MAX_ENTRIES },
        position: { line: MAX_ENTRIES, column: 1 },
      },
    ]);
  });
});
