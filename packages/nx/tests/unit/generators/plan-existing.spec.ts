import type * as devkit from '@nx/devkit';
import type { Tree } from '@nx/devkit';
import planGenerator from '../../../src/generators/plan/generator.js';
import { fakeLibraryGenerator, filesBelow, now, referencesWorkspace } from './support.js';

const info = jest.fn();
const library = jest.fn(fakeLibraryGenerator);
const application = jest.fn(fakeLibraryGenerator);

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: () => ({ libraryGenerator: library, applicationGenerator: application }),
  installPackagesTask: () => undefined,
  formatFiles: () => Promise.resolve(),
  logger: { info: (line: string): void => void info(line), warn: (line: string): void => void info(line) },
}));

const DIRECTORY = 'specs/004-refunds';

function planText(sourceTree: string): string {
  return `# Implementation Plan: Refunds

**Branch**: \`004-refunds\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)

## Summary

Support staff refunds an order.

## Technical Context

**Language/Version**: TypeScript 6.0
**Storage**: NEEDS CLARIFICATION

## Project Structure

### Source Code (repository root)

\`\`\`text
${sourceTree}
\`\`\`

**Structure Decision**: As drawn.
`;
}

function workspaceWith(sourceTree: string): Tree {
  const tree = referencesWorkspace();
  tree.write(`${DIRECTORY}/plan.md`, planText(sourceTree));
  return tree;
}

const run = (tree: Tree) => planGenerator(tree, { feature: 4 }, { now });

beforeEach(() => jest.clearAllMocks());

describe('a plan.md that a person wrote', () => {
  const TREE = `packages/
├── admin/
│   ├── README.md
│   ├── docs/
│   │   └── guide.md
│   ├── jest.config.ts
│   ├── src/
│   │   ├── empty/
│   │   ├── models/
│   │   │   ├── order.ts
│   │   │   └── refund.ts
│   │   ├── services/
│   │   │   └── refund.ts
│   │   ├── settings.json
│   │   ├── legacy.ts        # DELETED
│   │   └── index.ts
│   └── tests/
│       └── unit/
│           └── order.spec.ts
└── orders/
    └── src/
        ├── orders.ts        # MODIFIED
        ├── gone.ts          # EXISTING
        └── history.ts       # NEW`;

  async function scaffolded(): Promise<Tree> {
    const tree = workspaceWith(TREE);
    tree.write('packages/orders/package.json', '{ "name": "@acme/orders" }');
    tree.write('packages/orders/src/orders.ts', '// theirs\n');
    await (
      await run(tree)
    )();
    return tree;
  }

  it('is kept, and gets the documents that are missing', async () => {
    const tree = await scaffolded();
    expect(tree.read(`${DIRECTORY}/plan.md`, 'utf-8')).toBe(planText(TREE));
    expect(tree.children(DIRECTORY).sort()).toEqual([
      'data-model.md',
      'plan.md',
      'quickstart.md',
      'research.md',
      'spec.md',
    ]);
    const research = tree.read(`${DIRECTORY}/research.md`, 'utf-8') ?? '';
    expect(research).toContain('## Storage');
    expect(research).not.toContain('## Language/Version');
  });

  it('is scaffolded exactly', async () => {
    const tree = await scaffolded();
    expect(Object.keys(filesBelow(tree, 'packages/admin/src')).sort()).toEqual([
      'packages/admin/src/empty/.gitkeep',
      'packages/admin/src/index.ts',
      'packages/admin/src/models/order.ts',
      'packages/admin/src/models/refund.ts',
      'packages/admin/src/services/refund.ts',
      'packages/admin/src/settings.json',
    ]);
    expect(tree.children('packages/admin/tests/unit')).toEqual(['order.spec.ts']);
    expect(tree.read('packages/admin/src/settings.json', 'utf-8')).toBe('{}\n');
    expect(tree.read('packages/admin/docs/guide.md', 'utf-8')).toBe('# Guide\n');
    expect(tree.read('packages/admin/README.md', 'utf-8')).toBe('# admin\n');
  });

  it('declares the reporter that its new projects name', async () => {
    const tree = await scaffolded();
    const manifest = JSON.parse(tree.read('package.json', 'utf-8') ?? '{}') as { devDependencies: object };
    expect(manifest.devDependencies).toHaveProperty('jest-junit');
  });

  it('gets files that fit together: an entry that exports each source once, a test to be written', async () => {
    const tree = await scaffolded();
    expect(tree.read('packages/admin/src/index.ts', 'utf-8')).toBe(
      "export * from './models/order.js';\n" +
        "export * from './models/refund.js';\n" +
        "export * from './services/refund.js';\n",
    );
    expect(tree.read('packages/admin/src/models/refund.ts', 'utf-8')).toContain('export {};');
    expect(tree.read('packages/admin/tests/unit/order.spec.ts', 'utf-8')).toContain('it.todo(');
  });

  it('adds only files to a project that is there, and reports what is absent', async () => {
    const tree = await scaffolded();
    expect(library.mock.calls.map(([, { directory }]) => directory)).toEqual(['packages/admin']);
    expect(tree.read('packages/orders/src/orders.ts', 'utf-8')).toBe('// theirs\n');
    expect(tree.children('packages/orders/src').sort()).toEqual(['history.ts', 'orders.ts']);
    expect(tree.read('packages/orders/package.json', 'utf-8')).toBe('{ "name": "@acme/orders" }');
    const told = info.mock.calls.map(([line]) => String(line));
    expect(told).toContain('  packages/orders/src/gone.ts');
    expect(told).not.toContain('  packages/admin/src/legacy.ts');
  });

  it('creates no second configuration of a tool', async () => {
    const tree = await scaffolded();
    expect(tree.exists('packages/admin/jest.config.ts')).toBe(false);
    const told = info.mock.calls.map(([line]) => String(line));
    expect(told).toContain('  packages/admin/jest.config.ts');
  });

  it('is complete after one run', async () => {
    const tree = await scaffolded();
    const before = { ...filesBelow(tree, 'specs'), ...filesBelow(tree, 'packages') };
    await run(tree);
    expect({ ...filesBelow(tree, 'specs'), ...filesBelow(tree, 'packages') }).toEqual(before);
  });
});

