import type * as devkit from '@nx/devkit';
import { writeJson, type Tree } from '@nx/devkit';
import { readPlan } from '@plangate/core/documents';
import planGenerator from '../../../src/generators/plan/generator.js';
import { fakeLibraryGenerator, filesBelow, now, read, referencesWorkspace } from './support.js';

const info = jest.fn();
const library = jest.fn(fakeLibraryGenerator);
const application = jest.fn(fakeApplicationGenerator);

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: (name: string): unknown =>
    name === 'typescript'
      ? jest.requireActual('typescript')
      : { libraryGenerator: library, applicationGenerator: application },
  installPackagesTask: () => undefined,
  formatFiles: () => Promise.resolve(),
  logger: { info: (line: string): void => void info(line), warn: (line: string): void => void info(line) },
}));

beforeEach(() => jest.clearAllMocks());

/** What generators of applications do to the tree, as far as the generator relies on it. */
async function fakeApplicationGenerator(tree: Tree, options: Record<string, unknown>): Promise<unknown> {
  const root = String(options.directory);
  await fakeLibraryGenerator(tree, options);
  tree.delete(`${root}/src`);
  for (const path of ['index.html', 'src/styles.css', 'src/main.tsx', 'src/app/app.config.ts'])
    tree.write(`${root}/${path}`, `made for ${root}\n`);
  for (const path of ['app.tsx', 'app.ts', 'App.vue', 'nx-welcome.tsx', 'app.spec.tsx'])
    tree.write(`${root}/src/app/${path}`, 'a sample\n');
  if (options.bundler === undefined) tree.write(`${root}/src/main.ts`, 'a sample\n');
  return undefined;
}

const FRONTEND = 'packages/shop/frontend';
const FEATURE = 'specs/001-gift-cards';

async function plan(tree: Tree, more: Record<string, unknown> = {}): Promise<void> {
  const options = {
    feature: 'Gift cards',
    structure: 'web',
    directory: 'packages/shop',
    entities: 'GiftCard',
  };
  await planGenerator(tree, { ...options, skipFormat: true, ...more }, { now });
}

/** The roots that each kind of generator made. */
const made = () => ({
  libraries: library.mock.calls.map(([, { directory }]) => directory),
  applications: application.mock.calls.map(([, { directory }]) => directory),
});
const PLAIN = { libraries: ['packages/shop/backend', FRONTEND], applications: [] };
const REAL = { libraries: ['packages/shop/backend'], applications: [FRONTEND] };

/** An application that begins with a module of its framework. */
function addApplication(tree: Tree, root: string, entry: string, text: string): void {
  writeJson(tree, `${root}/package.json`, { name: `@acme/${root.split('/').at(-1)}` });
  tree.write(`${root}/src/${entry}`, `${text}\n`);
}

const REACT = "import * as ReactDOM from 'react-dom/client';";
const VUE = "import { createApp } from 'vue';";

