import { readJson, writeJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { configureTypeScript } from '../../../../src/scaffolding/stacks/typescript/project/tsconfig.js';

const ROOT = 'packages/cards';

interface Given {
  /** The files of the project, by name. */
  readonly files: Readonly<Record<string, object>>;
  readonly usesReferences?: boolean;
  readonly isClient?: boolean;
  readonly compiler?: string;
  /** The libraries that tsconfig.base.json names. */
  readonly lib?: readonly string[];
}

function configured({ files, usesReferences = false, isClient = false, compiler = 'tsc', lib }: Given): Tree {
  const tree = createTreeWithEmptyWorkspace();
  if (lib !== undefined) writeJson(tree, 'tsconfig.base.json', { compilerOptions: { lib } });
  for (const [name, content] of Object.entries(files)) writeJson(tree, `${ROOT}/${name}`, content);
  const workspace = { usesReferences, typescript: null, node: '22', importEnding: '' } as const;
  configureTypeScript(tree, ROOT, { workspace, compiler, isClient });
  return tree;
}

describe('the type check of a new project with path mappings', () => {
  const target = (tree: Tree) =>
    readJson<{ targets?: { typecheck?: { inputs: unknown[]; options: { commands: string[] } } } }>(
      tree,
      `${ROOT}/project.json`,
    ).targets?.typecheck;

  it.each([
    ['a library', 'tsconfig.lib.json', 'tsc'],
    ['an application', 'tsconfig.app.json', 'vue-tsc'],
  ])('checks the sources and the tests that it has: %s', (_, sources, compiler) => {
    const found = target(
      configured({ files: { 'project.json': {}, [sources]: {}, 'tsconfig.spec.json': {} }, compiler }),
    );
    expect(found?.options.commands).toEqual([
      `${compiler} --noEmit -p ${sources}`,
      `${compiler} --noEmit -p tsconfig.spec.json`,
    ]);
    const packages = compiler === 'tsc' ? ['typescript'] : ['typescript', compiler];
    expect(found?.inputs).toContainEqual({ externalDependencies: packages });
  });

  it.each<[string, Given]>([
    ['a project without any configuration', { files: { 'project.json': {} } }],
    [
      'one whose checks Nx infers',
      { files: { 'project.json': {}, 'tsconfig.lib.json': {} }, usesReferences: true },
    ],
  ])('is not written for %s', (_, given) => {
    expect(target(configured(given))).toBeUndefined();
  });

  it('stays as the project has it', () => {
    const typecheck = { command: 'own' };
    const files = { 'project.json': { targets: { typecheck } }, 'tsconfig.lib.json': {} };
    expect(target(configured({ files }))).toEqual(typecheck);
  });
});

describe('the types of tests', () => {
  const options = (given: Given): unknown =>
    readJson<{ compilerOptions?: unknown }>(configured(given), `${ROOT}/tsconfig.spec.json`).compilerOptions;
  const spec = { include: ['vitest.config.mts'] };
  const commonjs = { compilerOptions: { module: 'CommonJS' } };

  it.each<[string, Given, unknown]>([
    [
      'are modules where their configuration is one',
      { files: { 'vitest.config.mts': {}, 'tsconfig.json': commonjs } },
      { module: 'esnext' },
    ],
    ['are as the sources where it is none', { files: { 'tsconfig.json': commonjs } }, undefined],
    [
      'are as the sources that are modules',
      { files: { 'vitest.config.mts': {}, 'tsconfig.json': {} } },
      undefined,
    ],
    ['are as the workspace has them', { files: { 'vitest.config.mts': {} } }, undefined],
    [
      'have those of browsers where they look at pages',
      { files: {}, isClient: true, lib: ['es2022'] },
      { lib: ['es2022', 'dom'] },
    ],
    ['have them once', { files: {}, isClient: true, lib: ['es2022', 'DOM'] }, undefined],
    ['have them by default', { files: {}, isClient: true }, undefined],
  ])('%s', (_, given, expected) => {
    expect(options({ ...given, files: { 'tsconfig.spec.json': spec, ...given.files } })).toEqual(expected);
  });

  it('stay as the project has them', () => {
    const own = { ...spec, compilerOptions: { module: 'node20', lib: ['dom'] } };
    const files = { 'tsconfig.spec.json': own, 'vitest.config.mts': {}, 'tsconfig.json': commonjs };
    expect(options({ files, isClient: true, lib: ['es2022'] })).toEqual(own.compilerOptions);
  });
});
