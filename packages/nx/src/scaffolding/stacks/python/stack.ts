import { posix } from 'node:path';
import type { WorkspaceFiles } from '@plangate/core';
import { layerFolder } from '../../package-files.js';
import { entityValues } from '../../templates/files.js';
import type { Stack, StackInWorkspace } from '../stack.js';
import { constitutionTools } from './constitution.js';
import { exportedNames } from './exported-names.js';
import { importLines } from './imports.js';
import { claim } from './language.js';
import { nextSteps } from './next-steps.js';
import { createProject } from './project/create.js';
import { DEPENDENCIES, declareNeeds, DEV_DEPENDENCIES } from './project/dependencies.js';
import { OLDEST_PYTHON } from './project/pyproject.js';
import { RUN } from './project/targets.js';
import { RESERVED } from './reserved.js';
import { isSource, isTest, starterContent } from './starter.js';
import { commandLineTrial } from './trial.js';
import { hasPython, readPythonWorkspace } from './workspace.js';

/** What others import from a project with a skeleton. */
const LIBRARY = 'src/__init__.py';

/** Python with the tools of its community, installed by uv, Poetry or pip as the workspace has it. */
export const stack: Stack = {
  name: 'python',
  title: 'Python, tested with pytest, linted with Ruff, typed with mypy',
  language: 'Python',
  isDefault: false,
  reserved: RESERVED,
  constitution: constitutionTools,
  sharedTests: {
    'tests/integration/test_main.py': 'src/cli/main.py',
    'tests/unit/test_command_line.py': 'src/cli/command_line.py',
    'tests/unit/test_file_store.py': 'src/cli/file_store.py',
    'tests/integration/test_server.py': 'src/api/server.py',
    'tests/integration/test_server_entry.py': 'src/api/main.py',
    'tests/unit/test_router.py': 'src/api/router.py',
  },
  claim,
  isPresent: hasPython,
  isSource,
  isTest,
  fileNames: {
    source: (words) => `${words.replaceAll(' ', '_')}.py`,
    test: (words) => `test_${words.replaceAll(' ', '_')}.py`,
  },
  exportedNames,
  isEntry: (path) => /^src\/(?:__init__|(?:cli|api)\/main)\.py$/.test(path),
  entityOfModel(path) {
    const name = /(?:^|\/)src\/models\/([a-z][a-z0-9_]*)\.py$/.exec(path)?.[1];
    return name?.replaceAll('_', '-') ?? null;
  },
  isAbout: (entity, declared) => declared.has(`src/models/${entity.replaceAll('-', '_')}.py`),
  otherNames: () => [],
  layerFolders: (layer) => [layerFolder('python', layer)],
  open,
};

function open(files: WorkspaceFiles): StackInWorkspace {
  const workspace = readPythonWorkspace(files);
  const version = workspace.version ?? `${OLDEST_PYTHON} or later`;
  return {
    stack,
    entry: null,
    hasEntry: () => false,
    toolsOf: () => ({}),
    describe: () => stack.title,
    fileValues: () => ({}),
    notRun: () => null,
    extendEntry: () => ({ ok: false, lines: [] }),
    technicalContext: ({ platforms, projectType }) => ({
      'Language/Version': `Python ${version}`,
      'Primary Dependencies': 'pydantic (validation)',
      Testing: 'pytest: contract, integration and unit tests, with coverage',
      'Target Platform': platforms.includes('server') ? 'Python server' : `Python ${version}`,
      'Project Type': projectType,
    }),
    templateValues({ root, feature, entities }) {
      const text = files.read(`${root}/${LIBRARY}`);
      const contracts = `${feature}/contracts`;
      return {
        // An existing library does not export this feature, and is not changed.
        entities: entityValues(entities).map((entity) => ({
          ...entity,
          isExported: !text.ok || text.text.includes(`.models.${entity.snake} `),
        })),
        contracts,
        contractsPath: contractsPath(root, contracts),
        imports: importLines,
      };
    },
    starter: ({ path }) => starterContent(path),
    trial: (project) => commandLineTrial(project, RUN[workspace.managerOf(project.root)]),
    setup: 'npx nx run-many -t install',
    nextSteps: (roots) => nextSteps(roots, workspace),
    needs: { dependencies: DEPENDENCIES, devDependencies: DEV_DEPENDENCIES },
    createProject: (tree, project) => createProject(tree, { ...project, workspace }),
    declareNeeds: (tree, needs) => declareNeeds(tree, { ...needs, workspace }),
  };
}

/** The statement of a test in `tests/<suite>/` that finds the contracts; each part on its own line, since no name can be broken. */
function contractsPath(root: string, contracts: string): string {
  const up = root.split('/').length + 2;
  const parts = posix.normalize(contracts).split('/');
  return [
    `WORKSPACE = Path(__file__).parents[${up}]`,
    'CONTRACTS = WORKSPACE.joinpath(',
    ...parts.map((part) => `    ${JSON.stringify(part)},`),
    ')',
  ].join('\n');
}
