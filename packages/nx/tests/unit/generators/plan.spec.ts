import type * as devkit from '@nx/devkit';
import { writeJson, type Tree } from '@nx/devkit';
import { readPlan } from '@plangate/core/documents';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import planGenerator from '../../../src/generators/plan/generator.js';
import { fakeLibraryGenerator, filesBelow, now, read, referencesWorkspace } from './support.js';

const install = jest.fn();
const info = jest.fn();
const library = jest.fn(fakeLibraryGenerator);

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: () => ({ libraryGenerator: library }),
  installPackagesTask: (): void => void install(),
  formatFiles: () => Promise.resolve(),
  logger: { info: (line: string): void => void info(line), warn: (line: string): void => void info(line) },
}));

const FEATURE = 'specs/001-saved-cards-at-checkout';
const options = {
  feature: 'Saved cards at checkout',
  directory: 'packages/checkout',
  entities: 'Card,Wallet',
};

function plan(tree: Tree, more: Record<string, unknown> = {}) {
  return planGenerator(tree, { ...options, ...more }, { now });
}

function documentOf(tree: Tree, feature = FEATURE) {
  return readPlan(tree.read(`${feature}/plan.md`, 'utf-8') ?? '');
}

beforeEach(() => jest.clearAllMocks());

describe('a new feature', () => {
  it('gets every document but tasks.md', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    expect(Object.keys(filesBelow(tree, FEATURE)).sort()).toEqual(
      [
        'contracts/card.schema.json',
        'contracts/problem.schema.json',
        'contracts/response.schema.json',
        'contracts/wallet.schema.json',
        'data-model.md',
        'plan.md',
        'quickstart.md',
        'research.md',
        'spec.md',
      ].map((name) => `${FEATURE}/${name}`),
    );
  });

  it('gets a plan that reads back whole: header, fields, sections, nothing left of a template', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { storage: 'PostgreSQL 17', scale: 10_000 });
    const read = documentOf(tree);
    expect(read.nature).toBe('plan');
    expect(read.title?.text).toBe('Saved cards at checkout');
    expect(read.header.branch?.text).toBe('001-saved-cards-at-checkout');
    expect(read.header.date?.text).toBe('2026-03-02');
    expect(Object.values(read.sections)).not.toContain(null);
    const fields = Object.fromEntries(read.technicalContext.fields.map((field) => [field.name, field]));
    expect(Object.keys(fields)).toHaveLength(9);
    expect(fields.Storage).toMatchObject({ value: 'PostgreSQL 17', open: false });
    expect(fields['Scale/Scope']).toMatchObject({ value: '10000', open: false });
    expect(fields['Language/Version']?.value).toContain('TypeScript 6.0');
    expect(fields.Constraints?.open).toBe(true);
    expect(read.leftovers.filter(({ kind }) => kind !== 'clarification')).toEqual([]);
    expect(read.findings).toEqual([]);
    expect(read.complexity.rows).toEqual([]);
  });

  it('declares exactly the files that are created, and decides for directories of the tree', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const { layout, structureDecision } = documentOf(tree);
    const declared = layout.filter(({ kind }) => kind === 'file').map(({ path }) => path);
    const sources = Object.keys({
      ...filesBelow(tree, 'packages/checkout/src'),
      ...filesBelow(tree, 'packages/checkout/tests'),
    });
    expect(declared.sort()).toEqual(sources.sort());
    expect(declared).toContain('packages/checkout/src/models/wallet.ts');
    const paths = new Set(layout.map(({ path }) => path));
    expect(structureDecision?.paths.map(({ text }) => text).every((path) => paths.has(path))).toBe(true);
  });

  it('has a row for every principle of the constitution in force, with the gates that judge it', async () => {
    const tree = referencesWorkspace();
    tree.write(
      '.specify/memory/constitution.md',
      '# C\n\n## Core Principles\n\n### I. Simplicity\n\nKeep it plain.\n\n### II. Tests | first\n\nTest.\n\n```yaml gate\n- kind: tests\n```\n',
    );
    tree.write(
      'packages/checkout/.specify/memory/constitution.md',
      '# C\n\n## Core Principles\n\n### III. Money\n\nCount twice.\n',
    );
    await plan(tree);
    const { rows } = documentOf(tree).constitutionCheck;
    expect(rows.map(({ number, verdict }) => [number, verdict])).toEqual([
      ['I', 'pending'],
      ['II', 'pending'],
      ['III', 'pending'],
    ]);
    expect(rows[1]?.note).toContain('II.tests');
  });

  it('keeps at least one decision open in research.md, and lists every open field', async () => {
    const tree = referencesWorkspace();
    const known = {
      languageVersion: 'a',
      primaryDependencies: 'a',
      storage: 'a',
      testing: 'a',
      targetPlatform: 'a',
      projectType: 'a',
      performanceGoals: 'a',
      constraints: 'a',
    };
    await plan(tree, known);
    const research = tree.read(`${FEATURE}/research.md`, 'utf-8') ?? '';
    const open = research.match(/^## .*(?=\n\n\*\*Decision\*\*: NEEDS CLARIFICATION)/gm);
    expect(open).toEqual(['## User stories', '## Scale/Scope']);
  });

  it('becomes a project that writes evidence and type-checks its tests', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    expect(library).toHaveBeenCalledTimes(1);
    expect(tree.exists('packages/checkout/src/lib/sample.ts')).toBe(false);
    expect(tree.exists('packages/checkout/jest.config.cts')).toBe(false);
    const jestConfig = tree.read('packages/checkout/jest.config.cjs', 'utf-8') ?? '';
    expect(jestConfig).not.toContain('eslint-disable');
    expect(jestConfig).toContain("outputDirectory: '<rootDir>/test-output/jest/coverage'");
    expect(jestConfig).not.toContain('passWithNoTests');
    expect(read(tree, 'packages/checkout/tsconfig.spec.json').include).toContain('tests/**/*.ts');
    const manifest = read(tree, 'packages/checkout/package.json');
    expect(manifest.dependencies).toEqual({ tslib: '^2.3.0', zod: expect.any(String) as string });
    expect(manifest.bin).toEqual({ checkout: './dist/cli/main.js' });
    expect(manifest.nx.targets.test.inputs).toContain(`{workspaceRoot}/${FEATURE}/contracts/**/*`);
    const root = read(tree, 'package.json');
    expect(root.devDependencies).toMatchObject({
      ajv: expect.any(String) as string,
      'jest-junit': expect.any(String) as string,
    });
    expect(root.dependencies ?? {}).not.toHaveProperty('zod');
  });

  it('has a typecheck target and its dependency in the root where projects have no package of their own', async () => {
    const tree = createTreeWithEmptyWorkspace();
    writeJson(tree, 'package.json', { name: 'acme', dependencies: { zod: '^4.0.0' } });
    await plan(tree);
    const project = read(tree, 'packages/checkout/project.json');
    expect(project.targets.typecheck.options.commands).toHaveLength(2);
    expect(project.targets.test.inputs).toContain(`{workspaceRoot}/${FEATURE}/contracts/**/*`);
    expect(read(tree, 'packages/checkout/package.json')).toMatchObject({
      dependencies: { zod: '^4.0.0' },
    });
    expect(read(tree, 'package.json').dependencies.zod).toBe('^4.0.0');
    expect(tree.read('packages/checkout/src/index.ts', 'utf-8')).toContain("'./models/card'");
  });

  it('installs once, and only when dependencies changed', async () => {
    const tree = referencesWorkspace();
    await (
      await plan(tree)
    )();
    expect(install).toHaveBeenCalledTimes(1);
    await (
      await plan(tree)
    )();
    expect(install).toHaveBeenCalledTimes(1);
  });
});

