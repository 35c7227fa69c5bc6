import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readJson, writeJson, type Tree } from '@nx/devkit';

/** The day on which all documents of these tests are written. */
export const now = (): Date => new Date('2026-03-02T10:00:00Z');

/** A workspace of package-manager workspaces and TypeScript references, without any project. */
export function referencesWorkspace(): Tree {
  const tree = createTreeWithEmptyWorkspace();
  writeJson(tree, 'package.json', {
    name: '@acme/source',
    workspaces: ['packages/*'],
    devDependencies: { typescript: '~6.0.3' },
  });
  writeJson(tree, 'tsconfig.base.json', { compilerOptions: { composite: true } });
  writeJson(tree, 'tsconfig.json', { extends: './tsconfig.base.json', files: [], references: [] });
  return tree;
}

/** Every file below a directory with its content. */
export function filesBelow(tree: Tree, directory: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of tree.children(directory)) {
    const path = `${directory}/${name}`;
    if (tree.isFile(path)) files[path] = tree.read(path, 'utf-8') ?? '';
    else Object.assign(files, filesBelow(tree, path));
  }
  return files;
}

const VITEST_CONFIG = `import { defineConfig } from 'vitest/config';

export default defineConfig(() => ({
  root: import.meta.dirname,
  test: {
    globals: true,
    include: ['{src,tests}/**/*.{test,spec}.ts'],
    reporters: ['default'],
    coverage: {
      reportsDirectory: './test-output/vitest/coverage',
      provider: 'v8' as const,
    },
  },
}));
`;

/** What `@nx/js` does to the tree, as far as the generator relies on it; the real one takes seconds to load. */
export function fakeLibraryGenerator(tree: Tree, options: Record<string, unknown>): Promise<unknown> {
  const {
    directory: root,
    importPath,
    name = importPath?.split('/').at(-1) ?? root.split('/').at(-1) ?? root,
    unitTestRunner,
  } = options as {
    directory: string;
    importPath?: string;
    name?: string;
    unitTestRunner?: string;
  };
  const isReferences = tree.exists('tsconfig.json');
  tree.write(`${root}/README.md`, `# ${name}\n`);
  tree.write(`${root}/src/index.ts`, "export * from './lib/sample';\n");
  tree.write(`${root}/src/lib/sample.ts`, 'export const sample = 1;\n');
  tree.write(`${root}/src/lib/sample.spec.ts`, 'test.todo("sample");\n');
  writeJson(tree, `${root}/package.json`, { name: `@acme/${name}`, dependencies: { tslib: '^2.3.0' } });
  writeJson(tree, `${root}/tsconfig.lib.json`, { include: ['src/**/*.ts'] });
  writeJson(tree, `${root}/tsconfig.spec.json`, { include: ['src/**/*.spec.ts'] });
  if (!isReferences) writeJson(tree, `${root}/project.json`, { name, targets: { build: {} } });
  if (unitTestRunner === 'vitest') {
    tree.write(`${root}/vitest.config.mts`, VITEST_CONFIG);
    return Promise.resolve(() => undefined);
  }
  tree.write(
    `${root}/jest.config.cts`,
    "/* eslint-disable */\nmodule.exports = {\n  preset: '../../jest.preset.js',\n  coverageDirectory: 'test-output/jest/coverage',\n};\n",
  );
  return Promise.resolve(() => undefined);
}

/** The parts of JSON files that these tests look at. */
export interface ReadFile {
  readonly include: readonly string[];
  readonly compilerOptions?: { readonly strict?: boolean; readonly composite?: boolean };
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly nx: { readonly targets: ReadTargets };
  readonly targets: ReadTargets;
}
interface ReadTargets {
  readonly test: { readonly inputs: readonly unknown[] };
  readonly typecheck: { readonly options: { readonly commands: readonly string[] } };
}

export function read(tree: Tree, path: string): ReadFile {
  return readJson<ReadFile>(tree, path);
}