describe('the frontend of a new plan', () => {
  it.each<[string, Record<string, unknown>, (tree: Tree) => void]>([
    ['nothing names a framework', {}, () => undefined],
    ['two are named', { primaryDependencies: 'React and Vue' }, () => undefined],
    [
      'something that builds on it is named',
      { primaryDependencies: 'Next.js 15, React 19' },
      () => undefined,
    ],
    ['another one of the same files is named', { primaryDependencies: 'Preact' }, () => undefined],
    [
      'what is named is no application for browsers',
      { primaryDependencies: 'React Native' },
      () => undefined,
    ],
    [
      'as many applications have each',
      {},
      (tree) => {
        addApplication(tree, 'packages/a', 'main.tsx', REACT);
        addApplication(tree, 'packages/b', 'main.ts', VUE);
      },
    ],
  ])('stays plain where %s', async (_, options, prepare) => {
    const tree = referencesWorkspace();
    prepare(tree);
    await plan(tree, options);
    expect(made()).toEqual(PLAIN);
    expect(tree.exists(`${FRONTEND}/src/components/html.ts`)).toBe(true);
  });

  it.each<[string, Record<string, unknown>, (tree: Tree) => void]>([
    ['the options name', { primaryDependencies: 'React 19' }, () => undefined],
    ['the workspace has', {}, (tree) => addApplication(tree, 'packages/a', 'main.tsx', REACT)],
    [
      'most applications have',
      {},
      (tree) => {
        addApplication(tree, 'packages/a', 'main.tsx', REACT);
        addApplication(tree, 'packages/b', 'main.ts', VUE);
        addApplication(tree, 'packages/c', 'index.jsx', REACT);
      },
    ],
    [
      'the defaults of generators are for',
      {},
      (tree) => writeJson(tree, 'nx.json', { generators: { '@nx/react': { library: { style: 'css' } } } }),
    ],
  ])('is of the framework that %s', async (_, options, prepare) => {
    const tree = referencesWorkspace();
    prepare(tree);
    await plan(tree, options);
    expect(made()).toEqual(REAL);
    const text = tree.read(`${FEATURE}/plan.md`, 'utf-8') ?? '';
    const { layout, technicalContext } = readPlan(text);
    const stated = technicalContext.fields.find(({ name }) => name === 'Primary Dependencies')?.value;
    expect(stated).toMatch(/\bReact\b/);
    expect(layout.map(({ path }) => path)).toContain(`${FRONTEND}/src/pages/gift-card-page.tsx`);
  });

  it.each([
    [
      'React',
      'src/app/app.tsx',
      '<GiftCardPage client={giftCardClient} />',
      'src/components/gift-card-list.tsx',
    ],
    [
      'Vue 3',
      'src/app/App.vue',
      '<GiftCardPage :client="giftCardClient" />',
      'src/components/gift-card-list.vue',
    ],
  ])(
    'of %s shows the pages in its root component, and has nothing of the sample',
    async (name, root, page, list) => {
      const tree = referencesWorkspace();
      await plan(tree, { primaryDependencies: name });
      const files = filesBelow(tree, FRONTEND);
      expect(files[`${FRONTEND}/${root}`]).toContain(page);
      expect(files).toHaveProperty([`${FRONTEND}/${list}`]);
      expect(Object.values(files)).not.toContain('a sample\n');
      expect(files[`${FRONTEND}/src/main.tsx`]).toBe(`made for ${FRONTEND}\n`);
      const before = filesBelow(tree, 'packages');
      await planGenerator(tree, { feature: 1 }, { now });
      expect(filesBelow(tree, 'packages')).toEqual(before);
    },
  );

  it('type-checks tests that look at pages, where the workspace names its libraries of types', async () => {
    const tree = referencesWorkspace();
    writeJson(tree, 'tsconfig.base.json', { compilerOptions: { composite: true, lib: ['es2022'] } });
    await plan(tree, { primaryDependencies: 'React' });
    const libraries = (root: string): unknown =>
      (read(tree, `${root}/tsconfig.spec.json`).compilerOptions as { lib?: unknown } | undefined)?.lib;
    expect(libraries(FRONTEND)).toEqual(['es2022', 'dom']);
    expect(libraries('packages/shop/backend')).toBeUndefined();
  });

  it('of Vue is tested with the only runner that its generator knows', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { primaryDependencies: 'Vue', testing: 'Jest' });
    expect(application.mock.calls.map(([, { unitTestRunner }]) => unitTestRunner)).toEqual(['vitest']);
    expect(library.mock.calls.map(([, { unitTestRunner }]) => unitTestRunner)).toEqual(['jest']);
  });

  it('of Angular is refused where its generator would refuse, and nothing is made', async () => {
    const tree = referencesWorkspace();
    await expect(plan(tree, { primaryDependencies: 'Angular' })).rejects.toThrow(/Angular.*references/);
    expect(application).not.toHaveBeenCalled();
  });

  it('of Angular is made in a workspace of path mappings, and keeps the configuration of the sample', async () => {
    const tree = referencesWorkspace();
    tree.delete('tsconfig.json');
    await plan(tree, { primaryDependencies: 'Angular 22', testing: 'Vitest' });
    expect(application.mock.calls.map(([, { unitTestRunner }]) => unitTestRunner)).toEqual(['vitest-analog']);
    expect(tree.children(`${FRONTEND}/src/app`).sort()).toEqual(['app.config.ts', 'app.ts']);
    expect(tree.read(`${FRONTEND}/src/app/app.ts`, 'utf-8')).toContain('<app-gift-card-page');
  });
});

describe('the backend of a new plan', () => {
  const BACKEND = 'packages/shop/backend';

  it('of Express answers with the resources of the skeleton', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { primaryDependencies: 'Express 5' });
    expect(made()).toEqual({ libraries: [FRONTEND], applications: [BACKEND] });
    const files = filesBelow(tree, BACKEND);
    expect(files[`${BACKEND}/src/main.ts`]).toContain('giftCardResource(memoryStore())');
    expect(files[`${BACKEND}/src/api/server.ts`]).toContain("from 'express'");
    expect(files).not.toHaveProperty([`${BACKEND}/src/api/main.ts`]);
    const before = filesBelow(tree, 'packages');
    await planGenerator(tree, { feature: 1 }, { now });
    expect(filesBelow(tree, 'packages')).toEqual(before);
  });

  it('stays plain where the framework that is named has no templates', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { primaryDependencies: 'NestJS' });
    expect(made()).toEqual(PLAIN);
    expect(tree.exists(`${BACKEND}/src/api/main.ts`)).toBe(true);
  });
});

