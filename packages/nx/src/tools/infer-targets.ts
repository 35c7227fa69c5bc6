import type { WorkspaceFiles } from '@plangate/core';
import { configOf } from './config-files.js';
import type { Tool, ToolProject, ToolTarget } from './tool.js';
import { TOOLS } from './tools.js';

/** An entry of `plugins` in nx.json. */
export type PluginEntry = string | { readonly plugin: string; readonly options?: unknown };

/**
 * The project with the targets that Nx would infer, where there is no project graph to ask: those of plugins of Nx, by the
 * configuration files of the project, and its scripts. What it says itself is kept.
 */
export function withInferredTargets(
  project: ToolProject,
  files: WorkspaceFiles,
  plugins: readonly PluginEntry[],
): ToolProject {
  const inferred: Record<string, ToolTarget> = {};
  for (const script of Object.keys(project.scripts))
    inferred[script] = { executor: 'nx:run-script', options: { script } };
  for (const tool of TOOLS) {
    const found = inferredTarget(tool, project, { files, plugins });
    if (found !== null) inferred[found.name] = found.target;
  }
  const targets = { ...inferred };
  for (const [name, own] of Object.entries(project.targets)) targets[name] = merged(inferred[name], own);
  return { ...project, targets };
}

function inferredTarget(
  tool: Tool,
  { root }: ToolProject,
  { files, plugins }: { readonly files: WorkspaceFiles; readonly plugins: readonly PluginEntry[] },
): { readonly name: string; readonly target: ToolTarget } | null {
  const { inference } = tool;
  const entry = plugins.find((plugin) =>
    inference?.plugins.includes(typeof plugin === 'string' ? plugin : plugin.plugin),
  );
  if (inference === undefined || entry === undefined || configOf(tool, root, files) === null) return null;
  const named = optionAt(typeof entry === 'string' ? {} : entry.options, inference.option);
  return {
    name: typeof named === 'string' ? named : inference.target,
    target: {
      executor: 'nx:run-commands',
      options: { command: inference.command, cwd: root },
      metadata: { technologies: [tool.name] },
    },
  };
}

function optionAt(options: unknown, path: string): unknown {
  let value = options;
  for (const key of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return value;
}

/** As Nx does: a target that says what it runs replaces what was inferred, any other extends it. */
function merged(inferred: ToolTarget | undefined, own: ToolTarget): ToolTarget {
  if (inferred === undefined || own.executor !== undefined || own.command !== undefined) return own;
  const options = { ...(inferred.options as object), ...(own.options as object | undefined) };
  return { ...inferred, ...own, options };
}
