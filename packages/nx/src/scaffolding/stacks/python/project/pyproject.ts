import type { PythonManager } from '../workspace.js';
import type { CodePlaces } from './import-root.js';

/** The oldest Python that the skeleton runs on. */
export const OLDEST_PYTHON = '3.11';

/** What checks, tests and measures every new project; sorted by name. */
export const TOOLS: Readonly<Record<string, string>> = {
  mypy: '>=1.16',
  pytest: '>=8.4',
  'pytest-cov': '>=6.2',
  ruff: '>=0.12',
};

export interface PyprojectFacts extends CodePlaces {
  readonly name: string;
  readonly manager: PythonManager;
}

/** The pyproject.toml of a new project, without what its own code needs. */
export function pyproject({ name, manager, importRoot, sources, tests }: PyprojectFacts): string {
  return [
    '[project]',
    `name = "${packageName(name)}"`,
    'version = "0.1.0"',
    `requires-python = ">=${OLDEST_PYTHON}"`,
    'dependencies = []',
    '',
    '[dependency-groups]',
    'dev = [',
    ...Object.entries(TOOLS).map(([tool, range]) => `    "${tool}${range}",`),
    ']',
    '',
    ...UNPACKAGED[manager],
    '[tool.ruff.lint]',
    '# PEP 8, hints on every signature, sorted imports, likely bugs, and what opens doors to attackers.',
    'select = ["A", "ANN", "B", "E", "F", "I", "N", "S", "UP", "W"]',
    '# Modules are in packages: no name of one hides the standard library.',
    'ignore = ["A005"]',
    '',
    '[tool.ruff.lint.per-file-ignores]',
    '"tests/**" = ["S101"]',
    '',
    '[tool.mypy]',
    'strict = true',
    'files = ["."]',
    `mypy_path = "$MYPY_CONFIG_FILE_DIR${importRoot === '.' ? '' : `/${importRoot}`}"`,
    'explicit_package_bases = true',
    '',
    '[tool.pytest.ini_options]',
    `testpaths = ${list([tests])}`,
    `pythonpath = ${list(importRoot === '.' ? ['.'] : [importRoot, '.'])}`,
    'addopts = ["--import-mode=importlib", "--strict-config", "--strict-markers"]',
    '# This family names the file of each test.',
    'junit_family = "xunit1"',
    '',
    '[tool.coverage.run]',
    'branch = true',
    'relative_files = true',
    `source = ${list(sources)}`,
    'omit = [".venv/*", "tests/*"]',
    '',
    '[tool.coverage.report]',
    'include_namespace_packages = true',
    '',
  ].join('\n');
}

/** The sources are run where they are; nothing is built or installed of them. */
const UNPACKAGED: Readonly<Record<PythonManager, readonly string[]>> = {
  uv: ['[tool.uv]', 'package = false', ''],
  poetry: ['[tool.poetry]', 'package-mode = false', ''],
  pip: [],
};

/** As packages are named: letters, digits, and single separators between them. */
function packageName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'project' : plain;
}

function list(items: readonly string[]): string {
  return `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;
}
