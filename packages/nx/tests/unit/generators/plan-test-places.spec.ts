import type * as devkit from '@nx/devkit';
import { type Tree } from '@nx/devkit';
import { readPlan } from '@plangate/core/documents';
import planGenerator from '../../../src/generators/plan/generator.js';
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

function plan(tree: Tree, more: Record<string, unknown> = {}) {
  return planGenerator(tree, { feature: 'Order history', entities: 'Order', ...more }, { now });
}

describe('tests', () => {
  const GATE = (suites: string): string =>
    `# C\n\n## Core Principles\n\n### I. Tests\n\nTest.\n\n\`\`\`yaml gate\n- kind: tests\n  suites: ${suites}\n\`\`\`\n`;

  async function testsWith(suites: string): Promise<string[]> {
    const tree = referencesWorkspace();
    tree.write('.specify/memory/constitution.md', GATE(suites));
    await plan(tree, { structure: 'library', directory: 'packages/orders' });
    const written = Object.keys(filesBelow(tree, 'packages/orders'))
      .filter((path) => path.endsWith('.ts') && /\.(?:spec|test)\.ts$/.test(path))
      .map((path) => path.slice('packages/orders/'.length))
      .sort();
    const drawn = readPlan(tree.read('specs/001-order-history/plan.md', 'utf-8') ?? '').layout;
    expect(drawn.map(({ path }) => path)).toEqual(
      expect.arrayContaining(written.map((path) => `packages/orders/${path}`)),
    );
    expect(tree.exists('packages/orders/tests/unit/.gitkeep')).toBe(false);
    expect(filesBelow(tree, 'packages/orders')).not.toHaveProperty('packages/orders/src/lib/.gitkeep');
    return written;
  }

  it.each([
    [
      '[contract, integration, unit]',
      [
        'tests/contract/order.spec.ts',
        'tests/integration/order.spec.ts',
        'tests/unit/order-service.spec.ts',
        'tests/unit/order.spec.ts',
      ],
    ],
    [
      "{ unit: 'src/**/*.spec.{ts,tsx}' }",
      [
        'src/models/order.spec.ts',
        'src/services/order-service.spec.ts',
        'tests/contract/order.spec.ts',
        'tests/integration/order.spec.ts',
      ],
    ],
    [
      "{ unit: 'src/**/*.spec.ts', integration: 'src/**/*.int.spec.ts', contract: 'test/contracts/**/*.test.ts' }",
      [
        'src/models/order.int.spec.ts',
        'src/models/order.spec.ts',
        'src/services/order-service.spec.ts',
        'test/contracts/order.test.ts',
      ],
    ],
    [
      "{ all: 'src/**/__tests__/*.test.ts' }",
      [
        'src/models/__tests__/order.contract.test.ts',
        'src/models/__tests__/order.integration.test.ts',
        'src/models/__tests__/order.test.ts',
        'src/services/__tests__/order-service.test.ts',
      ],
    ],
    [
      "{ unit: test, integration: './test/it/' }",
      [
        'test/it/order.spec.ts',
        'test/order-service.spec.ts',
        'test/order.spec.ts',
        'tests/contract/order.spec.ts',
      ],
    ],
  ])('go where the gate looks for them: %s', async (suites, expected) => {
    expect((await testsWith(suites)).sort()).toEqual([...expected].sort());
  });

  it('that go elsewhere find their sources and contracts', async () => {
    const tree = referencesWorkspace();
    tree.write(
      '.specify/memory/constitution.md',
      GATE("{ unit: 'src/**/*.spec.ts', contract: 'src/**/*.contract.spec.ts' }"),
    );
    await plan(tree, { structure: 'library', directory: 'packages/orders' });
    expect(tree.read('packages/orders/src/models/order.spec.ts', 'utf-8')).toContain(
      "from '../models/order.js'",
    );
    const contract = tree.read('packages/orders/src/models/order.contract.spec.ts', 'utf-8') ?? '';
    expect(contract).toContain("join(__dirname, '../../../../specs/001-order-history/contracts')");
    expect(read(tree, 'packages/orders/package.json').nx.targets.test.inputs).toContain(
      '{workspaceRoot}/specs/001-order-history/contracts/**/*',
    );
  });
});
