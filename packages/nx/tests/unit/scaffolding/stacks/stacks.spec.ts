import { layerFolder, packageFolders, packageTemplates } from '../../../../src/scaffolding/package-files.js';
import { defaultStack } from '../../../../src/scaffolding/stacks/choose.js';
import { STACKS } from '../../../../src/scaffolding/stacks/index.js';
import { stack as typescript } from '../../../../src/scaffolding/stacks/typescript/stack.js';
import { structuresOf } from '../../../../src/scaffolding/structures/catalogue.js';
import { memoryFiles } from '../support.js';

it('one stack serves where nobody names a language', () => {
  expect(STACKS.filter(({ isDefault }) => isDefault)).toEqual([defaultStack()]);
});

it.each(STACKS.map((stack) => [stack.name, stack] as const))(
  'the stack %s is what its folder says and has the layers of every structure of its language',
  (name, stack) => {
    const layers = packageFolders(layerFolder(name));
    const structures = structuresOf(memoryFiles({}));
    for (const structure of structures.names.map((one) => structures.load(one))) {
      for (const { layers: wanted } of structure.projects) {
        expect(layers).toEqual(expect.arrayContaining([...wanted]));
      }
    }
    const paths = layers.flatMap((layer) =>
      packageTemplates(layerFolder(name, layer)).map(({ path }) => path),
    );
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
    const known = opened.technicalContext(structures.load('single'), opened.toolsOf(part));
    expect(known['Language/Version']).toMatch(/^TypeScript 6\.0 on Node\.js \d+$/);
    expect(known['Target Platform']).toMatch(/^Node\.js \d+ or later$/);
    expect(Object.keys(known)).not.toContain('Storage');
  });

  it('names the platforms of the structure', () => {
    const opened = inWorkspace({});
    const known = opened.technicalContext(structures.load('web'), opened.toolsOf(part));
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
