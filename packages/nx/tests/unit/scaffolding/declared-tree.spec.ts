import fc from 'fast-check';
import type { LayoutEntry, PathKind, WorkspaceFiles } from '@plangate/core';
import { planScaffold, type Scaffold } from '../../../src/scaffolding/declared-tree.js';
import { entry, filesOf, tree } from './support.js';

const kindIn =
  (files: WorkspaceFiles) =>
  (path: string): PathKind =>
    files.kind(path);

function scaffold(
  layout: readonly LayoutEntry[],
  there: readonly string[] = [],
  projects: readonly string[] = [],
): Scaffold {
  return planScaffold(layout, kindIn(filesOf(there)), projects);
}
const paths = (list: readonly { path: string }[]): string[] => list.map(({ path }) => path);
const newRoots = ({ roots }: Scaffold): string[] =>
  roots.filter(({ exists }) => !exists).map(({ root }) => root);

describe('planScaffold: what is created', () => {
  const layout = [
    entry('packages/pay/src/new.ts', 'new', 51),
    entry('packages/pay/src/plain.ts', 'unspecified', 52),
    entry('packages/pay/src/there.ts', 'new', 53),
    entry('packages/pay/src/changed.ts', 'modified', 54),
    entry('packages/pay/src/lost.ts', 'existing', 55),
    entry('packages/pay/src/old.ts', 'deleted', 56),
    entry('packages/pay/src/gone.ts', 'deleted', 57),
  ];
  const there = ['packages/pay/src/there.ts', 'packages/pay/src/changed.ts', 'packages/pay/src/old.ts'];

  it('creates new and unmarked entries, keeps what is there, never creates the rest', () => {
    const made = scaffold(layout, there, ['packages/pay']);
    expect(paths(made.create)).toEqual(['packages/pay/src/new.ts', 'packages/pay/src/plain.ts']);
    expect(paths(made.kept)).toEqual(['packages/pay/src/changed.ts', 'packages/pay/src/there.ts']);
    expect(paths(made.absent)).toEqual(['packages/pay/src/lost.ts']);
    expect(paths(made.deleted)).toEqual(['packages/pay/src/gone.ts', 'packages/pay/src/old.ts']);
    expect(made.roots).toEqual([{ root: 'packages/pay', exists: true }]);
  });

  it('creates nothing once everything is there', () => {
    const all = tree('packages/pay/src/a.ts', 'packages/pay/tests/');
    const first = scaffold(all);
    const second = scaffold(
      all,
      first.create.map(({ path, kind }) => (kind === 'dir' ? `${path}/` : path)),
      ['packages/pay'],
    );
    expect(second.create).toEqual([]);
    expect(newRoots(second)).toEqual([]);
  });

  it('tells which directories would stay empty, with parents before what they hold', () => {
    const { create } = scaffold(
      tree('packages/pay/src/lib/a.ts', 'packages/pay/src/', 'packages/pay/tests/', 'packages/pay/src/lib/'),
    );
    expect(create.map(({ path, empty }) => [path, empty])).toEqual([
      ['packages/pay/src', false],
      ['packages/pay/src/lib', false],
      ['packages/pay/src/lib/a.ts', false],
      ['packages/pay/tests', true],
    ]);
  });

  it('leaves the documents of features to their generators', () => {
    const made = scaffold(
      tree('specs/001-pay/tasks.md', 'apps/web/specs/002-x/plan.md', 'packages/pay/src/specs/card.spec.ts'),
    );
    expect(paths(made.documents)).toEqual(['apps/web/specs/002-x/plan.md', 'specs/001-pay/tasks.md']);
    expect(paths(made.create)).toEqual(['packages/pay/src/specs/card.spec.ts']);
  });
});

describe('planScaffold: what the disk has against it', () => {
  it('creates nothing through a link that leads outside', () => {
    const present = kindIn(filesOf(['packages/'], ['packages/link']));
    const made = planScaffold(tree('packages/link/src/a.ts', 'packages/link/'), present, []);
    expect(made.create).toEqual([]);
    expect(made.findings).toMatchObject([
      { reason: 'layout-path-outside', args: { why: 'link' }, position: { line: 50 } },
      { reason: 'layout-path-outside', args: { why: 'link' }, position: { line: 51 } },
    ]);
  });

  it('tells a file in the place of a directory, and a directory in the place of a file', () => {
    const made = scaffold(tree('src/card/a.ts', 'src/b.ts', 'Procfile/'), [
      'src/card',
      'src/b.ts/',
      'Procfile',
    ]);
    expect(made.findings).toMatchObject([
      { reason: 'layout-kind-mismatch', args: { path: 'src/card', declared: 'dir', found: 'file' } },
      { reason: 'layout-kind-mismatch', args: { path: 'src/b.ts', declared: 'file', found: 'dir' } },
    ]);
    expect(paths(made.kept)).toEqual(['Procfile']);
    expect(made.create).toEqual([]);
  });

  it('finds nothing wrong with a name that other systems refuse while it is there', () => {
    expect(paths(scaffold(tree('src/aux.ts'), ['src/aux.ts']).kept)).toEqual(['src/aux.ts']);
    expect(scaffold(tree('src/aux.ts')).findings).toMatchObject([{ reason: 'layout-path-unusable' }]);
  });
});

