import {
  loadWorkspaceState,
  repositoryNames,
  withoutOwnRoot,
  type DocumentReader,
  type PlanDocument,
} from '../../../src/index.js';
import { at, companionOf, entry, filesOf, loaded, planOf, tree, unread } from '../support/builders.js';

const NAMES = ['acme-shop', '@acme/shop', 'shop'];
const inSource = (path: string): 'dir' | null => (path === 'src' ? 'dir' : null);
const WORKSPACE = ['apps/web/index.ts', 'libs/ui/a.ts', 'src/a.ts', 'README.md', 'package.json', 'nx.json'];

function rooted(entries: readonly string[], disk: readonly string[] = WORKSPACE, names = NAMES): string[] {
  const document = planOf({ layout: entries.map((path) => entry(path)) });
  return withoutOwnRoot(document, { names, kind: (path) => filesOf(disk).kind(path) }).layout.map(
    ({ path }) => path,
  );
}

describe('repositoryNames', () => {
  it('are those of the folder and of the package, with and without its scope', () => {
    expect(repositoryNames('/home/me/acme-shop/', '{"name":"@acme/shop"}')).toEqual([
      'acme-shop',
      '@acme/shop',
      'shop',
    ]);
    expect(repositoryNames('C:\\work\\acme-shop', null)).toEqual(['acme-shop']);
  });

  it('are none that say nothing of the repository', () => {
    expect(repositoryNames('acme', '{"name":"@acme/source"}')).toEqual(['acme']);
    expect(repositoryNames('/app', null)).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '{"name":5}', `{"name":"${'a'.repeat(300)}"}`])(
    'take nothing from a package.json that names nothing: %#',
    (text) => {
      expect(repositoryNames('acme', text)).toEqual(['acme']);
    },
  );
});

describe('withoutOwnRoot', () => {
  it('takes off the name of the repository, where there is no such directory', () => {
    const drawn = ['acme-shop/', 'acme-shop/src/', 'acme-shop/src/card.ts', 'acme-shop/package.json'];
    expect(rooted(drawn)).toEqual(['src', 'src/card.ts', 'package.json']);
    expect(rooted(drawn.map((path) => path.replace('acme-shop', 'Shop')))).toEqual([
      'src',
      'src/card.ts',
      'package.json',
    ]);
    expect(rooted(drawn, [...WORKSPACE, 'acme-shop/a.ts'])).toContain('acme-shop/src');
  });

  it('takes it off in an empty workspace only where it holds what a repository has', () => {
    expect(rooted(['shop/apps/web/', 'shop/libs/'], [])).toEqual(['apps/web', 'libs']);
    expect(rooted(['shop/src/a.ts', 'shop/tests/'], [])).toEqual(['shop/src/a.ts', 'shop/tests']);
    expect(rooted(['shop/__init__.py', 'shop/card.py'], [])).toEqual(['shop/__init__.py', 'shop/card.py']);
    expect(rooted(['shop/index.ts', 'shop/README.md'])).toEqual(['index.ts', 'README.md']);
  });

  it('takes it off beside other roots only where most plainly the workspace is meant', () => {
    expect(rooted(['shop/src/a.ts', 'shop/package.json', 'docs/a.md'])).toEqual([
      'src/a.ts',
      'package.json',
      'docs/a.md',
    ]);
    expect(rooted(['shop/card.py', 'tests/'])).toEqual(['shop/card.py', 'tests']);
    expect(rooted(['other/apps/a.ts', 'other/libs/b.ts', 'docs/'])).toContain('other/apps/a.ts');
  });

  it('takes it off beside files of the machine that lie elsewhere, and beside another repository', () => {
    expect(rooted(['shop/apps/a.ts', 'shop/libs/', '~/keys/key.txt', 'other/apps/b.ts'])).toEqual([
      'apps/a.ts',
      'libs',
      '~/keys/key.txt',
      'other/apps/b.ts',
    ]);
  });

  it('leaves a directory that the plan marks as new', () => {
    const document = planOf({ layout: [entry('shop/', 'new'), entry('shop/src/a.ts')] });
    expect(withoutOwnRoot(document, { names: NAMES, kind: inSource })).toBe(document);
  });

  it('takes off an unknown lone root whose children are those of the workspace', () => {
    expect(rooted(['other/', 'other/apps/web/b.ts', 'other/libs/ui/'])).toEqual(['apps/web/b.ts', 'libs/ui']);
    expect(rooted(['other/apps/web/b.ts', 'other/services/'])).toContain('other/services');
    // Every project has these.
    expect(rooted(['backend/src/a.ts', 'backend/README.md', 'backend/package.json'])).toContain(
      'backend/src/a.ts',
    );
    expect(rooted(['repo-root/src/', 'repo-root/tests/'])).toEqual(['src', 'tests']);
  });

  it('takes off the path of a machine down to the repository', () => {
    expect(rooted(['/home/me/acme-shop/src/a.ts', '/home/me/acme-shop/', 'docs/'])).toEqual([
      'src/a.ts',
      'docs',
    ]);
    expect(rooted(['C:/work/acme-shop/src/a.ts'])).toEqual(['src/a.ts']);
    expect(rooted(['~/code/shop/src/a.ts'])).toEqual(['src/a.ts']);
    expect(rooted(['/srv/else/', '/srv/else/apps/a.ts', '/srv/else/libs/b.ts'])).toEqual([
      'apps/a.ts',
      'libs/b.ts',
    ]);
  });

  it('takes off a leading slash where the path begins in the workspace', () => {
    expect(rooted(['/src/b.ts', '/tests/'])).toEqual(['src/b.ts', 'tests']);
    expect(rooted(['/etc/passwd'])).toEqual(['/etc/passwd']);
    expect(rooted(['//src/a.ts', '/../x'])).toEqual(['//src/a.ts', '/../x']);
  });

  it('takes it off the paths that the Structure Decision names', () => {
    const structureDecision = {
      text: 'shop/src and shop',
      paths: ['shop/src', 'shop', 'docs'].map((text) => ({ text, position: at(9) })),
      position: at(9),
    };
    const document = planOf({ layout: [entry('shop/src/a.ts')], structureDecision });
    const { structureDecision: read } = withoutOwnRoot(document, { names: NAMES, kind: inSource });
    expect(read?.paths.map(({ text }) => text)).toEqual(['src', 'docs']);
  });

  it('gives the same document where there is nothing to take off', () => {
    const files = filesOf(WORKSPACE);
    for (const layout of [[], tree('src/a.ts'), tree('../shop/a.ts'), tree('new/a.ts')]) {
      const document = planOf({ layout });
      expect(withoutOwnRoot(document, { names: NAMES, kind: (path) => files.kind(path) })).toBe(document);
    }
  });
});

