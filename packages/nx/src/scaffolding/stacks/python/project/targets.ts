import type { TargetConfiguration } from '@nx/devkit';
import type { PythonManager, PythonWorkspace } from '../workspace.js';

/** Where the targets of a project write their reports; each has its own directory, which is its output. */
const REPORTS = 'reports';

/** How a module of Python is run in the environment of a project. */
export const RUN: Readonly<Record<PythonManager, string>> = {
  // What the lock file says is used, and a lock file that is missing or old is an error.
  uv: 'uv run --locked python -m',
  poetry: 'poetry run python -m',
  pip: 'python -m',
};

/** What installs what a project needs. */
export const INSTALL: Readonly<Record<PythonManager, string>> = {
  uv: 'uv sync',
  poetry: 'poetry install',
  pip: 'python -m pip install -r requirements-dev.txt',
};

/** The targets of a new project. Each of `test`, `lint` and `typecheck` writes its report and shows people what it found. */
export function targetsOf(
  workspace: PythonWorkspace,
  manager: PythonManager,
): Record<string, TargetConfiguration> {
  const run = RUN[manager];
  const check = (commands: readonly string[], output: string): TargetConfiguration => ({
    executor: workspace.hasPlugin ? '@nxlv/python:run-commands' : 'nx:run-commands',
    cache: true,
    inputs: [
      'default',
      `^${workspace.production}`,
      ...workspace.lockedBy.map((path) => `{workspaceRoot}/${path}`),
      { externalDependencies: [] },
    ],
    outputs: [`{projectRoot}/${REPORTS}/${output}`],
    options: { cwd: '{projectRoot}', commands: commands.map((one) => `${run} ${one}`), parallel: false },
  });
  return {
    install: installTarget(workspace.hasPlugin, manager),
    test: check(
      [
        `pytest --junitxml=${REPORTS}/tests/junit.xml --cov --cov-report=term --cov-report=json:${REPORTS}/tests/coverage.json`,
      ],
      'tests',
    ),
    lint: check(
      [
        `ruff check --quiet --exit-zero --output-format=json --output-file=${REPORTS}/lint/ruff.json`,
        'ruff check',
        'ruff format --check',
      ],
      'lint',
    ),
    typecheck: check([`mypy --junit-xml=${REPORTS}/types/mypy.xml`], 'types'),
    ...(workspace.hasPlugin ? pluginTargets() : {}),
  };
}

function installTarget(hasPlugin: boolean, manager: PythonManager): TargetConfiguration {
  if (hasPlugin) return { executor: '@nxlv/python:install', options: { silent: false, args: '' } };
  return { executor: 'nx:run-commands', options: { cwd: '{projectRoot}', command: INSTALL[manager] } };
}

/** What `@nxlv/python` gives its own projects for their dependencies and their format. */
function pluginTargets(): Record<string, TargetConfiguration> {
  const plain = ['add', 'lock', 'remove', 'sync', 'update'].map(
    (name) => [name, { executor: `@nxlv/python:${name}`, options: {} }] as const,
  );
  return {
    ...Object.fromEntries(plain),
    format: { executor: '@nxlv/python:ruff-format', options: { filePatterns: ['.'] }, outputs: [] },
  };
}
