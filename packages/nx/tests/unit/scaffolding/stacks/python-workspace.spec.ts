import { delimiter, join } from 'node:path';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { nextSteps } from '../../../../src/scaffolding/stacks/python/next-steps.js';
import { hasPython, readPythonWorkspace } from '../../../../src/scaffolding/stacks/python/workspace.js';
import { memoryFiles } from '../support.js';

const read = (contents: Record<string, string>) => readPythonWorkspace(memoryFiles(contents));
const nxJson = (plugin: unknown) => ({ 'nx.json': JSON.stringify({ plugins: ['@nx/jest/plugin', plugin] }) });

describe('what installs packages', () => {
  it.each<[string, Record<string, string>, string]>([
    ['nothing', {}, 'uv'],
    ['a lock file of uv', { 'uv.lock': '' }, 'uv'],
    ['a lock file of Poetry', { 'poetry.lock': '' }, 'poetry'],
    ['a table of uv', { 'pyproject.toml': '[project]\n[tool.uv.workspace]\n' }, 'uv'],
    ['a table of Poetry', { 'pyproject.toml': '[tool.poetry]\nname = "a"\n' }, 'poetry'],
    ['a manifest that names neither', { 'pyproject.toml': '[project]\nname = "uv"\n' }, 'uv'],
    ['requirements', { 'requirements.txt': 'flask\n' }, 'pip'],
    ['another project with Poetry', { 'services/a/poetry.lock': '' }, 'poetry'],
    ['another project with uv, and requirements', { 'requirements.txt': '', 'apps/a/uv.lock': '' }, 'pip'],
    ['@nxlv/python alone, whose default it is', nxJson('@nxlv/python'), 'poetry'],
    ['@nxlv/python beside a lock file of uv', { ...nxJson({ plugin: '@nxlv/python' }), 'uv.lock': '' }, 'uv'],
    [
      'the option of @nxlv/python',
      { ...nxJson({ plugin: '@nxlv/python', options: { packageManager: 'uv' } }), 'poetry.lock': '' },
      'uv',
    ],
  ])('with %s', (_, contents, manager) => {
    expect(read(contents).managerOf('services/new')).toBe(manager);
  });

  it('is what the directory of the project itself shows', () => {
    const workspace = read({ 'uv.lock': '', 'services/old/poetry.lock': '' });
    expect(workspace.managerOf('services/old')).toBe('poetry');
    expect(workspace.managerOf('services/new')).toBe('uv');
  });
});

it('reads the version that the workspace states, and nothing else', () => {
  expect(read({ '.python-version': '3.12.4\n' }).version).toBe('3.12');
  expect(read({ '.python-version': 'pypy\n' }).version).toBeNull();
  expect(read({}).version).toBeNull();
});

it.each(['{', '[]', 'null', '{ "plugins": {} }', '{ "plugins": [null, 1] }'])(
  'takes nx.json as %s for one without plugins',
  (text) => {
    expect(read({ 'nx.json': text }).hasPlugin).toBe(false);
  },
);

it('sees whether a workspace has Python at all', () => {
  expect(hasPython(memoryFiles({}))).toBe(false);
  expect(hasPython(memoryFiles({ 'package.json': '{}', 'tsconfig.json': '{}' }))).toBe(false);
  expect(hasPython(memoryFiles({ 'pyproject.toml': '' }))).toBe(true);
  expect(hasPython(memoryFiles(nxJson('@nxlv/python')))).toBe(true);
});

describe('what is left to do', () => {
  const path = process.env.PATH;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plangate-path-'));
    process.env.PATH = `${join(folder, 'absent')}${delimiter}${folder}`;
  });
  afterEach(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true });
  });

  const install = (program: string): void => {
    const file = join(folder, process.platform === 'win32' ? `${program}.exe` : program);
    writeFileSync(file, '');
    chmodSync(file, 0o755);
  };
  const warnings = (contents: Record<string, string>): string[] =>
    nextSteps(['services/a'], read(contents)).flatMap(({ level, text }) =>
      level === 'warning' ? [text] : [],
    );

  it('is to install the tool where it is missing, and then the packages', () => {
    expect(warnings({})).toEqual([expect.stringMatching(/^uv is not installed here/)]);
    expect(warnings({ 'poetry.lock': '' })).toEqual([expect.stringMatching(/^Python is not installed here/)]);
    install('python3');
    expect(warnings({ 'poetry.lock': '' })).toEqual([expect.stringMatching(/^Poetry is not installed here/)]);
    expect(warnings({ 'requirements.txt': '' })).toEqual([]);
  });

  it('is only to install the packages where the tool is there', () => {
    install('uv');
    expect(nextSteps(['services/a'], read({}))).toEqual([
      { level: 'info', text: expect.stringContaining('uv sync') as string, paths: ['services/a'] },
    ]);
    expect(nextSteps([], read({}))).toEqual([]);
  });
});