describe('the workspace', () => {
  it('may have a template of its own, which is filled in', async () => {
    const tree = referencesWorkspace();
    tree.write('.specify/templates/plan-template.md', '# Core [FEATURE]\n');
    tree.write(
      '.specify/templates/overrides/plan-template.md',
      '# Implementation Plan: [FEATURE]\n\n## Rollout\n\nHow?\n\n## Summary\n\n[summary]\n',
    );
    await plan(tree);
    const text = tree.read(`${FEATURE}/plan.md`, 'utf-8') ?? '';
    expect(text.indexOf('## Rollout')).toBeLessThan(text.indexOf('## Summary'));
    expect(documentOf(tree).layout.length).toBeGreaterThan(20);
  });

  it('decides where a feature goes that names no directory', async () => {
    const tree = createTreeWithEmptyWorkspace();
    tree.write('libs/other/package.json', '{ "name": "other" }');
    tree.delete('packages');
    await planGenerator(tree, { feature: 'Saved cards' }, { now });
    expect(library.mock.calls.map(([, { directory }]) => directory)).toEqual(['libs/saved-cards']);
    expect(documentOf(tree, 'specs/001-saved-cards').technicalContext.fields[0]?.value).toMatch(
      /^TypeScript on/,
    );
  });

  it('without Jest as expected is told so, and keeps its configuration', async () => {
    const tree = referencesWorkspace();
    library.mockImplementationOnce(async (to, given) => {
      await fakeLibraryGenerator(to, given);
      to.write('packages/checkout/jest.config.cts', 'export default {};\n');
      to.delete('packages/checkout/tsconfig.spec.json');
      to.delete('packages/checkout/package.json');
    });
    await plan(tree);
    expect(tree.read('packages/checkout/jest.config.cts', 'utf-8')).toBe('export default {};\n');
    expect(info).toHaveBeenCalledWith(expect.stringContaining('write no evidence yet'));
  });

  it('keeps a configuration that needs a compiler where it is', async () => {
    const tree = referencesWorkspace();
    library.mockImplementationOnce(async (to, given) => {
      await fakeLibraryGenerator(to, given);
      to.delete('packages/checkout/jest.config.cts');
      to.write(
        'packages/checkout/jest.config.ts',
        "export default {\n  coverageDirectory: '../../coverage/a',\n};\n",
      );
    });
    await plan(tree);
    const text = tree.read('packages/checkout/jest.config.ts', 'utf-8') ?? '';
    expect(text).toContain("outputDirectory: '<rootDir>/../../coverage/a'");
  });

  it('has coverage of the lines of its sources, not of what swc builds of them', async () => {
    const tree = referencesWorkspace();
    library.mockImplementationOnce(async (to, given) => {
      await fakeLibraryGenerator(to, given);
      to.write(
        'packages/checkout/.spec.swcrc',
        '{\n  "jsc": {},\n  "sourceMaps": true,\n  "exclude": []\n}\n',
      );
    });
    await plan(tree);
    expect(tree.read('packages/checkout/.spec.swcrc', 'utf-8')).toBe(
      '{\n  "jsc": {},\n  "sourceMaps": "inline",\n  "exclude": []\n}\n',
    );
  });
});

