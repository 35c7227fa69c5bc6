import type * as devkit from '@nx/devkit';
import { updateJson, writeJson, type Tree } from '@nx/devkit';
import { readPlan } from '@plangate/core/documents';
import planGenerator from '../../../src/generators/plan/generator.js';
import { leftOut } from '../../../src/scaffolding/stacks/typescript/conventions/test-files.js';
import { fakeLibraryGenerator, filesBelow, now, read, referencesWorkspace } from './support.js';

const info = jest.fn();
const library = jest.fn(fakeLibraryGenerator);

jest.mock('@nx/devkit', () => {
  const actual = jest.requireActual<typeof devkit>('@nx/devkit');
  return {
    ...actual,
    ensurePackage: (name: string): unknown =>
      name === 'typescript' ? jest.requireActual('typescript') : { libraryGenerator: library },
    installPackagesTask: () => undefined,
    formatFiles: () => Promise.resolve(),
    logger: { info: (line: string): void => void info(line), warn: (line: string): void => void info(line) },
  };
});

beforeEach(() => jest.clearAllMocks());

const GLOBALS = "export default { test: { globals: true, include: ['{src,tests}/**/*.spec.ts'] } };\n";
const IMPORTED = "export default { test: { include: ['{src,tests}/**/*.spec.ts'] } };\n";

/** A library that is there, tested with Vitest or Jest. */
function addLibrary(tree: Tree, root: string, config: 'vitest' | 'jest', text?: string): void {
  writeJson(tree, `${root}/package.json`, { name: `@acme/${root.split('/').at(-1)}` });
  const usual = config === 'vitest' ? GLOBALS : 'export default {};\n';
  tree.write(`${root}/${config}.config.ts`, text ?? usual);
  tree.write(`${root}/src/index.ts`, "export * from './lib/tax.js';\n");
  tree.write(`${root}/src/lib/tax.ts`, 'export const tax = 1;\n');
}

function plan(tree: Tree, more: Record<string, unknown> = {}) {
  return planGenerator(tree, { feature: 'Order history', entities: 'Order', ...more }, { now });
}

const runners = (): unknown[] => library.mock.calls.map(([, { unitTestRunner }]) => unitTestRunner);
const stated = (tree: Tree, feature: string): string | null | undefined =>
  readPlan(tree.read(`${feature}/plan.md`, 'utf-8') ?? '').technicalContext.fields.find(
    ({ name }) => name === 'Testing',
  )?.value;

describe('the test runner of a new project', () => {
  it('is Jest where nothing decides', async () => {
    await plan(referencesWorkspace());
    expect(runners()).toEqual(['jest']);
  });

  it('is that of most projects, and the plan says so', async () => {
    const tree = referencesWorkspace();
    addLibrary(tree, 'packages/a', 'vitest');
    addLibrary(tree, 'packages/b', 'vitest');
    addLibrary(tree, 'packages/c', 'jest');
    await plan(tree);
    expect(runners()).toEqual(['vitest']);
    expect(stated(tree, 'specs/001-order-history')).toMatch(/^Vitest\b/);
  });

  it('is the one that the workspace declares, where no project has one', async () => {
    const tree = referencesWorkspace();
    updateJson(tree, 'package.json', (manifest: object) => ({
      ...manifest,
      devDependencies: { vitest: '4' },
    }));
    await plan(tree);
    expect(runners()).toEqual(['vitest']);
  });

  it.each([
    ['in full', { '@nx/js:library': { unitTestRunner: 'vitest' } }],
    ['by collection', { '@nx/js': { library: { unitTestRunner: 'vitest' } } }],
  ])('is the default of generators in nx.json, written %s', async (_, generators) => {
    const tree = referencesWorkspace();
    addLibrary(tree, 'packages/c', 'jest');
    updateJson(tree, 'nx.json', (nxJson: object) => ({ ...nxJson, generators }));
    await plan(tree);
    expect(runners()).toEqual(['vitest']);
  });

  it('is the one that --testing names, whatever the others have', async () => {
    const tree = referencesWorkspace();
    addLibrary(tree, 'packages/c', 'jest');
    await plan(tree, { testing: 'Vitest 4' });
    expect(runners()).toEqual(['vitest']);
    expect(stated(tree, 'specs/001-order-history')).toBe('Vitest 4');
  });

  it('is the one of a plan.md that is there; where that names both, it is that of most projects', async () => {
    for (const [testing, runner] of [
      ['Vitest', 'vitest'],
      ['Vitest, formerly Jest', 'jest'],
    ]) {
      library.mockClear();
      const tree = referencesWorkspace();
      addLibrary(tree, 'packages/c', 'jest');
      tree.write(
        'specs/004-cart/plan.md',
        handWritten(testing ?? '', 'packages/cart/\n└── src/\n    └── cart.ts'),
      );
      await planGenerator(tree, { feature: 4 }, { now });
      expect(runners()).toEqual([runner]);
    }
  });
});

