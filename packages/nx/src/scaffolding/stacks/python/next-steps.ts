import type { PlanNote } from '../../file-plan.js';
import { INSTALL } from './project/targets.js';
import { isInstalled, type PythonManager, type PythonWorkspace } from './workspace.js';

/** What a new Python project needs that a generator does not do: packages, their lock file, and Python itself. */
export function nextSteps(roots: readonly string[], workspace: PythonWorkspace): readonly PlanNote[] {
  const managers = new Set(roots.map((root) => workspace.managerOf(root)));
  return [...managers].flatMap((manager): PlanNote[] => {
    const lock = manager === 'pip' ? '' : `, then commit its ${manager}.lock`;
    const install = `Install the packages of new Python projects with "nx run-many -t install" (${INSTALL[manager]})${lock}`;
    const missing = missingTool(manager);
    return [
      { level: 'info', text: install, paths: roots.filter((root) => workspace.managerOf(root) === manager) },
      ...(missing === null ? [] : [{ level: 'warning', text: missing, paths: [] } as const]),
    ];
  });
}

/** What has to be installed on this machine first; null if nothing has. */
function missingTool(manager: PythonManager): string | null {
  if (manager === 'uv') {
    // uv brings Python itself.
    return isInstalled('uv')
      ? null
      : 'uv is not installed here, and the targets of the Python projects need it. Install it as https://docs.astral.sh/uv says, or with "pip install uv".';
  }
  const python = isInstalled('python', 'python3', 'py');
  if (!python)
    return 'Python is not installed here, and the targets of the Python projects need it. Install it from https://www.python.org/downloads.';
  return manager === 'pip' || isInstalled('poetry')
    ? null
    : 'Poetry is not installed here, and the targets of the Python projects need it. Install it as https://python-poetry.org says, or with "pip install poetry".';
}