describe('planScaffold: which roots become projects', () => {
  it.each<[string, string[], string[]]>([
    [
      'drawn folders of containers',
      ['apps/admin/', 'packages/pay/', 'libs/'],
      ['apps/admin', 'packages/pay'],
    ],
    [
      'what holds src and tests, however deep',
      ['libs/shared/ui/src/a.ts', 'libs/shared/ui/tests/'],
      ['libs/shared/ui'],
    ],
    [
      'no group of projects',
      ['libs/shared/', 'libs/shared/README.md', 'libs/shared/ui/src/', 'libs/shared/data/src/'],
      ['libs/shared/data', 'libs/shared/ui'],
    ],
    [
      'the two parts of a web application',
      ['backend/src/models/', 'backend/tests/', 'frontend/src/pages/'],
      ['backend', 'frontend'],
    ],
    [
      'parts below a directory',
      ['apps/shop/backend/src/', 'apps/shop/frontend/src/'],
      ['apps/shop/backend', 'apps/shop/frontend'],
    ],
    ['parts without sources', ['api/handlers/pay.ts', 'ios/App/Pay.swift'], ['api', 'ios']],
    ['an application without src', ['apps/web/app/page.tsx'], ['apps/web']],
    ['what holds a manifest', ['tools/gen/package.json', 'tools/gen/run.ts'], ['tools/gen']],
    ['a folder with sources', ['scripts/src/a.ts'], ['scripts']],
    [
      'one project, not the parts inside it',
      ['packages/pay/src/', 'packages/pay/e2e/tests/'],
      ['packages/pay'],
    ],
  ])('%s', (_, drawn, roots) => {
    expect(newRoots(scaffold(tree(...drawn)))).toEqual(roots);
  });

  it.each<[string, string[]]>([
    [
      'documents',
      ['docs/pay.md', 'docs/src/x.md', '.github/workflows/ci.yml', 'specs/x.md', '.vscode/src/a.json'],
    ],
    ['scripts and configuration', ['scripts/build.sh', 'nx.json', 'infra/main.tf', 'cmd/pay/main.go']],
    ['bare sources', ['src/models/', 'src/a.ts', 'tests/unit/']],
    ['containers alone', ['packages/', 'apps/', 'packages/README.md', 'packages/src/a.ts']],
  ])('makes no project of %s', (_, drawn) => {
    const made = scaffold(tree(...drawn));
    expect(made.roots).toEqual([]);
    expect(made.create.every(({ root }) => root === null)).toBe(true);
  });

  it('gives bare sources to the project of the workspace root', () => {
    const made = scaffold(tree('src/a.ts', 'tests/'), [], ['.', 'packages/pay']);
    expect(made.roots).toEqual([{ root: '.', exists: true }]);
    expect(made.create.map(({ root }) => root)).toEqual(['.', '.']);
  });

  it('gives paths inside a project to the deepest one, and still makes new ones beside the root project', () => {
    const drawn = tree('packages/pay/src/a.ts', 'packages/pay/plugins/x/src/b.ts', 'packages/new/src/');
    const made = scaffold(drawn, [], ['.', 'packages/pay', 'packages/pay/plugins/x']);
    expect(made.create.map(({ path, root }) => [path, root])).toEqual([
      ['packages/new/src', 'packages/new'],
      ['packages/pay/plugins/x/src/b.ts', 'packages/pay/plugins/x'],
      ['packages/pay/src/a.ts', 'packages/pay'],
    ]);
    expect(newRoots(made)).toEqual(['packages/new']);
  });

  it('leaves a folder without a project alone while nothing is created in it', () => {
    expect(scaffold(tree('legacy/src/a.ts'), ['legacy/src/a.ts']).roots).toEqual([]);
  });

  it('answers alike whatever the order of the tree', () => {
    const drawn = tree(
      'libs/shared/',
      'libs/shared/ui/src/',
      'apps/web/',
      'apps/web/src/a.ts',
      'backend/',
      'docs/x.md',
      'packages/a/b/tests/',
      'packages/a/x.ts',
    );
    const expected = scaffold(drawn);
    fc.assert(
      fc.property(fc.shuffledSubarray(drawn, { minLength: drawn.length }), (shuffled) => {
        const made = scaffold(shuffled);
        expect(made.roots).toEqual(expected.roots);
        expect(paths(made.create)).toEqual(paths(expected.create));
      }),
    );
  });

  it('never creates a path that could leave the workspace, whatever is declared', () => {
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '', '~', 'C:', '.git', 'node_modules', 'src', 'a\\b', '\u0000'),
      fc.string(),
    );
    const declared = fc.array(
      fc.array(piece, { maxLength: 6 }).map((names) => entry(names.join('/'), 'new')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(declared, (layout) => {
        for (const { path } of scaffold(layout).create) {
          expect(path).not.toMatch(/^[/~\\]|^[A-Za-z]:|(^|\/)(\.\.?|\.git|node_modules|)(\/|$)|\\|\p{Cc}/iu);
        }
      }),
    );
  });
});
