// @ts-check
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { userEnvironment } from '../process/environment.mjs';
import { npm, run } from '../process/run.mjs';
import { CONSTITUTION, planText, researchText, specText, tasksText } from './documents.mjs';

/** Nx of the benchmarks, the one that the e2e workspaces have too. */
export const NX_VERSION = '23.2.1';
const OTHERS = { '@nx/js': NX_VERSION, typescript: '~6.0.3' };

/**
 * Installs Nx and our plugin once; synthetic workspaces get copies of its node_modules.
 * @param {string} folder
 * @param {string} registry where `@plangate/*` is
 * @param {readonly ('@nx/js' | 'typescript')[]} [also] what else is installed
 */
export async function installBase(folder, registry, also = []) {
  write(folder, '.npmrc', `@plangate:registry=${registry}\n`);
  const others = Object.fromEntries(also.map((name) => [name, OTHERS[name]]));
  const devDependencies = { nx: NX_VERSION, '@nx/devkit': NX_VERSION, '@plangate/nx': '*', ...others };
  write(folder, 'package.json', JSON.stringify({ name: 'bench', private: true, devDependencies }));
  const result = await npm(['install', '--no-audit', '--no-fund'], { cwd: folder, env: userEnvironment() });
  if (result.code !== 0) throw new Error(`npm install failed\n${result.output}`);
}

/**
 * A workspace of many projects and features, under git, with the plugin.
 * @param {{ base: string, folder: string, tools: string, projects: number, features: number }} options
 *   `tools`: the folder of this benchmark
 */
export async function makeWorkspace({ base, folder, tools, projects, features }) {
  rmSync(folder, { recursive: true, force: true });
  cpSync(base, folder, { recursive: true, verbatimSymlinks: true });
  cpSync(join(tools, 'plugin'), join(folder, 'node_modules/plangate-bench-plugin'), { recursive: true });
  cpSync(join(tools, 'evidence.mjs'), join(folder, 'evidence.mjs'));
  write(folder, '.gitignore', 'node_modules\n.nx\ndist\ntest-output\n');
  write(folder, 'stamp.txt', '0\n');
  write(folder, '.specify/memory/constitution.md', CONSTITUTION);
  writeNxJson(folder, ['@plangate/nx/plugin']);
  for (let index = 1; index <= projects; index += 1) writeProject(folder, projectName(index));
  for (let index = 1; index <= features; index += 1) {
    writeFeature(folder, index, projectName(((index - 1) % projects) + 1));
  }
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '-A'],
    ['commit', '-q', '-m', 'Bench'],
  ]) {
    const author = { GIT_AUTHOR_NAME: 'Bench', GIT_AUTHOR_EMAIL: 'bench@example.org' };
    const committer = { GIT_COMMITTER_NAME: 'Bench', GIT_COMMITTER_EMAIL: 'bench@example.org' };
    const { code, output } = await run('git', args, {
      cwd: folder,
      env: userEnvironment({ ...author, ...committer }),
    });
    if (code !== 0) throw new Error(`git ${args.join(' ')} failed\n${output}`);
  }
}

/**
 * @param {string} folder
 * @param {readonly (string | object)[]} plugins
 */
export function writeNxJson(folder, plugins) {
  const test = {
    executor: 'nx:run-commands',
    cache: true,
    inputs: ['{projectRoot}/src/**/*', '{projectRoot}/tests/**/*', '{workspaceRoot}/stamp.txt'],
    outputs: ['{projectRoot}/test-output'],
    options: { command: 'node ../../evidence.mjs', cwd: '{projectRoot}' },
  };
  const nxJson = { analytics: false, plugins, targetDefaults: { test } };
  write(folder, 'nx.json', `${JSON.stringify(nxJson, null, 2)}\n`);
}

/** @param {number} index */
export function projectName(index) {
  return `p${String(index).padStart(4, '0')}`;
}

/**
 * @param {string} folder
 * @param {string} name
 */
export function writeProject(folder, name) {
  const root = `projects/${name}`;
  const project = {
    name,
    sourceRoot: `${root}/src`,
    projectType: 'library',
    tags: ['scope:bench'],
    targets: { test: {} },
  };
  write(folder, `${root}/project.json`, JSON.stringify(project, null, 2));
  write(folder, `${root}/src/models/record.ts`, `export interface Record { id: '${name}' }\n`);
  write(folder, `${root}/src/services/store.ts`, `export const store = '${name}';\n`);
  write(folder, `${root}/src/index.ts`, `export * from './services/store';\n`);
  write(folder, `${root}/tests/unit/store.spec.ts`, `it('stores ${name}', () => undefined);\n`);
}

/**
 * @param {string} folder
 * @param {number} number
 * @param {string} project
 */
export function writeFeature(folder, number, project) {
  const name = `saved-records-of-${project}`;
  const root = `specs/${String(number).padStart(3, '0')}-${name}`;
  const feature = { number, name, project };
  write(folder, `${root}/plan.md`, planText(feature));
  write(folder, `${root}/tasks.md`, tasksText(feature));
  write(folder, `${root}/research.md`, researchText(feature));
  write(folder, `${root}/spec.md`, specText(feature));
  write(folder, `${root}/quickstart.md`, `# Quickstart\n\nRun \`nx test ${project}\`.\n`);
  write(folder, `${root}/data-model.md`, `# Data Model\n\n## Record\n\n- **id**: string, required\n`);
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {string} content
 */
function write(folder, path, content) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
