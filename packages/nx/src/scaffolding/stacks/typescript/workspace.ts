import { parseJson } from '@nx/devkit';
import type { WorkspaceFiles } from '@plangate/core';

/** What a workspace says about its TypeScript. */
export interface TypeScriptWorkspace {
  /** Whether projects are packages of the package manager with TypeScript references, or path mappings. */
  readonly usesReferences: boolean;
  /** `6.0` of the TypeScript version in package.json; null when none is stated. */
  readonly typescript: string | null;
  /** Major version of Node.js. */
  readonly node: string;
  /** What relative imports end in: `.js` where modules are resolved as Node.js does, otherwise empty. */
  readonly importEnding: '.js' | '';
}

export function readTypeScriptWorkspace(files: WorkspaceFiles): TypeScriptWorkspace {
  const usesReferences = usesTypeScriptReferences(files);
  return {
    usesReferences,
    typescript: typescriptVersion(files),
    node: process.versions.node.split('.')[0] ?? '',
    importEnding: usesReferences ? '.js' : '',
  };
}

/** The signs by which Nx itself distinguishes the two kinds of workspace, or decides which kind a new workspace becomes. */
function usesTypeScriptReferences(files: WorkspaceFiles): boolean {
  const workspaces = isThere(files, 'pnpm-workspace.yaml') || 'workspaces' in manifest(files);
  if (!workspaces) return false;
  const [hasBase, hasSolution] = ['tsconfig.base.json', 'tsconfig.json'].map((path) => isThere(files, path));
  if (hasBase !== true && hasSolution !== true) return infersTargets(files);
  if (hasBase !== true || hasSolution !== true) return false;
  const solution = json<{ extends?: unknown }>(files, 'tsconfig.json');
  const base = json<{ compilerOptions?: { composite?: boolean } }>(files, 'tsconfig.base.json');
  return solution.extends === './tsconfig.base.json' && base.compilerOptions?.composite === true;
}

function infersTargets(files: WorkspaceFiles): boolean {
  const { useInferencePlugins } = json<{ useInferencePlugins?: boolean }>(files, 'nx.json');
  return process.env.NX_ADD_PLUGINS !== 'false' && useInferencePlugins !== false;
}

function typescriptVersion(files: WorkspaceFiles): string | null {
  const { dependencies = {}, devDependencies = {} } = manifest(files);
  const range = devDependencies.typescript ?? dependencies.typescript;
  return /(\d+\.\d+)/.exec(range ?? '')?.[1] ?? null;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function manifest(files: WorkspaceFiles): Manifest {
  return isThere(files, 'package.json') ? json<Manifest>(files, 'package.json') : {};
}

function isThere(files: WorkspaceFiles, path: string): boolean {
  return files.kind(path) === 'file';
}

/** Configuration that people write may hold comments. */
function json<Shape extends object>(files: WorkspaceFiles, path: string): Shape {
  const text = files.read(path);
  return parseJson<Shape>(text.ok ? text.text : '{}');
}
