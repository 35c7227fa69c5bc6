import { join } from 'node:path';
import { workspaceRoot, writeJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import planGenerator from '../../../src/generators/plan/generator.js';
import { now, read, referencesWorkspace } from '../../unit/generators/support.js';

/** The first-party generators themselves: what `createProject` relies on in them is true in this version of Nx. */
jest.setTimeout(120_000);

const options = {
  feature: 'Saved cards',
  directory: 'packages/checkout',
  entities: 'Card',
  skipFormat: true,
};

function pathMappedWorkspace(): Tree {
  const tree = createTreeWithEmptyWorkspace();
  writeJson(tree, 'package.json', { name: '@acme/source', devDependencies: { typescript: '~6.0.3' } });
  return tree;
}

describe.each([
  ['package-manager workspaces', referencesWorkspace],
  ['path mappings', pathMappedWorkspace],
])('a project made by the generators of Nx in a workspace of %s', (_kind, workspace) => {
  let tree: Tree;

  beforeAll(async () => {
    tree = workspace();
    // With the configuration of a formatter Nx fetches the formatter.
    const configurations = tree.children('.').filter((name) => /^\.(?:oxfmt|prettier)rc/.test(name));
    configurations.forEach((name) => tree.delete(name));
    tree.write('.gitignore', '');
    await planGenerator(tree, options, { now });
  });

  it('has one Jest configuration, which writes coverage and test results into one directory', () => {
    const configs = tree.children('packages/checkout').filter((name) => name.startsWith('jest.config.'));
    expect(configs).toEqual(['jest.config.cjs']);
    const text = tree.read('packages/checkout/jest.config.cjs', 'utf-8') ?? '';
    const directory = /coverageDirectory: '([^']+)'/.exec(text)?.[1];
    expect(text).toContain(`outputDirectory: '<rootDir>/${directory}'`);
    expect(text).toContain("'json-summary'");
  });

  it('is strict, and type-checks its tests', () => {
    const own = read(tree, 'packages/checkout/tsconfig.json').compilerOptions?.strict;
    const base = read(tree, 'tsconfig.base.json').compilerOptions;
    expect(own === true || base?.composite === true).toBe(true);
    expect(read(tree, 'packages/checkout/tsconfig.spec.json').include).toContain('tests/**/*.ts');
  });

  it('holds what the plan declares and none of the sample', () => {
    expect(tree.children('packages/checkout/src').sort()).toEqual([
      'cli',
      'index.ts',
      'lib',
      'models',
      'services',
    ]);
    expect(tree.children('packages/checkout/src/lib').sort()).toEqual(['problem.ts', 'store.ts']);
    expect(tree.read('packages/checkout/src/index.ts', 'utf-8')).toContain('card-service');
  });

  it('declares what it imports where its linter looks', () => {
    expect(read(tree, 'packages/checkout/package.json').dependencies).toHaveProperty('zod');
    expect(read(tree, 'package.json').devDependencies).toHaveProperty('jest-junit');
  });
});

describe('a title that no project can be called', () => {
  it.each([
    ['3 for 2 offers', 'specs/001-3-for-2-offers', 'feature-3-for-2-offers'],
    ['保存済みカード', 'specs/001-保存済みカード', 'feature-001'],
  ])('makes a project of another name: %s', async (title, feature, name) => {
    const tree = referencesWorkspace();
    tree.write('.gitignore', '');
    await planGenerator(tree, { feature: title, structure: 'library', skipFormat: true }, { now });
    expect(tree.exists(`${feature}/plan.md`)).toBe(true);
    expect(read(tree, `packages/${name}/package.json`)).toMatchObject({ name: `@acme/${name}` });
    expect(tree.children('packages')).toEqual([name]);
  });
});

describe('a plan from a subdirectory of the workspace', () => {
  const before = process.env.INIT_CWD;
  afterEach(() => {
    if (before === undefined) delete process.env.INIT_CWD;
    else process.env.INIT_CWD = before;
  });

  it('puts the sources and the files of the project into one directory', async () => {
    const tree = referencesWorkspace();
    tree.write('.gitignore', '');
    const here = join(workspaceRoot, 'packages/tax-rules');
    process.env.INIT_CWD = here;
    await planGenerator(tree, { feature: 'Sub dir', structure: 'library', skipFormat: true }, { now });
    const made = tree.listChanges().map(({ path }) => path);
    expect(made).toContain('packages/sub-dir/package.json');
    expect(made).toContain('packages/sub-dir/src/index.ts');
    expect(made.filter((path) => /^packages\/(?!sub-dir\/)/.test(path))).toEqual([]);
    expect(process.env.INIT_CWD).toBe(here);
  });
});
