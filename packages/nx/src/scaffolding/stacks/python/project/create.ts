import { getProjects, logger, offsetFromRoot, writeJson, type Tree } from '@nx/devkit';
import { sanitize } from '@plangate/core';
import type { PlannedProject } from '../../../file-plan.js';
import { projectNameOf } from '../../../project-name.js';
import type { PythonWorkspace } from '../workspace.js';
import { addLines } from './dependencies.js';
import { pyproject, TOOLS } from './pyproject.js';
import { targetsOf } from './targets.js';
import { codePlaces } from './import-root.js';

interface NewProject extends PlannedProject {
  readonly workspace: PythonWorkspace;
}

/** What the tools leave in a project and nobody commits. */
const IGNORED = [
  '.coverage',
  '.mypy_cache/',
  '.pytest_cache/',
  '.ruff_cache/',
  '.venv/',
  '__pycache__/',
  'reports/',
];

/**
 * Makes a directory a project: its manifest with the settings of all tools, and its targets. Existing files of the directory
 * do not change. Packages are not installed here, and no lock file is written.
 */
export function createProject(tree: Tree, project: NewProject): Promise<void> {
  const { root, workspace, feature, paths } = project;
  const name =
    projectNameOf(root, { taken: new Set(getProjects(tree).keys()), feature }) ??
    root.slice(root.lastIndexOf('/') + 1);
  const manager = workspace.managerOf(root);
  const places = codePlaces(paths);
  const manifest = `${root}/pyproject.toml`;
  const existing = tree.read(manifest, 'utf-8');
  if (existing === null) {
    tree.write(manifest, pyproject({ name, manager, ...places }));
  } else {
    tellTools(manifest, existing);
  }
  if (manager === 'pip') {
    addLines(tree, `${root}/requirements-dev.txt`, [
      '-r requirements.txt',
      ...Object.entries(TOOLS).map(([tool, range]) => tool + range),
    ]);
    if (!tree.exists(`${root}/requirements.txt`)) tree.write(`${root}/requirements.txt`, '');
  }
  if (!tree.exists(`${root}/.gitignore`)) tree.write(`${root}/.gitignore`, `${IGNORED.join('\n')}\n`);
  writeJson(tree, `${root}/project.json`, {
    name,
    $schema: `${offsetFromRoot(root)}node_modules/nx/schemas/project-schema.json`,
    projectType: 'library',
    sourceRoot: places.sources.includes('src') ? `${root}/src` : root,
    targets: targetsOf(workspace, manager),
  });
  return Promise.resolve();
}

/** A manifest that was there keeps its settings; a tool that it does not name cannot run. */
function tellTools(path: string, text: string): void {
  const missing = Object.keys(TOOLS).filter((tool) => !text.includes(tool));
  if (missing.length === 0) return;
  logger.warn(
    `${sanitize(path)} was there and is not changed. Its targets need ${missing.join(', ')} among its development dependencies.`,
  );
}
