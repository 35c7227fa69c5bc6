import type * as devkit from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import { readPlan } from '@plangate/core/documents';
import planGenerator from '../../../src/generators/plan/generator.js';
import { fakeLibraryGenerator, filesBelow, now, read, referencesWorkspace } from './support.js';

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: () => ({ libraryGenerator: fakeLibraryGenerator }),
  installPackagesTask: () => undefined,
}));

const FOLDER = '.specify/structures/kiosk';
const STRUCTURE = `description: An app with screens
language: typescript
contracts: [problem]
projects:
  .:
    directories:
      src/screens: one screen each
      src/empty:
    suites: [unit]
    files: app
    dependencies: { react: ^19.0.0 }
`;
const SCREEN = `import { <%= entities[0].camel %> } from '../names<%= ext %>';

/** <%= entity.titlePlural %> of <%= name %>. */
export const <%= entity.camel %>Screen = <%= entities[0].camel %>;
`;

function workspace(more: Readonly<Record<string, string>> = {}): Tree {
  const tree = referencesWorkspace();
  const files = {
    'structure.yaml': STRUCTURE,
    'app/src/screens/__entity__-screen.ts.ejs': SCREEN,
    'app/src/names.ts.ejs':
      "<% for (const one of entities) { -%>\nexport const <%= one.camel %> = '<%= one.words %>';\n<% } -%>\n",
    'app/notes.txt': 'As it is: <%= name %>\n',
    ...more,
  };
  for (const [path, text] of Object.entries(files)) tree.write(`${FOLDER}/${path}`, text);
  return tree;
}

const plan = (tree: Tree, more: Record<string, unknown> = {}) =>
  planGenerator(
    tree,
    {
      feature: 'Saved cards',
      directory: 'apps/shop',
      structure: 'kiosk',
      entities: 'GiftCard',
      skipFormat: true,
      ...more,
    },
    { now },
  );

describe('a plan by a structure of the workspace', () => {
  it('draws its directories as directories, also those that hold nothing', async () => {
    const tree = workspace();
    await plan(tree);
    const { layout } = readPlan(tree.read('specs/001-saved-cards/plan.md', 'utf-8') ?? '');
    const kinds = Object.fromEntries(layout.map(({ path, kind }) => [path, kind]));
    expect(kinds).toMatchObject({
      'apps/shop/src/screens': 'dir',
      'apps/shop/src/empty': 'dir',
      'apps/shop/tests/unit': 'dir',
      'apps/shop/src/screens/gift-card-screen.ts': 'file',
    });
    expect(tree.exists('apps/shop/src/empty/.gitkeep')).toBe(true);
  });

  it('writes its own files, with the names of the feature, and declares what they import', async () => {
    const tree = workspace();
    await plan(tree);
    expect(tree.read('apps/shop/src/screens/gift-card-screen.ts', 'utf-8')).toBe(
      "import { giftCard } from '../names.js';\n\n/** Gift cards of shop. */\nexport const giftCardScreen = giftCard;\n",
    );
    expect(tree.read('apps/shop/src/names.ts', 'utf-8')).toBe("export const giftCard = 'gift card';\n");
    expect(tree.read('apps/shop/notes.txt', 'utf-8')).toBe('As it is: <%= name %>\n');
    expect(read(tree, 'apps/shop/package.json').dependencies).toMatchObject({ react: '^19.0.0' });
    expect(read(tree, 'apps/shop/package.json').dependencies).not.toHaveProperty('zod');
  });

  it('changes nothing in a second run, and completes one that was stopped', async () => {
    const tree = workspace();
    await plan(tree);
    const before = filesBelow(tree, 'apps');
    await plan(tree);
    expect(filesBelow(tree, 'apps')).toEqual(before);
    tree.delete('apps/shop/src/screens');
    await planGenerator(tree, { feature: 1, skipFormat: true }, { now });
    expect(filesBelow(tree, 'apps')).toEqual(before);
  });

  it('follows its own structure where another one would make the same file', async () => {
    const tree = workspace();
    tree.write('.specify/structures/desktop/structure.yaml', STRUCTURE);
    tree.write('.specify/structures/desktop/app/src/names.ts.ejs', 'export const desktop = 1;\n');
    await plan(tree);
    expect(tree.read('apps/shop/src/names.ts', 'utf-8')).toContain('giftCard');
  });

  it.each([
    ['a fault in structure.yaml', { 'structure.yaml': 'description: 3\n' }, /structure\.yaml:1:14/],
    [
      'a fault in a template',
      { 'app/src/names.ts.ejs': 'a\n<%= entitis %>\n' },
      /app\/src\/names\.ts\.ejs:2 .*Did you mean "entities"/,
    ],
    ['a template that is no program', { 'app/src/names.ts.ejs': 'a\n<% if ( %>\n' }, /names\.ts\.ejs:2/],
    [
      'a template that includes another file',
      { 'app/src/names.ts.ejs': "a\n<%- include('/etc/hostname') %>\n" },
      /names\.ts\.ejs:2 include\("\/etc\/hostname"\)/,
    ],
  ])('says %s before anything is written', async (_title, files, message) => {
    const tree = workspace(files);
    const before = tree.listChanges().length;
    await expect(plan(tree)).rejects.toThrow(message);
    expect(tree.listChanges()).toHaveLength(before);
  });

  it('leaves the plans of other structures alone when one has a fault', async () => {
    const tree = workspace({ 'structure.yaml': 'description: 3\n' });
    await plan(tree, { structure: 'library' });
    expect(tree.exists('apps/shop/src/models/gift-card.ts')).toBe(true);
  });

  it('refuses a structure for another language', async () => {
    const tree = workspace({
      'structure.yaml': STRUCTURE.replace('language: typescript', 'language: cobol'),
    });
    await expect(plan(tree)).rejects.toThrow(/cobol/);
  });
});