it('a project without declared tests may run its test target, and has an entry', async () => {
  const tree = workspaceWith('packages/tiny/\n└── src/\n    └── one.ts');
  await run(tree);
  expect(tree.read('packages/tiny/jest.config.cjs', 'utf-8')).toContain('passWithNoTests: true');
  expect(tree.read('packages/tiny/src/index.ts', 'utf-8')).toBe("export * from './one.js';\n");
});

it('a directory with files that is no project keeps them when it becomes one', async () => {
  const tree = workspaceWith('packages/old/\n└── src/\n    └── fresh.ts');
  tree.write('packages/old/src/index.ts', "export const old = 'old';\n");
  tree.write('packages/old/README.md', '# Old\n');
  await run(tree);
  expect(tree.read('packages/old/src/index.ts', 'utf-8')).toBe("export const old = 'old';\n");
  expect(tree.read('packages/old/README.md', 'utf-8')).toBe('# Old\n');
  expect(tree.exists('packages/old/src/fresh.ts')).toBe(true);
  expect(tree.exists('packages/old/src/lib')).toBe(false);
});

it('a project whose last name is taken gets a longer one', async () => {
  const tree = workspaceWith('apps/pay/\n└── src/\n    └── one.ts');
  tree.write('packages/pay/package.json', '{ "name": "@acme/pay" }');
  await run(tree);
  expect(library.mock.calls.map(([, { importPath }]) => importPath)).toEqual(['@acme/apps-pay']);
});

describe('a plan.md that cannot be scaffolded', () => {
  it.each([
    ['empty', '', /specs\/004-refunds: plan\.md is not a plan: it is /],
    [
      'an unfilled template',
      '# Implementation Plan: [FEATURE]\n\n**Branch**: `[###-feature-name]`\n',
      /specs\/004-refunds: plan\.md is not a plan: it is an unfilled template/,
    ],
    [
      'with a merge conflict',
      `<<<<<<< HEAD\n${planText('packages/a/')}=======\n>>>>>>> other\n`,
      /conflict|not a plan/,
    ],
    ['binary', '\u0000\u0001', /plan\.md cannot be read: it is not UTF-8 text\.\s+Save it as UTF-8 text\./],
    ['too large', 'a'.repeat(5 * 1024 * 1024), /plan\.md cannot be read: it is larger than \d+ MiB\./],
    [
      'with a path outside',
      planText('packages/a/\n└── ../../../x.ts'),
      /plan\.md:\d+:\d+ .*leaves the workspace/,
    ],
    ['with names that differ in case', planText('packages/a/\n└── src/\n    ├── A.ts\n    └── a.ts'), /case/],
  ])('%s is refused with its reason, and nothing is created', async (_case, text, message) => {
    const tree = referencesWorkspace();
    tree.write(`${DIRECTORY}/plan.md`, text);
    const before = filesBelow(tree, 'packages');
    await expect(run(tree)).rejects.toThrow(message);
    expect(filesBelow(tree, 'packages')).toEqual(before);
    expect(library).not.toHaveBeenCalled();
  });
});