describe('a new project tested with Vitest', () => {
  async function planned(): Promise<Tree> {
    const tree = referencesWorkspace();
    addLibrary(tree, 'packages/a', 'vitest');
    tree.write('.gitignore', 'node_modules');
    await plan(tree);
    return tree;
  }

  it('brings nothing of Jest', async () => {
    const tree = await planned();
    const before = new Set(['packages/a']);
    const written = tree.listChanges().filter(({ path }) => !before.has(path));
    expect(written.filter(({ path }) => path.includes('jest'))).toEqual([]);
    const manifests = ['package.json', 'packages/order-history/package.json'];
    expect(manifests.map((path) => tree.read(path, 'utf-8')).join()).not.toContain('jest');
    const tests = Object.values(filesBelow(tree, 'packages/order-history/tests')).join('\n');
    expect(tests).not.toMatch(/\bjest\b|from 'vitest'/);
    expect(tests).toContain('vi.resetModules()');
  });

  it('writes results and coverage of all its sources into its outputs, which git ignores', async () => {
    const tree = await planned();
    const config = tree.read('packages/order-history/vitest.config.mts', 'utf-8') ?? '';
    expect(config).toContain("outputFile: { junit: './test-output/vitest/coverage/junit.xml' }");
    expect(config).toContain("include: ['src/**/*.{ts,tsx,vue}']");
    expect(config).toContain("'json-summary'");
    expect(config).toContain('enabled: true');
    expect(tree.read('.gitignore', 'utf-8')).toBe('node_modules\ntest-output\n');
    expect(read(tree, 'packages/order-history/tsconfig.spec.json').include).toContain('tests/**/*.ts');
  });
});

