import { codePlaces } from '../../../../src/scaffolding/stacks/python/project/import-root.js';
import { pyproject } from '../../../../src/scaffolding/stacks/python/project/pyproject.js';
import { targetsOf } from '../../../../src/scaffolding/stacks/python/project/targets.js';
import { addRequirements } from '../../../../src/scaffolding/stacks/python/project/toml-list.js';
import { readPythonWorkspace } from '../../../../src/scaffolding/stacks/python/workspace.js';
import { memoryFiles } from '../support.js';

describe('where a project has its code', () => {
  it.each<[string, string[], ReturnType<typeof codePlaces>]>([
    [
      'in parts below src',
      ['src/models/a.py', 'src/cli/b.py', 'tests/unit/test_a.py'],
      { importRoot: '.', sources: ['src'], tests: 'tests' },
    ],
    ['in one part', ['src/models/a.py'], { importRoot: '.', sources: ['src'], tests: 'tests' }],
    ['in a package below src', ['src/shop/a.py'], { importRoot: 'src', sources: ['src'], tests: 'tests' }],
    ['in src itself', ['src/a.py', 'src/shop/b.py'], { importRoot: '.', sources: ['src'], tests: 'tests' }],
    [
      'in app',
      ['app/main.py', 'alembic/env.py'],
      { importRoot: '.', sources: ['alembic', 'app'], tests: 'tests' },
    ],
    ['in its own directory', ['main.py', 'app/a.py'], { importRoot: '.', sources: ['.'], tests: 'tests' }],
    ['beside its tests', ['app/a.py', 'app/test_a.py'], { importRoot: '.', sources: ['app'], tests: '.' }],
    ['nowhere yet', ['README.md'], { importRoot: '.', sources: ['src'], tests: 'tests' }],
  ])('%s', (_, paths, expected) => {
    expect(codePlaces(paths)).toEqual(expected);
  });
});

describe('pyproject.toml', () => {
  const facts = { importRoot: '.', sources: ['src'], tests: 'tests' } as const;

  it('turns every tool to strict and measures branches', () => {
    const text = pyproject({ name: 'saved-cards', manager: 'uv', ...facts });
    expect(text).toMatch(/^strict = true$/m);
    expect(text).toMatch(/^branch = true$/m);
    expect(text).toMatch(/^select = \[.*"ANN".*"E".*\]$/m);
    expect(text).toMatch(/^package = false$/m);
  });

  it.each([
    ['Saved_Cards', 'saved-cards'],
    ['@acme/Shop.API', 'acme-shop-api'],
    ['支払い', 'project'],
    ['a"\nb', 'a-b'],
  ])('names the project %j %s', (name, expected) => {
    expect(pyproject({ name, manager: 'poetry', ...facts })).toContain(`\nname = "${expected}"\n`);
  });
});

describe('the targets of a project', () => {
  const targets = (contents: Record<string, string> = {}) => {
    const workspace = readPythonWorkspace(memoryFiles(contents));
    return targetsOf(workspace, workspace.managerOf('services/a'));
  };

  it('each write into an output of their own, and are cached', () => {
    const outputs = ['test', 'lint', 'typecheck'].map((name) => targets()[name]);
    expect(outputs.map((target) => target?.cache)).toEqual([true, true, true]);
    const directories = outputs.flatMap((target) => target?.outputs ?? []);
    expect(new Set(directories).size).toBe(3);
    for (const target of outputs) {
      const { commands } = target?.options as { commands: string[] };
      const directory = target?.outputs?.[0]?.replace('{projectRoot}/', '') ?? '';
      expect(commands.join(' ')).toContain(`${directory}/`);
    }
  });

  it.each<[Record<string, string>, RegExp]>([
    [{}, /^uv run --locked python -m /],
    [{ 'poetry.lock': '' }, /^poetry run python -m /],
    [{ 'requirements.txt': '' }, /^python -m /],
  ])('run in the environment of the project, with %j', (contents, expected) => {
    for (const name of ['test', 'lint', 'typecheck']) {
      const { commands } = targets(contents)[name]?.options as { commands: string[] };
      for (const command of commands) expect(command).toMatch(expected);
    }
  });

  it('are those of @nxlv/python where it is registered', () => {
    const nx = {
      'nx.json': '{ "plugins": [{ "plugin": "@nxlv/python", "options": { "packageManager": "uv" } }] }',
    };
    expect(targets(nx).test?.executor).toBe('@nxlv/python:run-commands');
    expect(targets(nx).install?.executor).toBe('@nxlv/python:install');
    expect(Object.keys(targets(nx))).toEqual(
      expect.arrayContaining(['add', 'lock', 'remove', 'sync', 'update']),
    );
    expect(Object.values(targets()).map(({ executor }) => executor)).not.toContain(
      '@nxlv/python:run-commands',
    );
  });

  it('ask only for inputs that the workspace names', () => {
    expect(targets().test?.inputs).toContain('^default');
    expect(targets({ 'nx.json': '{ "namedInputs": { "production": [] } }' }).test?.inputs).toContain(
      '^production',
    );
    expect(targets({ 'uv.lock': '' }).test?.inputs).toContain('{workspaceRoot}/uv.lock');
  });
});

describe('addRequirements', () => {
  const place = { table: 'project', key: 'dependencies' };
  const add = (text: string, ...entries: string[]) => addRequirements(text, place, entries);

  it('adds what is missing, sorted where the list is', () => {
    expect(add('[project]\ndependencies = []\n', 'b>=1', 'a>=2')).toBe(
      '[project]\ndependencies = [\n    "a>=2",\n    "b>=1",\n]\n',
    );
    expect(add('[project]\ndependencies = [\'z\', "c[x]>=1"]\n[tool.a]\n', 'b>=1')).toBe(
      '[project]\ndependencies = [\n    \'z\',\n    "c[x]>=1",\n    "b>=1",\n]\n[tool.a]\n',
    );
  });

  it('changes nothing where every package is named, however it is written', () => {
    const text = '[project]\ndependencies = [\n  "Pydantic_Core[all] ~= 2.1",\n]\n';
    expect(add(text, 'pydantic-core>=2')).toBe(text);
  });

  it.each([
    ['no table', 'dependencies = []\n'],
    ['no list', '[project]\nname = "a"\n'],
    ['the list of another table', '[project]\n[tool.x]\ndependencies = []\n'],
    ['a list with comments', '[project]\ndependencies = [\n  # why\n  "a",\n]\n'],
    ['a list that does not end', '[project]\ndependencies = [\n  "a",\n'],
    ['something behind the list', '[project]\ndependencies = ["a"] # why\n'],
    ['a list of tables', '[project]\ndependencies = [{ a = 1 }]\n'],
    ['a key that begins alike', '[project]\ndependencies-x = []\n'],
  ])('leaves a text with %s to a person', (_, text) => {
    expect(add(text, 'b>=1')).toBeNull();
  });
});