describe('what a plan leaves out', () => {
  it('are the documents that its own tree of documents does not name', async () => {
    const tree = referencesWorkspace();
    const documents = `### Documentation (this feature)

\`\`\`text
${DIRECTORY}/
├── plan.md
├── research.md
└── tasks.md
\`\`\`

### Source Code (repository root)`;
    const text = planText('packages/a/\n└── src/\n    └── a.ts');
    tree.write(`${DIRECTORY}/plan.md`, text.replace('### Source Code (repository root)', documents));
    await run(tree);
    expect(tree.children(DIRECTORY).sort()).toEqual(['plan.md', 'research.md', 'spec.md']);
  });

  it('is a directory in which all that is drawn is there already', async () => {
    const tree = workspaceWith(
      'docs/\n├── old/\n│   ├── a.md   # EXISTING\n│   └── b.md   # MODIFIED\n├── gone/\n│   └── c.md   # DELETED\n├── maybe/\n│   └── d.md   # optional\n└── empty/',
    );
    await run(tree);
    expect(Object.keys(filesBelow(tree, 'docs'))).toEqual(['docs/empty/.gitkeep']);
  });

  it('is an absolute path, which does not stop the rest', async () => {
    const tree = workspaceWith('/srv/other/src/a.ts\n~/notes/b.md\nC:/work/c.ts\ndocs/d.md');
    await run(tree);
    expect(Object.keys(filesBelow(tree, 'docs'))).toEqual(['docs/d.md']);
    expect(tree.exists('srv')).toBe(false);
  });

  it('is what the plan says is in another repository', async () => {
    const tree = workspaceWith('docs/\n└── a.md\ninfra/   # separate repository\n└── main.tf');
    await run(tree);
    expect(tree.exists('docs/a.md')).toBe(true);
    expect(tree.exists('infra')).toBe(false);
  });
});

describe("a tree drawn under the repository's own name", () => {
  it('is scaffolded at the workspace root', async () => {
    const tree = workspaceWith(
      'acme-shop/\n├── package.json\n└── packages/\n    └── orders/\n        └── notes.md',
    );
    tree.write('package.json', '{ "name": "acme-shop", "workspaces": ["packages/*"] }');
    tree.write('packages/orders/package.json', '{ "name": "@acme/orders" }');
    await run(tree);
    expect(tree.exists('packages/orders/notes.md')).toBe(true);
    expect(tree.exists('acme-shop')).toBe(false);
  });
});

describe('a plan of another language', () => {
  const write = (language: string, sourceTree: string): Tree => {
    const tree = referencesWorkspace();
    tree.write(`${DIRECTORY}/plan.md`, planText(sourceTree).replace('TypeScript 6.0', language));
    return tree;
  };

  it.each([
    [
      'by its files',
      'TypeScript 6.0',
      'crates/\n└── orders/\n    ├── Cargo.toml\n    └── src/\n        └── lib.rs',
    ],
    ['by its words', 'Rust 1.90 (edition 2024)', 'crates/\n└── orders/\n    └── src/'],
    [
      'by its files, beside other words',
      'Java 21 and TypeScript 5',
      'services/\n└── orders/\n    └── src/\n        └── Main.java',
    ],
  ])('gets what it draws and no project, told %s', async (_, language, sourceTree) => {
    const tree = write(language, sourceTree);
    const before = new Set(tree.listChanges().map(({ path }) => path));
    const told = await run(tree);
    const created = tree.listChanges().filter(({ path }) => !before.has(path) && !path.startsWith('specs/'));
    expect(created.every(({ path }) => /^(?:crates|services)\/orders\//.test(path))).toBe(true);
    expect(created.length).toBeGreaterThan(0);
    expect(library).not.toHaveBeenCalled();
    await told();
    expect(info.mock.calls.flat().join('\n')).toContain('Not made a project');
  });

  it.each([
    ['NEEDS CLARIFICATION', 'packages/\n└── web/\n    └── src/'],
    ['Node.js 22', 'packages/\n└── web/\n    └── src/'],
  ])('becomes a project where it is ours all the same: %s', async (language, sourceTree) => {
    await run(write(language, sourceTree));
    expect(library).toHaveBeenCalledTimes(1);
  });

  it('becomes an application where it draws one beside words of both', async () => {
    await run(write('Java 21 and TypeScript 5', 'packages/\n└── web/\n    └── src/\n        └── main.tsx'));
    expect(application.mock.calls.map(([, { directory, bundler }]) => [directory, bundler])).toEqual([
      ['packages/web', 'vite'],
    ]);
  });
});
