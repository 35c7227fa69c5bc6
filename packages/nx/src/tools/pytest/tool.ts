import type { Tool } from '../tool.js';

export const pytestTool = {
  name: 'pytest',
  title: 'pytest',
  kind: 'tests',
  executors: [],
  isCalledBy: ([program]) => program === 'pytest' || program === 'py.test',
  configs: [
    { names: ['pytest.toml', '.pytest.toml', 'pytest.ini', '.pytest.ini'] },
    { names: ['pyproject.toml'], holds: /^\[tool\.pytest(?:\.ini_options)?\]/m },
    { names: ['tox.ini'], holds: /^\[pytest\]/m },
    { names: ['setup.cfg'], holds: /^\[tool:pytest\]/m },
  ],
} as const satisfies Tool;
