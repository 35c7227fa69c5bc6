import type * as devkit from '@nx/devkit';
import { readJson, writeJson, type Tree } from '@nx/devkit';
import { readPlan } from '@plangate/core/documents';
import planGenerator from '../../../src/generators/plan/generator.js';
import { fakeLibraryGenerator, filesBelow, now, read, referencesWorkspace } from './support.js';

const said = jest.fn();
const installed = jest.fn();

jest.mock('@nx/devkit', () => ({
  ...jest.requireActual<typeof devkit>('@nx/devkit'),
  ensurePackage: () => ({ libraryGenerator: fakeLibraryGenerator }),
  installPackagesTask: () => void installed(),
  logger: { info: (line: string): void => void said(line), warn: (line: string): void => void said(line) },
}));

const plan = (tree: Tree, more: Record<string, unknown> = {}) =>
  planGenerator(
    tree,
    { feature: 'Saved cards', language: 'python', entities: 'GiftCard', skipFormat: true, ...more },
    { now },
  );

const text = (tree: Tree, path: string): string => tree.read(path, 'utf-8') ?? '';
const layout = (tree: Tree, feature = '001-saved-cards') =>
  readPlan(text(tree, `specs/${feature}/plan.md`)).layout.map(({ path }) => path);

beforeEach(() => jest.clearAllMocks());

describe('a new plan in Python', () => {
  it('draws and writes a walking skeleton with modules of Python, and no manifest of npm', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const root = 'packages/saved-cards';
    for (const path of [
      'src/__init__.py',
      'src/models/gift_card.py',
      'src/services/gift_card_service.py',
      'src/cli/gift_card_commands.py',
      'src/lib/problem.py',
      'tests/contract/test_gift_card_contract.py',
      'tests/integration/test_gift_card_commands.py',
      'tests/unit/test_gift_card.py',
    ]) {
      expect(layout(tree)).toContain(`${root}/${path}`);
      expect(tree.exists(`${root}/${path}`)).toBe(true);
    }
    expect(tree.exists(`${root}/package.json`)).toBe(false);
    expect(Object.keys(filesBelow(tree, root)).filter((path) => path.endsWith('.ts'))).toEqual([]);
    expect(text(tree, `${root}/src/models/gift_card.py`)).toContain('class GiftCard(BaseModel):');
    expect(JSON.stringify(filesBelow(tree, root))).not.toMatch(/<%|undefined|&#|&lt;/);
  });

  it('says in its documents which language it is in and how its packages are installed', async () => {
    const tree = referencesWorkspace();
    tree.write('.python-version', '3.12\n');
    await plan(tree);
    expect(text(tree, 'specs/001-saved-cards/plan.md')).toContain('**Language/Version**: Python 3.12');
    expect(text(tree, 'specs/001-saved-cards/quickstart.md')).toContain('npx nx run-many -t install');
  });

  it('declares what the skeleton imports, and the contracts as inputs of its tests', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const manifest = text(tree, 'packages/saved-cards/pyproject.toml');
    expect(manifest).toMatch(/dependencies = \[\n {4}"pydantic>=/);
    expect(manifest).toMatch(/^ {4}"jsonschema>=/m);
    const project = read(tree, 'packages/saved-cards/project.json');
    expect(project.targets.test.inputs).toContain('{workspaceRoot}/specs/001-saved-cards/contracts/**/*');
    expect(readJson<Record<string, unknown>>(tree, 'package.json').dependencies).toBeUndefined();
  });

  it('finds the contracts from wherever its project is', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { directory: 'a/b/c' });
    const test = text(tree, 'a/b/c/tests/contract/test_gift_card_contract.py');
    expect(test).toContain('WORKSPACE = Path(__file__).parents[5]');
    expect(test).toContain('    "specs",\n    "001-saved-cards",\n    "contracts",\n');
  });

  it('changes nothing when it is run again, also without its language', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const before = { ...filesBelow(tree, 'packages'), ...filesBelow(tree, 'specs') };
    await plan(tree);
    await planGenerator(tree, { feature: 1, skipFormat: true }, { now });
    expect({ ...filesBelow(tree, 'packages'), ...filesBelow(tree, 'specs') }).toEqual(before);
  });

  it('exports no second feature from a library that is there, whose tests then import from its parts', async () => {
    const tree = referencesWorkspace();
    await plan(tree);
    const library = text(tree, 'packages/saved-cards/src/__init__.py');
    await plan(tree, { feature: 'Wallets', entities: 'Wallet', directory: 'packages/saved-cards' });
    expect(text(tree, 'packages/saved-cards/src/__init__.py')).toBe(library);
    expect(text(tree, 'specs/002-wallets/plan.md')).toMatch(/__init__\.py +# MODIFIED/);
    const test = text(tree, 'packages/saved-cards/tests/integration/test_wallet_library.py');
    expect(test).toContain('from src.models.wallet import Wallet');
    expect(test).not.toContain('from src import');
  });

  it('says what is left to do: packages, and the tool where it is missing', async () => {
    const tree = referencesWorkspace();
    const path = process.env.PATH;
    process.env.PATH = '/nowhere';
    try {
      const done = await plan(tree);
      await done();
    } finally {
      process.env.PATH = path;
    }
    const lines = said.mock.calls.map(([line]) => String(line)).join('\n');
    expect(lines).toContain('nx run-many -t install');
    expect(lines).toContain('uv is not installed here');
    expect(tree.exists('packages/saved-cards/src/models/gift_card.py')).toBe(true);
    expect(tree.exists('packages/saved-cards/uv.lock')).toBe(false);
    // Nothing of it is a package of npm.
    expect(installed).not.toHaveBeenCalled();
  });

  it('has a name of Latin letters for a title without them', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { feature: '支払いを保存する' });
    const [root = ''] = tree.children('packages').map((name) => `packages/${name}`);
    expect(text(tree, `${root}/pyproject.toml`)).toMatch(/^name = "[a-z0-9-]+"$/m);
  });
});

