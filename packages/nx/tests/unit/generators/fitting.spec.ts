import { addProjectConfiguration, readJson, readNxJson, updateNxJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { readConstitution } from '@plangate/core/documents';
import { initGenerator } from '../../../src/generators/init/generator.js';
import { constitutionGenerator } from '../../../src/generators/constitution/generator.js';

const CONSTITUTION = '.specify/memory/constitution.md';

interface Given {
  readonly name: string;
  readonly root: string;
  readonly targets?: readonly string[];
  readonly files?: readonly string[];
  readonly scripts?: Readonly<Record<string, string>>;
}

function add(tree: Tree, { name, root, targets = [], files = [], scripts = {} }: Given): void {
  const made = Object.fromEntries(targets.map((target) => [target, { executor: 'nx:noop' }]));
  addProjectConfiguration(tree, name, { root, targets: made });
  if (Object.keys(scripts).length > 0) tree.write(`${root}/package.json`, JSON.stringify({ name, scripts }));
  for (const file of files) tree.write(`${root}/${file}`, '');
}

const usual = ['test', 'lint', 'typecheck'];
const library = (name: string): Given => ({
  ...{ name: `@acme/${name}`, root: `packages/${name}`, targets: usual },
  files: ['vitest.config.mts', 'src/index.ts', `src/lib/${name}.ts`, `src/lib/${name}.spec.ts`],
});
const endToEnd: Given = {
  ...{ name: '@acme/web-e2e', root: 'apps/web-e2e', targets: ['lint'] },
  scripts: { e2e: 'playwright test' },
  files: ['playwright.config.ts', 'src/example.spec.ts'],
};

async function fitted(...given: readonly Given[]) {
  const tree = createTreeWithEmptyWorkspace();
  for (const project of given) add(tree, project);
  await initGenerator(tree);
  const document = readConstitution(tree.read(CONSTITUTION, 'utf-8') ?? '');
  expect(document.findings).toEqual([]);
  const gates = document.principles.flatMap((principle) => principle.gates);
  return { tree, gate: (id: string) => gates.find((gate) => gate.id === id)?.rules };
}

describe('a constitution for the projects that are there', () => {
  it('looks for tests where the projects have them, and where planned ones will be', async () => {
    const { gate } = await fitted(library('pricing'), library('orders'));
    expect(gate('II.tests')).toMatchObject({
      suites: { unit: '{src,tests}/**/{*.spec.ts,*.spec.tsx,*.test.ts,*.test.tsx}' },
      projects: [],
    });
  });

  it('keeps the suites of the default layout where every project has them', async () => {
    const files = ['contract', 'integration', 'unit'].map((suite) => `tests/${suite}/a.spec.ts`);
    const { gate } = await fitted({ ...library('pricing'), files });
    expect(gate('II.tests')).toMatchObject({ suites: ['contract', 'integration', 'unit'] });
  });

  it('asks projects of end-to-end tests for no unit tests and no coverage', async () => {
    const { gate } = await fitted(library('pricing'), endToEnd);
    expect(gate('II.tests')).toMatchObject({ projects: ['!*-e2e'] });
    expect(gate('II.coverage')).toMatchObject({ projects: ['!*-e2e'] });
    expect(gate('I.types')).toMatchObject({ projects: ['!*-e2e'] });
    expect(gate('I.lint')).toMatchObject({ projects: [] });
  });

  it('asks projects of end-to-end tests that these pass, each file of them', async () => {
    const { gate } = await fitted(library('pricing'), endToEnd);
    const suites = { e2e: '{src,tests}/**/{*.spec.ts,*.spec.tsx,*.test.ts,*.test.tsx}' };
    expect(gate('end-to-end')).toMatchObject({ target: 'e2e', suites, projects: ['*-e2e'] });
    expect(gate('end-to-end-proof')).toMatchObject({ sources: 'none', projects: ['*-e2e'] });
    const { gate: without } = await fitted(library('pricing'));
    expect(without('end-to-end')).toBeUndefined();
  });

  it('asks a project that has both for both', async () => {
    const { gate } = await fitted({
      ...library('pricing'),
      scripts: { journeys: 'playwright test' },
      files: ['vitest.config.mts', 'playwright.config.ts', 'src/a.spec.ts', 'e2e/b.spec.ts'],
    });
    expect(gate('II.tests')).toMatchObject({ projects: [] });
    expect(gate('end-to-end')).toMatchObject({ target: 'journeys', projects: ['@acme/pricing'] });
    expect(gate('end-to-end-proof')).toBeUndefined();
  });

  it('knows a project of end-to-end tests that a runner of unit tests runs', async () => {
    const { gate } = await fitted(library('pricing'), {
      ...{ name: '@acme/api-e2e', root: 'apps/api-e2e', targets: ['lint'], scripts: { e2e: 'jest' } },
      files: ['jest.config.cts', 'src/api/api.spec.ts'],
    });
    expect(gate('II.tests')).toMatchObject({ projects: ['!*-e2e'] });
    expect(gate('end-to-end')).toMatchObject({ target: 'e2e', projects: ['*-e2e'] });
  });

  it('names projects that no pattern tells from the others', async () => {
    const { gate } = await fitted(
      library('pricing'),
      { ...endToEnd, name: 'journeys', root: 'apps/journeys' },
      { name: 'tokens', root: 'packages/tokens', targets: ['test', 'typecheck'] },
    );
    expect(gate('II.tests')).toMatchObject({ projects: ['!journeys'] });
    expect(gate('I.lint')).toMatchObject({ projects: ['!tokens'] });
  });

  it('still asks a project without tests for tests', async () => {
    const { gate } = await fitted(library('pricing'), { ...library('orders'), files: ['src/index.ts'] });
    expect(gate('II.tests')).toMatchObject({ projects: [] });
  });

  it('only tells what no project could meet', async () => {
    const { gate } = await fitted({ ...library('pricing'), targets: ['test', 'lint'] });
    expect(gate('I.types')).toMatchObject({ status: 'evaluated' });
    expect(gate('I.lint')).toMatchObject({ status: 'enforced' });
  });

  it('knows tests of several languages', async () => {
    const { gate } = await fitted(library('pricing'), {
      ...{ name: 'billing', root: 'services/billing', targets: usual },
      files: ['pyproject.toml', 'tests/test_billing.py', 'tests/unit/money_test.py'],
    });
    expect(gate('II.tests')).toMatchObject({
      suites: {
        unit: '{src,tests}/**/{*.spec.ts,*.spec.tsx,*.test.ts,*.test.tsx,*_test.py,test_*.py}',
      },
    });
  });

  it('reads the targets that the projects do have, where none has the usual name', async () => {
    const { tree } = await fitted({
      ...library('pricing'),
      targets: ['check'],
      scripts: { 'unit-tests': 'vitest run', check: 'tsc --noEmit' },
    });
    expect(readNxJson(tree)?.plugins).toContainEqual({
      plugin: '@plangate/nx/plugin',
      options: { targets: { tests: 'unit-tests', coverage: 'unit-tests' } },
    });
  });

  it('finds features beside the projects', async () => {
    const tree = createTreeWithEmptyWorkspace();
    for (const app of ['web', 'api']) {
      add(tree, { ...library(app), root: `apps/${app}` });
      tree.write(`apps/${app}/specs/001-cart/spec.md`, '# Cart\n');
    }
    tree.write('docs/specs/notes.md', 'None.\n');
    await initGenerator(tree);
    expect(readNxJson(tree)?.plugins).toContainEqual({
      plugin: '@plangate/nx/plugin',
      options: { specsRoots: ['specs', 'apps/*/specs'] },
    });
  });

  it('changes nothing the second time', async () => {
    const { tree } = await fitted(library('pricing'), endToEnd);
    const before = tree.listChanges().map(({ path, content }) => [path, String(content)]);
    await initGenerator(tree);
    expect(tree.listChanges().map(({ path, content }) => [path, String(content)])).toEqual(before);
  });

  it('is the same from `nx g constitution`', async () => {
    const { tree } = await fitted(library('pricing'), endToEnd);
    const written = tree.read(CONSTITUTION, 'utf-8');
    tree.delete(CONSTITUTION);
    updateNxJson(tree, { ...readJson(tree, 'nx.json') });
    await constitutionGenerator(tree);
    expect(tree.read(CONSTITUTION, 'utf-8')).toBe(written);
  });
});
