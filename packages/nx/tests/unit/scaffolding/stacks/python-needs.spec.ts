import { logger, readJson, writeJson, type Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { declareNeeds } from '../../../../src/scaffolding/stacks/python/project/dependencies.js';
import { readPythonWorkspace } from '../../../../src/scaffolding/stacks/python/workspace.js';
import { treeWorkspaceFiles } from '../../../../src/workspace/index.js';

const ROOT = 'services/cards';
const MANIFEST = `${ROOT}/pyproject.toml`;

let warned: jest.SpyInstance;
beforeEach(() => {
  warned = jest.spyOn(logger, 'warn').mockReturnValue();
});
afterEach(() => warned.mockRestore());

function workspaceWith(files: Readonly<Record<string, string>>): Tree {
  const tree = createTreeWithEmptyWorkspace();
  for (const [path, text] of Object.entries(files)) tree.write(path, text);
  return tree;
}

function declare(tree: Tree, testInputs: string | null = null): Tree {
  declareNeeds(tree, {
    root: ROOT,
    stack: 'python',
    dependencies: { pydantic: '>=2.11' },
    devDependencies: { jsonschema: '>=4.24' },
    testInputs,
    isNew: false,
    tools: {},
    workspace: readPythonWorkspace(treeWorkspaceFiles(tree)),
  });
  return tree;
}

const declared = (files: Readonly<Record<string, string>>, path: string): string | null =>
  declare(workspaceWith(files)).read(path, 'utf-8');

describe('a manifest', () => {
  const PROJECT = '[project]\nname = "cards"\ndependencies = []\n';

  it.each([
    ['a group', '\n[dependency-groups]\ndev = []\n'],
    ['an extra', '\n[project.optional-dependencies]\ndev = []\n'],
    ['the list of uv', '\n[tool.uv]\ndev-dependencies = []\n'],
  ])('gets what runs, and what develops in %s', (_, development) => {
    const text = declared({ [MANIFEST]: PROJECT + development }, MANIFEST);
    expect(text).toBe(
      PROJECT.replace('[]', '[\n    "pydantic>=2.11",\n]') +
        development.replace('[]', '[\n    "jsonschema>=4.24",\n]'),
    );
    expect(warned).not.toHaveBeenCalled();
  });

  it('keeps what it names already, in whatever form', () => {
    const poetry =
      '[tool.poetry.dependencies]\nPydantic = "^2"\n\n[tool.poetry.group.dev]\njsonschema = "*"\n';
    expect(declared({ [MANIFEST]: poetry }, MANIFEST)).toBe(poetry);
    expect(warned).not.toHaveBeenCalled();
  });

  it('keeps every byte in a form that is not known, and a person is told what it lacks', () => {
    const text = '[tool.poetry.dependencies]\npython = "^3.12"\n';
    expect(declared({ [MANIFEST]: text }, MANIFEST)).toBe(text);
    expect(warned).toHaveBeenCalledTimes(1);
    expect(warned).toHaveBeenCalledWith(expect.stringMatching(/pydantic>=2\.11, jsonschema>=4\.24$/));
  });

  it('is not made where there is none', () => {
    expect(declared({ [`${ROOT}/uv.lock`]: '' }, MANIFEST)).toBeNull();
  });
});

describe('the files that pip installs from', () => {
  const RUNTIME = `${ROOT}/requirements.txt`;

  it.each([
    ['an empty one', '', 'pydantic>=2.11\n'],
    ['one that ends in a line', 'httpx\n', 'httpx\npydantic>=2.11\n'],
    ['one whose last line does not end', 'httpx', 'httpx\npydantic>=2.11\n'],
    ['one that has it in another version', 'Pydantic[email]==2.0\n', 'Pydantic[email]==2.0\n'],
  ])('get what runs: %s', (_, before, after) => {
    expect(declared({ [RUNTIME]: before }, RUNTIME)).toBe(after);
  });

  it('get what develops in a file of its own', () => {
    expect(declared({ [RUNTIME]: '' }, `${ROOT}/requirements-dev.txt`)).toBe('jsonschema>=4.24\n');
  });

  it('are not made for another manager', () => {
    expect(declared({ [`${ROOT}/uv.lock`]: '' }, RUNTIME)).toBeNull();
  });
});

describe('contracts that tests read', () => {
  const CONTRACTS = '{workspaceRoot}/specs/001-cards/contracts/**/*';

  function inputsWith(targets: Readonly<Record<string, object>> | undefined): unknown {
    const tree = workspaceWith({ [`${ROOT}/uv.lock`]: '' });
    writeJson(tree, `${ROOT}/project.json`, { name: 'cards', targets });
    declare(tree, 'specs/001-cards/contracts');
    return readJson<{ targets?: Record<string, { inputs?: unknown }> }>(tree, `${ROOT}/project.json`).targets
      ?.test?.inputs;
  }

  it.each([
    ['beside the usual ones', {}, ['default', '^default', CONTRACTS]],
    ['beside its own', { inputs: ['production'] }, ['production', CONTRACTS]],
    ['once', { inputs: [CONTRACTS, 'default'] }, [CONTRACTS, 'default']],
  ])('are inputs of the tests %s', (_, test, expected) => {
    expect(inputsWith({ test })).toEqual(expected);
  });

  it('are inputs of nothing where no target runs tests', () => {
    expect(inputsWith({ lint: {} })).toBeUndefined();
    expect(inputsWith(undefined)).toBeUndefined();
    const bare = declare(workspaceWith({ [`${ROOT}/uv.lock`]: '' }), 'specs/001-cards/contracts');
    expect(bare.exists(`${ROOT}/project.json`)).toBe(false);
  });
});
