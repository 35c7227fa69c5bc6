import type { WorkspaceFiles } from '@plangate/core';
import { configOf } from './config-files.js';
import type { Inference, Tool, ToolProject, ToolTarget } from './tool.js';
import { TOOLS } from './tools.js';

/** An entry of `plugins` in nx.json. */
export type PluginEntry = string | { readonly plugin: string; readonly options?: unknown };

/** What tells which plugin infers a target: the files of projects, and the plugins in the order of nx.json. */
export interface InferredBy {
  readonly files: WorkspaceFiles;
  readonly plugins: readonly PluginEntry[];
}

/**
 * The project with the targets that Nx would infer, where there is no project graph to ask: those of plugins of Nx, by the
 * configuration files of the project, and its scripts. What it says itself is kept.
 */
export function withInferredTargets(project: ToolProject, by: InferredBy): ToolProject {
  const inferred: Record<string, ToolTarget> = {};
  for (const script of Object.keys(project.scripts))
    inferred[script] = { executor: 'nx:run-script', options: { script } };
  for (const tool of TOOLS) {
    for (const { entry, inference } of inferencesOf(tool, project.root, by)) {
      const named = optionAt(typeof entry === 'string' ? {} : entry.options, inference.option);
      inferred[typeof named === 'string' ? named : inference.target] = {
        executor: 'nx:run-commands',
        options: { command: inference.command, cwd: project.root },
        metadata: { technologies: [tool.name] },
      };
    }
  }
  const targets = { ...inferred };
  for (const [name, own] of Object.entries(project.targets)) targets[name] = merged(inferred[name], own);
  return { ...project, targets };
}

/** The plugin that infers the target of a tool in a project, as nx.json names it: the last one counts. Null: none does. */
export function pluginOf(tool: Tool, root: string, by: InferredBy): string | null {
  const last = inferencesOf(tool, root, by).at(-1)?.entry;
  return last === undefined ? null : nameOf(last);
}

/** How plugins of nx.json infer targets of a tool in a project, in their order. */
function inferencesOf(
  tool: Tool,
  root: string,
  { files, plugins }: InferredBy,
): readonly { readonly entry: PluginEntry; readonly inference: Inference }[] {
  return plugins.flatMap((entry) => {
    const inference = tool.inferences?.find((one) => one.plugins.includes(nameOf(entry)));
    if (inference === undefined) return [];
    const wanted = inference.files === undefined ? tool : { configs: [{ names: inference.files }] };
    return configOf(wanted, root, files) === null ? [] : [{ entry, inference }];
  });
}

function nameOf(entry: PluginEntry): string {
  return typeof entry === 'string' ? entry : entry.plugin;
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