describe('names of entities in Python', () => {
  it.each(['List', 'Type', 'Match', 'Calendar', 'Email', 'Json', 'Token', 'Object', 'Id', 'Name'])(
    'may be %s, which is a class and a module in a package',
    async (entities) => {
      const tree = referencesWorkspace();
      await plan(tree, { entities });
      const name = entities.toLowerCase();
      expect(text(tree, `packages/saved-cards/src/models/${name}.py`)).toContain(
        `class ${entities}(BaseModel)`,
      );
    },
  );

  it.each(['Class', 'Import', 'None', 'Lambda', 'ValueError', 'Exception', 'Problem', 'Store', 'Path'])(
    'cannot be %s',
    async (entities) => {
      const tree = referencesWorkspace();
      await expect(plan(tree, { entities })).rejects.toThrow(/Python and the generated code/);
      expect(tree.exists('specs')).toBe(false);
    },
  );
});

describe('a plan in two languages', () => {
  it('is what a frontend makes of one in Python: each project in a language that has its parts', async () => {
    const tree = referencesWorkspace();
    await plan(tree, { structure: 'web', directory: 'apps/cards' });
    expect(layout(tree)).toEqual(
      expect.arrayContaining([
        'apps/cards/backend/src/api/gift_card_resource.py',
        'apps/cards/frontend/src/pages/gift-card-page.ts',
      ]),
    );
    expect(tree.exists('apps/cards/backend/pyproject.toml')).toBe(true);
    expect(tree.exists('apps/cards/backend/package.json')).toBe(false);
    expect(tree.exists('apps/cards/frontend/package.json')).toBe(true);
    expect(text(tree, 'specs/001-saved-cards/plan.md')).toMatch(
      /\*\*Language\/Version\*\*: Python .* \+ TypeScript/,
    );
    await expect(plan(tree, { feature: 'B', structure: 'web', entities: 'Interface' })).rejects.toThrow(
      /Python and TypeScript and the generated code/,
    );
  });

  it('makes one project of each root of a tree that a person drew, whichever language was asked for', async () => {
    for (const language of ['python', 'typescript']) {
      const tree = drawn(
        'Python 3.12, TypeScript 5',
        `services/api/
├── src/shop_api/
│   ├── __init__.py
│   ├── py.typed
│   └── calendar.py
└── tests/unit/test_calendar.py

apps/web/
├── src/index.ts
└── tests/unit/web.spec.ts`,
      );
      await planGenerator(tree, { feature: 4, language, skipFormat: true }, { now });
      expect(text(tree, 'services/api/pyproject.toml')).toContain('pythonpath = ["src", "."]');
      expect(tree.exists('services/api/package.json')).toBe(false);
      expect(tree.exists('apps/web/package.json')).toBe(true);
      expect(tree.exists('apps/web/pyproject.toml')).toBe(false);
      expect(text(tree, 'specs/004-refunds/quickstart.md')).toContain('-t install');
    }
  });
});