describe('a project that is there', () => {
  async function extended(config: string, more: (tree: Tree) => void = () => undefined): Promise<Tree> {
    const tree = referencesWorkspace();
    addLibrary(tree, 'packages/pricing', 'vitest', config);
    addLibrary(tree, 'packages/b', 'jest');
    addLibrary(tree, 'packages/c', 'jest');
    more(tree);
    await (
      await plan(tree, { directory: 'packages/pricing' })
    )();
    return tree;
  }

  it('gets tests for its own runner', async () => {
    const tree = await extended(GLOBALS);
    expect(library).not.toHaveBeenCalled();
    const tests = Object.values(filesBelow(tree, 'packages/pricing/tests')).join('\n');
    expect(tests).not.toMatch(/\bjest\b|from 'vitest'/);
    expect(stated(tree, 'specs/001-order-history')).toMatch(/^Vitest\b/);
  });

  it('has reports that git ignores, where it writes them beside its sources', async () => {
    const config = GLOBALS.replace(
      'globals: true',
      "globals: true, coverage: { reportsDirectory: './test-output/vitest' }",
    );
    const tree = await extended(config, (before) => before.write('.gitignore', 'node_modules'));
    expect(tree.read('.gitignore', 'utf-8')).toBe('node_modules\ntest-output\n');
    expect(tree.read('packages/pricing/vitest.config.ts', 'utf-8')).toBe(config);
  });

  it('keeps what git ignores, where its configuration is not understood', async () => {
    const tree = await extended('export default makeConfig();\n', (before) => before.write('.gitignore', ''));
    expect(tree.read('.gitignore', 'utf-8')).toBe('');
  });

  it('gets tests that import what is no global there', async () => {
    const tree = await extended(IMPORTED);
    const tests = Object.entries(filesBelow(tree, 'packages/pricing/tests'));
    expect(tests.length).toBeGreaterThan(5);
    for (const [path, text] of tests) {
      const [, names = ''] = /^import \{ (.*) \} from 'vitest';$/m.exec(text) ?? [];
      const used = ['describe', 'it', 'expect', 'afterEach', 'beforeEach', 'vi'].filter((name) =>
        new RegExp(`\\b${name}[.(]`).test(text),
      );
      expect({ path, names: names.split(', ') }).toEqual({
        path,
        names: expect.arrayContaining(used) as string[],
      });
    }
  });

  it('exports the new parts behind what it exports, and gets no command', async () => {
    const tree = await extended(GLOBALS);
    expect(tree.read('packages/pricing/src/index.ts', 'utf-8')).toBe(
      "export * from './lib/tax.js';\n" +
        ['lib/problem', 'lib/store', 'models/order', 'services/order-service']
          .map((path) => `export * from './${path}.js';\n`)
          .join(''),
    );
    expect(tree.exists('packages/pricing/src/cli/main.ts')).toBe(true);
    expect(read(tree, 'packages/pricing/package.json').bin).toBeUndefined();
    expect(read(tree, 'packages/pricing/package.json').dependencies).toHaveProperty('zod');
  });

  it('keeps an entry whose sources have a name of the new ones, and a person is told the lines', async () => {
    const tree = await extended(GLOBALS, (before) =>
      before.write('packages/pricing/src/lib/tax.ts', 'export interface Order {}\n'),
    );
    expect(tree.read('packages/pricing/src/index.ts', 'utf-8')).toBe("export * from './lib/tax.js';\n");
    expect(info).toHaveBeenCalledWith(expect.stringContaining("export * from './models/order.js';"));
  });

  it('is not broken by a skeleton that needs other sources of the same names', async () => {
    const tree = await extended(GLOBALS, (before) =>
      before.write('packages/pricing/src/lib/store.ts', 'export class Store {}\n'),
    );
    expect(tree.read('packages/pricing/src/lib/store.ts', 'utf-8')).toBe('export class Store {}\n');
    expect(tree.read('packages/pricing/src/index.ts', 'utf-8')).toBe("export * from './lib/tax.js';\n");
    expect(tree.read('packages/pricing/src/services/order-service.ts', 'utf-8')).toContain('export {};');
    expect(info).toHaveBeenCalledWith('  packages/pricing/src/lib/store.ts: memoryStore');
  });

  it.each([
    [
      "export default { test: { globals: true, include: ['src/**/*.spec.ts'] } };\n",
      /because packages\/pricing\/vitest\.config\.ts includes others/,
    ],
    [null, /packages\/pricing has no test runner/],
  ])('is told which of the new tests it does not run: %j', async (config, message) => {
    await extended(config ?? GLOBALS, (before) => {
      if (config === null) before.delete('packages/pricing/vitest.config.ts');
    });
    expect(info).toHaveBeenCalledWith(expect.stringMatching(message));
    expect(info).toHaveBeenCalledWith('  packages/pricing/tests/unit/order.spec.ts');
  });

  it.each([
    ['{src,tests}/**/*.{test,spec}.{ts,tsx}', []],
    ['src/**/*.spec.ts', ['tests/unit/a.spec.ts']],
    ['**/*.?(c|m)spec.ts', []],
  ])('runs the tests that its configuration includes: %s', (glob, expected) => {
    const config = `export default { test: { include: ['${glob}'] } };`;
    expect(leftOut(config, ['tests/unit/a.spec.ts', 'src/b.spec.ts'])).toEqual(expected);
    expect(leftOut('export default { test: {} };', ['tests/unit/a.spec.ts'])).toEqual([]);
    expect(leftOut(`export default { test: { include: [...own, '${glob}'] } };`, ['x/a.spec.ts'])).toEqual(
      [],
    );
  });

  it('keeps the ending of its imports', async () => {
    const tree = await extended(GLOBALS, (before) =>
      before.write('packages/pricing/src/index.ts', "export { tax } from './lib/tax';\n"),
    );
    expect(tree.read('packages/pricing/src/index.ts', 'utf-8')).toContain("from './models/order';");
    expect(tree.read('packages/pricing/src/services/order-service.ts', 'utf-8')).toContain(
      "from '../lib/store';",
    );
  });

  it('changes no more when it is run again', async () => {
    const tree = await extended(GLOBALS);
    const before = filesBelow(tree, 'packages');
    await planGenerator(tree, { feature: 1 }, { now });
    expect(filesBelow(tree, 'packages')).toEqual(before);
  });
});

describe('what a run says', () => {
  afterEach(() => delete process.env.NX_DRY_RUN);
  const told = (): string[] => info.mock.calls.map(([line]) => String(line));

  it('are the packages that it adds, in a dry run too, of which Nx leaves out the end', async () => {
    process.env.NX_DRY_RUN = 'true';
    await plan(referencesWorkspace());
    const at = told().indexOf('Packages that are added:');
    expect(told().slice(at + 1)).toEqual(
      ['ajv', 'jest-junit', 'tslib', 'zod'].map((name) => expect.stringMatching(`^  ${name}@`) as string),
    );
  });

  it('is each project before it is made, with the packages of Nx that make it', async () => {
    await plan(referencesWorkspace());
    expect(told()[0]).toBe('Making packages/order-history a project with @nx/js, @nx/jest, @nx/eslint.');
  });
});

function handWritten(testing: string, sourceTree: string): string {
  return `# Implementation Plan: Cart

**Branch**: \`004-cart\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)

## Summary

A cart.

## Technical Context

**Language/Version**: TypeScript 6.0
**Testing**: ${testing}

## Project Structure

### Source Code (repository root)

\`\`\`text
${sourceTree}
\`\`\`

**Structure Decision**: As drawn.
`;
}