describe('loadWorkspaceState', () => {
  const load = async (document: PlanDocument): Promise<readonly string[]> => {
    const files = filesOf(['specs/001-cards/plan.md', 'specs/001-cards/spec.md', ...WORKSPACE]);
    const none = (path: string) => Promise.resolve(unread(path));
    const reader: DocumentReader = {
      plan: (path) => Promise.resolve(loaded(path, document)),
      // A template without a specification beside it is no feature.
      companion: (path) =>
        Promise.resolve(path.endsWith('/spec.md') ? loaded(path, companionOf()) : unread(path)),
      tasks: none,
      waivers: none,
      constitution: none,
      baseline: none,
    };
    const inventory = {
      paths: ['specs/001-cards/plan.md'],
      specsRoots: [],
      projects: [],
      repositoryNames: NAMES,
    };
    const { features } = await loadWorkspaceState(reader, files, inventory);
    const plan = features[0]?.plan;
    return plan?.ok === true ? plan.document.layout.map(({ path }) => path) : [];
  };

  it('has the paths of plans relative to the workspace root', async () => {
    expect(await load(planOf({ layout: tree('shop/src/b.ts') }))).toEqual(['src/b.ts']);
    expect(await load(planOf({ layout: tree('shop/src/b.ts'), nature: 'template' }))).toEqual([
      'shop/src/b.ts',
    ]);
  });
});

describe('a directory of the name of the repository', () => {
  const disk = ['shop/cards/go.mod', 'plugin/Cargo.toml', 'plugin/src/lib.rs'];

  it('is no part of the paths where nothing that is drawn in it is there, and all of it is in the workspace', () => {
    expect(rooted(['shop/plugin', 'shop/plugin/src/lib.rs'], disk)).toEqual(['plugin', 'plugin/src/lib.rs']);
  });

  it.each([
    ['something drawn in it is there', ['shop/plugin', 'shop/cards/go.mod']],
    ['something drawn in it is in neither', ['shop/plugin', 'shop/ledger']],
    ['what is in the workspace says little', ['shop/src', 'shop/README.md']],
  ])('is one where %s', (_why, entries) => {
    expect(rooted(entries, [...disk, 'src/a.ts', 'README.md'])).toEqual(entries);
  });
});