function drawn(language: string, tree: string, more: Record<string, string> = {}): Tree {
  const workspace = referencesWorkspace();
  const lines = [
    '# Implementation Plan: Refunds\n\n## Summary\n\nStaff refunds an order.\n\n## Technical Context\n',
    `**Language/Version**: ${language}\n\n## Project Structure\n\n### Source Code (repository root)\n`,
    `\`\`\`text\n${tree}\n\`\`\`\n\n**Structure Decision**: As drawn.\n`,
  ];
  workspace.write('specs/004-refunds/plan.md', lines.join('\n'));
  for (const [path, content] of Object.entries(more)) workspace.write(path, content);
  return workspace;
}

describe('a tree that a person drew in Python', () => {
  const TREE = `backend/
├── app/
│   ├── __init__.py
│   ├── main.py
│   ├── class.py
│   └── models/
├── requirements.txt
├── pyproject.toml
└── tests/
    ├── conftest.py
    └── unit/test_main.py`;

  it('is made exactly as drawn, beside the configuration of its tools', async () => {
    const tree = drawn('Python 3.11', TREE);
    await planGenerator(tree, { feature: 4, skipFormat: true }, { now });
    expect(Object.keys(filesBelow(tree, 'backend')).sort()).toEqual([
      'backend/.gitignore',
      'backend/app/__init__.py',
      'backend/app/class.py',
      'backend/app/main.py',
      'backend/app/models/.gitkeep',
      'backend/project.json',
      'backend/pyproject.toml',
      'backend/requirements.txt',
      'backend/tests/conftest.py',
      'backend/tests/unit/test_main.py',
    ]);
    expect(text(tree, 'backend/tests/unit/test_main.py')).toContain('pytest.mark.skip');
    expect(text(tree, 'backend/pyproject.toml')).toContain('source = ["app"]');
  });

  it('keeps every byte of a manifest that was there, and says what it lacks', async () => {
    const manifest = '[tool.poetry]\nname = "old"\n\n[tool.poetry.group.dev.dependencies]\npytest = "^7"\n';
    const tree = drawn('Python 3.11', TREE, { 'backend/pyproject.toml': manifest });
    await planGenerator(tree, { feature: 4, skipFormat: true }, { now });
    expect(text(tree, 'backend/pyproject.toml')).toBe(manifest);
    expect(said.mock.calls.map(([line]) => String(line)).join('\n')).toMatch(/pyproject\.toml.*mypy.*ruff/);
    const { targets } = readJson<{ targets: { test: { options: { commands: string[] } } } }>(
      tree,
      'backend/project.json',
    );
    expect(targets.test.options.commands[0]).toMatch(/^poetry run /);
  });
});

describe('dependencies of a project that is there', () => {
  it('are added to its manifest, where versions that it has stay', async () => {
    const tree = referencesWorkspace();
    writeJson(tree, 'services/old/project.json', { name: 'old', targets: { test: {} } });
    tree.write(
      'services/old/pyproject.toml',
      '[project]\nname = "old"\ndependencies = ["pydantic==2.12"]\n\n[dependency-groups]\ndev = ["pytest"]\n',
    );
    await plan(tree, { directory: 'services/old' });
    const manifest = text(tree, 'services/old/pyproject.toml');
    expect(manifest).toContain('dependencies = ["pydantic==2.12"]');
    expect(manifest).toContain('    "pytest",\n');
    expect(manifest).toContain('"jsonschema>=');
    expect(read(tree, 'services/old/project.json').targets.test.inputs).toContain(
      '{workspaceRoot}/specs/001-saved-cards/contracts/**/*',
    );
  });
});
