import { layerFolder, packageFolders, packageTemplates } from '../../../../src/scaffolding/package-files.js';
import { defaultStack, stackWithLayers } from '../../../../src/scaffolding/stacks/choose.js';
import { STACKS } from '../../../../src/scaffolding/stacks/index.js';
import { stack as typescript } from '../../../../src/scaffolding/stacks/typescript/stack.js';
import { structuresOf } from '../../../../src/scaffolding/structures/catalogue.js';
import { memoryFiles } from '../support.js';

it('one stack serves where nobody names a language', () => {
  expect(STACKS.filter(({ isDefault }) => isDefault)).toEqual([defaultStack()]);
});

describe('the projects of our structures', () => {
  const structures = structuresOf(memoryFiles({}));
  const projects = structures.names.flatMap((name) => structures.load(name).projects);

  it('have all their layers in the default language', () => {
    expect(projects.map(({ layers }) => stackWithLayers(layers, defaultStack()))).toEqual(
      projects.map(() => defaultStack()),
    );
  });

  it.each(STACKS.map((stack) => [stack.name, stack] as const))(
    'are of the language %s wherever it has their layers, and of another one otherwise',
    (name, stack) => {
      const known = packageFolders(layerFolder(name));
      for (const { layers } of projects) {
        const isWhole = layers.every((layer) => known.includes(layer));
        expect(stackWithLayers(layers, stack) === stack).toBe(isWhole);
        expect(stackWithLayers(layers, stack)).not.toBeNull();
      }
    },
  );
});

it.each(STACKS.map((stack) => [stack.name, stack] as const))(
  'the stack %s is what its folder says',
  (name, stack) => {
    const layers = packageFolders(layerFolder(name));
    const variants = ['none', ...packageFolders(`src/scaffolding/stacks/${name}/frameworks`)];
    const folders = layers.flatMap((layer) =>
      variants.flatMap((framework) => stack.layerFolders(layer, { framework })),
    );
    const paths = [...new Set(folders)].flatMap((folder) => packageTemplates(folder).map(({ path }) => path));
    for (const [test, source] of Object.entries(stack.sharedTests)) {
      expect(paths).toEqual(expect.arrayContaining([test, source]));
    }
    expect(paths.some((path) => stack.isTest(path))).toBe(true);
  },
);

describe('the stack typescript', () => {
  const structures = structuresOf(memoryFiles({}));
  const inWorkspace = (contents: Record<string, string>) => typescript.open(memoryFiles(contents));
  const part = { root: 'packages/a', stated: {}, drawn: [] };

  it('states what it knows and leaves the rest open', () => {
    const opened = inWorkspace({ 'package.json': '{ "devDependencies": { "typescript": "~6.0.3" } }' });
    const known = opened.technicalContext(structures.load('single'), [opened.toolsOf(part)]);
    expect(known['Language/Version']).toMatch(/^TypeScript 6\.0 on Node\.js \d+$/);
    expect(known['Target Platform']).toMatch(/^Node\.js \d+ or later$/);
    expect(Object.keys(known)).not.toContain('Storage');
  });

  it('names the platforms of the structure', () => {
    const opened = inWorkspace({});
    const known = opened.technicalContext(structures.load('web'), [opened.toolsOf(part)]);
    expect(known['Language/Version']).toMatch(/^TypeScript on Node\.js \d+$/);
    expect(known['Target Platform']).toBe('Node.js server and browsers');
  });

  it('tells a workspace of references from one of path mappings by the signs that Nx goes by', () => {
    const references = {
      'package.json': '{ "workspaces": ["packages/*"] }',
      'tsconfig.base.json': '// options\n{ "compilerOptions": { "composite": true } }',
      'tsconfig.json': '{ "extends": "./tsconfig.base.json" }',
    };
    const endingIn = (contents: Record<string, string>): unknown => {
      const opened = inWorkspace(contents);
      const place = { root: 'packages/a', feature: 'specs/001-a', entities: [], tools: opened.toolsOf(part) };
      return opened.templateValues(place).ext;
    };
    expect(endingIn(references)).toBe('.js');
    expect(endingIn({ ...references, 'package.json': '{}' })).toBe('');
  });

  it('knows the other names of a configuration of which one file is read', () => {
    expect(typescript.otherNames('packages/a/jest.config.ts')).toContain('packages/a/jest.config.cjs');
    expect(typescript.otherNames('packages/a/jest.config.ts')).not.toContain('packages/a/jest.config.ts');
    expect(typescript.otherNames('packages/a/src/a.ts')).toEqual([]);
  });
});