describe('the structures', () => {
  it('library has no command line', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { structure: 'library' });
    expect(tree.exists('packages/checkout/src/cli')).toBe(false);
    expect(tree.exists('packages/checkout/src/services/card-service.ts')).toBe(true);
    expect(tree.exists(`${FEATURE}/contracts/response.schema.json`)).toBe(false);
    expect(read(tree, 'packages/checkout/package.json').bin).toBeUndefined();
  });

  it('web is two projects with names of their own', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { structure: 'web', directory: 'apps/shop' });
    expect(library.mock.calls.map(([, { directory, importPath }]) => [directory, importPath])).toEqual([
      ['apps/shop/backend', '@acme/shop-backend'],
      ['apps/shop/frontend', '@acme/shop-frontend'],
    ]);
    expect(tree.exists('apps/shop/backend/src/api/server.ts')).toBe(true);
    expect(tree.exists('apps/shop/frontend/src/pages/wallet-page.ts')).toBe(true);
    expect(tree.read('apps/shop/frontend/tests/unit/card-list.spec.ts', 'utf-8')).toContain('cardList');
  });

  it.each([
    [{ structure: 'singel' }, /Did you mean "single"/],
    [{ structure: 'constructor' }, /Use one of: library, mobile, single, web/],
    [{ language: 'cobol' }, /--language: expected python or typescript/],
    [{ directory: '../outside' }, /inside the workspace/],
    [{ directory: 'specs/foo' }, /among the documents of features[^]*packages\/saved-cards-at-checkout/],
    [{ directory: "packages/o'hara" }, /inside the workspace/],
    [{ entities: 'Card,class' }, /"class"/],
    [{ entities: 'Card,card' }, /once/],
    [{ entities: '../x' }, /ASCII/],
    [{ unknown: 1 }, /unknown/],
  ])('refuses %j before anything is written', async (wrong, message) => {
    const tree = referencesWorkspace();
    const before = tree.listChanges().length;
    await expect(plan(tree, wrong)).rejects.toThrow(message);
    expect(tree.listChanges()).toHaveLength(before);
  });
});