describe('the targets of a new project', () => {
  const lint = { executor: '@nx/eslint:lint' };

  it.each<[string, boolean | undefined, object, object]>([
    ['are in project.json where the others have them there', false, {}, { lint }],
    ['are inferred where a plugin infers them', undefined, { plugins: ['@nx/eslint/plugin'] }, { lint }],
    [
      'are inferred where one of several plugins does',
      undefined,
      { plugins: [{ plugin: '@nx/jest' }] },
      { lint },
    ],
    ['are those that Nx chooses where no project shows it', undefined, {}, { serve: { command: 'x' } }],
  ])('%s', async (_, addPlugin, nxJson, targets) => {
    const tree = referencesWorkspace();
    writeJson(tree, 'nx.json', nxJson);
    writeJson(tree, 'packages/a/project.json', { name: 'a', targets });
    await plan(tree, { structure: 'library' });
    expect(library.mock.calls.map(([, options]) => options.addPlugin)).toEqual([addPlugin]);
  });
});

describe('the tree of an existing plan', () => {
  const OPTION_2 = `backend/
├── src/
│   ├── models/
│   ├── services/
│   └── api/
└── tests/

frontend/
├── src/
│   ├── components/
│   ├── pages/
│   └── services/
└── tests/`;

  function planned(dependencies: string, sourceTree: string): Tree {
    const tree = referencesWorkspace();
    tree.write(
      `${FEATURE}/plan.md`,
      `# Implementation Plan: Gift cards

**Branch**: \`001-gift-cards\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)

## Summary

Gift cards.

## Technical Context

**Language/Version**: TypeScript 6.0
**Primary Dependencies**: ${dependencies}

## Project Structure

### Source Code (repository root)

\`\`\`text
${sourceTree}
\`\`\`

**Structure Decision**: As drawn.
`,
    );
    return tree;
  }

  it.each([
    ['React 19', ['backend'], ['frontend']],
    ['React 19, Express 5', [], ['backend', 'frontend']],
    ['NestJS', ['frontend'], ['backend']],
    ['zod', ['backend', 'frontend'], []],
  ])('of two sides is made with what it names: %s', async (dependencies, libraries, applications) => {
    await planGenerator(planned(dependencies, OPTION_2), { feature: 1 }, { now });
    expect(made()).toEqual({ libraries, applications });
  });

  it('keeps what its generator makes where it draws nothing in its place', async () => {
    const tree = planned('React 19', OPTION_2);
    await planGenerator(tree, { feature: 1 }, { now });
    expect(tree.read('frontend/src/app/app.tsx', 'utf-8')).toBe('a sample\n');
    expect(tree.exists('frontend/src/pages/.gitkeep')).toBe(true);
  });

  it('stays plain where it draws an entry that others import, whatever the workspace has', async () => {
    const tree = planned(
      'zod',
      'packages/ui/\n└── src/\n    ├── components/\n    │   └── list.ts\n    └── index.ts',
    );
    addApplication(tree, 'packages/a', 'main.tsx', REACT);
    await planGenerator(tree, { feature: 1 }, { now });
    expect(made()).toEqual({ libraries: ['packages/ui'], applications: [] });
  });
});

it.each([
  ['swc', 'swc'],
  ['rollup', 'tsc'],
  [undefined, 'tsc'],
])(
  'a project without a framework is compiled as nx.json says, if it keeps its modules: %s',
  async (preset, bundler) => {
    const tree = referencesWorkspace();
    if (preset !== undefined)
      writeJson(tree, 'nx.json', { generators: { '@nx/js:library': { bundler: preset } } });
    await plan(tree, { structure: 'single' });
    expect(library.mock.calls.map(([, options]) => options.bundler)).toEqual([bundler]);
  },
);

describe('the bundler of a new frontend', () => {
  it.each<[string, string, (tree: Tree) => void]>([
    ['its own default', 'vite', () => undefined],
    [
      'that of most projects',
      'webpack',
      (tree) => {
        for (const root of ['packages/a', 'packages/b']) {
          addApplication(tree, root, 'main.tsx', REACT);
          tree.write(`${root}/webpack.config.js`, '');
        }
      },
    ],
    [
      'the default of its generators',
      'rspack',
      (tree) =>
        writeJson(tree, 'nx.json', { generators: { '@nx/react': { application: { bundler: 'rspack' } } } }),
    ],
    [
      'the default of its generators, unless it does not know it',
      'vite',
      (tree) =>
        writeJson(tree, 'nx.json', { generators: { '@nx/react:application': { bundler: 'turnip' } } }),
    ],
  ])('is %s', async (_, bundler, prepare) => {
    const tree = referencesWorkspace();
    prepare(tree);
    await plan(tree, { primaryDependencies: 'React' });
    expect(application.mock.calls.map(([, options]) => options.bundler)).toEqual([bundler]);
  });
});
