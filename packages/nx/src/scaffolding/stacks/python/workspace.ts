import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseJson } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';

/** What installs packages and runs the tools. */
export type PythonManager = 'uv' | 'poetry' | 'pip';

/** What a workspace says about its Python. */
export interface PythonWorkspace {
  /** Of a project by its root: what its own directory shows, or else what the workspace does. */
  managerOf(root: string): PythonManager;
  /** Whether `@nxlv/python` is registered, whose executors then run the targets. */
  readonly hasPlugin: boolean;
  /** `3.12` of `.python-version`; null if the workspace does not say it. */
  readonly version: string | null;
  /** The files in the workspace's root that decide which versions a project gets. */
  readonly lockedBy: readonly string[];
  /** The named input of what other projects depend on. */
  readonly production: 'production' | 'default';
}

/** Directories whose projects show how the workspace does it. */
const USUAL = ['apps', 'packages', 'libs', 'services', 'projects'];
const MAX_PROJECTS = 200;

export function readPythonWorkspace(files: WorkspaceFiles): PythonWorkspace {
  const nx = nxJson(files);
  const plugin = registered(nx);
  const usual = plugin.manager ?? usualManager(files, plugin.isThere);
  return {
    managerOf: (root) => managerAt(files, `${root}/`) ?? usual,
    hasPlugin: plugin.isThere,
    version: versionOf(files),
    lockedBy: ['pyproject.toml', 'uv.lock', 'poetry.lock'].filter((path) => isFile(files, path)),
    production: nx.namedInputs !== undefined && 'production' in nx.namedInputs ? 'production' : 'default',
  };
}

/** Whether the workspace's root or `@nxlv/python` shows that it has Python. */
export function hasPython(files: WorkspaceFiles): boolean {
  const signs = ['pyproject.toml', 'uv.lock', 'poetry.lock', 'requirements.txt', '.python-version'];
  return signs.some((path) => isFile(files, path)) || registered(nxJson(files)).isThere;
}

/** Whether a program is on the path of this process. */
export function isInstalled(...programs: readonly string[]): boolean {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return programs.some((program) =>
    folders.some((folder) => endings.some((ending) => existsSync(join(folder, program + ending)))),
  );
}

/** The root decides; then the first project that shows it; a workspace without Python begins with uv. */
function usualManager(files: WorkspaceFiles, hasPlugin: boolean): PythonManager {
  const shown = managerAt(files, '');
  if (shown !== null) return shown;
  const roots = USUAL.flatMap((parent) =>
    files
      .list(parent)
      .filter((name) => name.endsWith('/'))
      .map((name) => `${parent}/${name}`),
  );
  for (const root of roots.slice(0, MAX_PROJECTS)) {
    const found = managerAt(files, root);
    if (found !== null) return found;
  }
  // The default of the plugin.
  return hasPlugin ? 'poetry' : 'uv';
}

/** @param directory empty, or with a slash at its end */
function managerAt(files: WorkspaceFiles, directory: string): PythonManager | null {
  if (isFile(files, `${directory}uv.lock`)) return 'uv';
  if (isFile(files, `${directory}poetry.lock`)) return 'poetry';
  const project = files.read(`${directory}pyproject.toml`);
  const tables = project.ok ? project.text : '';
  if (/^\[tool\.uv(?:\.|\])/m.test(tables)) return 'uv';
  if (/^\[tool\.poetry(?:\.|\])/m.test(tables)) return 'poetry';
  const others = ['requirements.txt', 'requirements-dev.txt', 'setup.py', 'setup.cfg'];
  return others.some((name) => isFile(files, directory + name)) ? 'pip' : null;
}

interface NxJson {
  readonly plugins?: readonly unknown[];
  readonly namedInputs?: Readonly<Record<string, unknown>>;
}

function registered({ plugins = [] }: NxJson): { isThere: boolean; manager: PythonManager | null } {
  for (const entry of Array.isArray(plugins) ? plugins : []) {
    const { plugin, options } = (typeof entry === 'object' && entry !== null ? entry : { plugin: entry }) as {
      plugin?: unknown;
      options?: { packageManager?: unknown };
    };
    if (plugin !== '@nxlv/python') continue;
    const manager = options?.packageManager;
    return { isThere: true, manager: manager === 'uv' || manager === 'poetry' ? manager : null };
  }
  return { isThere: false, manager: null };
}

function nxJson(files: WorkspaceFiles): NxJson {
  const text = files.read('nx.json');
  try {
    return parseJson<NxJson>(text.ok ? text.text : '{}') ?? {};
  } catch {
    // Nx itself says what is wrong with it.
    return {};
  }
}

function versionOf(files: WorkspaceFiles): string | null {
  const text = files.read('.python-version');
  return /^(3\.\d+)/m.exec(text.ok ? text.text : '')?.[1] ?? null;
}

function isFile(files: WorkspaceFiles, path: string): boolean {
  return files.kind(path) === 'file';
}