describe('running again', () => {
  it('changes nothing, by title, number or name', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const before = { ...filesBelow(tree, 'specs'), ...filesBelow(tree, 'packages') };
    for (const feature of ['Saved cards at checkout', 1, '001', '001-saved-cards-at-checkout', FEATURE]) {
      await planGenerator(tree, { feature }, { now: () => new Date('2027-01-01') });
    }
    expect({ ...filesBelow(tree, 'specs'), ...filesBelow(tree, 'packages') }).toEqual(before);
    expect(library).toHaveBeenCalledTimes(1);
  });

  it('completes a run that was stopped half-way with the same files', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const before = { ...filesBelow(tree, 'specs'), ...filesBelow(tree, 'packages') };
    for (const path of [
      'packages/checkout/tests',
      'packages/checkout/src/services',
      `${FEATURE}/data-model.md`,
    ]) {
      tree.delete(path);
    }
    await planGenerator(tree, { feature: 1 }, { now });
    expect({ ...filesBelow(tree, 'specs'), ...filesBelow(tree, 'packages') }).toEqual(before);
  });

  it('never overwrites what a person changed, and tells what was kept', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    tree.write('packages/checkout/src/models/card.ts', '// mine\n');
    tree.write(`${FEATURE}/spec.md`, '# Mine\n');
    await (
      await plan(tree)
    )();
    expect(tree.read('packages/checkout/src/models/card.ts', 'utf-8')).toBe('// mine\n');
    expect(tree.read(`${FEATURE}/spec.md`, 'utf-8')).toBe('# Mine\n');
    const told = info.mock.calls.map(([line]) => String(line));
    expect(told).toEqual(expect.arrayContaining(['Kept as it is:', `  ${FEATURE}/spec.md`]));
  });
});

describe('a dry run', () => {
  afterEach(() => delete process.env.NX_DRY_RUN);

  it('may fetch the generators that the workspace lacks, and is a dry run again afterwards', async () => {
    process.env.NX_DRY_RUN = 'true';
    let seen: string | undefined = 'not called';
    library.mockImplementationOnce((tree, options) => {
      seen = process.env.NX_DRY_RUN;
      return fakeLibraryGenerator(tree, options);
    });
    await plan(referencesWorkspace());
    expect(seen).toBeUndefined();
    expect(process.env.NX_DRY_RUN).toBe('true');
  });
});

describe('options of a plan that is there', () => {
  it('are told to be unused, but for those that were not given', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    info.mockClear();
    const again = await planGenerator(tree, { feature: 1, structure: 'library', storage: 'Redis' }, { now });
    await again();
    const told = info.mock.calls.map(([line]) => String(line));
    const at = told.indexOf('Not used, because plan.md exists and its tree decides:');
    expect(told.slice(at + 1, at + 3)).toEqual(['  --structure', '  --storage']);
    expect(told[at + 3]).not.toMatch(/^ {2}--/u);
  });
});

describe('a second feature in the same project', () => {
  it('adds its own files and marks the shared ones', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const before = filesBelow(tree, 'packages/checkout/src');
    await planGenerator(tree, { feature: 'Vouchers', directory: 'packages/checkout' }, { now });
    const layout = new Map(
      documentOf(tree, 'specs/002-vouchers').layout.map((entry) => [entry.path, entry.status]),
    );
    expect(layout.get('packages/checkout/src/index.ts')).toBe('modified');
    expect(layout.get('packages/checkout/src/lib/store.ts')).toBe('existing');
    const { 'packages/checkout/src/index.ts': index = '', ...others } = before;
    expect(filesBelow(tree, 'packages/checkout/src')).toMatchObject(others);
    expect(tree.read('packages/checkout/src/index.ts', 'utf-8')).toBe(
      `${index}export * from './models/voucher.js';\nexport * from './services/voucher-service.js';\n`,
    );
    expect(library).toHaveBeenCalledTimes(1);
    const entry = tree.read('packages/checkout/tests/integration/voucher.spec.ts', 'utf-8') ?? '';
    expect(entry).toContain("'../../src/models/voucher.js'");
    expect(read(tree, 'packages/checkout/package.json').nx.targets.test.inputs).toEqual(
      expect.arrayContaining([expect.stringContaining('001-'), expect.stringContaining('002-vouchers')]),
    );
  });
});
