import type { WorkspaceFiles } from '@plangate/core';
import { listedOnce } from '../workspace/listed-once.js';
import { confinePath } from '../workspace/paths.js';
import { optionOf } from './arguments.js';
import { configOf } from './config-files.js';
import { placeIn } from './report-places.js';
import { callsIn, linesOf } from './target-lines.js';
import type { Tool, ToolProject, ToolTarget, ToolUse } from './tool.js';
import { TOOLS } from './tools.js';

/**
 * The tools that a project uses, by its targets, its scripts and its configuration files: each once for each target that runs it.
 * A configuration file of the project whose tool no target runs counts too, with `target: null`.
 * @param project with the targets that Nx resolved. Where there is no project graph, `withInferredTargets` adds those that the
 *   plugins of nx.json would infer.
 * @param workspace as it is or as a generator will leave it
 */
export function detectTools(project: ToolProject, workspace: WorkspaceFiles): readonly ToolUse[] {
  const files = listedOnce(workspace);
  const used = Object.entries(project.targets)
    .filter(([name, target]) => !isSplit(target) && !isSplit(project.targets[wholeOf(name)]))
    .flatMap(([name, target]) => usesOf(project, { name, target }, files));
  const configured = TOOLS.filter((tool) => !used.some((use) => use.tool.name === tool.name)).flatMap(
    (tool: Tool): readonly ToolUse[] => {
      const config = configOf({ ...tool, looksAbove: false }, project.root, files);
      return config === null ? [] : [{ tool, target: null, how: 'config', config, line: null }];
    },
  );
  return [...used, ...configured];
}

interface NamedTarget {
  readonly name: string;
  readonly target: ToolTarget;
}

/** Whether Nx made the target by splitting another one into single files, whose targets have names such as `test-ci--src/a.spec.ts`. */
function isSplit(target: ToolTarget | undefined): boolean {
  const metadata = target?.metadata;
  return typeof metadata === 'object' && metadata !== null && 'nonAtomizedTarget' in metadata;
}

function wholeOf(name: string): string {
  return name.replace(/--.*/s, '');
}

/** Whether a plugin made the target: only those name its technologies, which a script of the same name inherits. */
export function isInferred({ executor, metadata }: ToolTarget): boolean {
  const isNamed = typeof metadata === 'object' && metadata !== null && 'technologies' in metadata;
  return isNamed && executor !== 'nx:run-script';
}

function usesOf(
  project: ToolProject,
  { name, target }: NamedTarget,
  files: WorkspaceFiles,
): readonly ToolUse[] {
  const executing = TOOLS.find(({ executors }: Tool) => executors.includes(target.executor ?? ''));
  if (executing !== undefined) {
    const config = configInOptions(target, files) ?? configOf(executing, project.root, files);
    return [{ tool: executing, target: name, how: 'executor', config, line: null }];
  }
  const calls = linesOf(project, { name, target }).flatMap((line) => callsIn(line, project));
  return TOOLS.flatMap((tool: Tool): readonly ToolUse[] => {
    const line = calls.find(({ call }) => tool.isCalledBy(call.words));
    if (line === undefined) return [];
    const how = line.script !== null ? 'script' : isInferred(target) ? 'inferred' : 'command';
    const config =
      configInCall(line.call.words, line.directory, files) ?? configOf(tool, project.root, files);
    return [{ tool, target: name, how, config, line }];
  });
}

const CONFIG_OPTIONS = ['jestConfig', 'configFile', 'config', 'cypressConfig', 'eslintConfig'];

/** The configuration that an executor is given, relative to the workspace root. */
function configInOptions({ options }: ToolTarget, files: WorkspaceFiles): string | null {
  if (typeof options !== 'object' || options === null) return null;
  const given = Object.entries(options).find(
    ([key, value]) => CONFIG_OPTIONS.includes(key) && typeof value === 'string',
  )?.[1] as string | undefined;
  return given === undefined ? null : fileAt(confinePath(given), files);
}

/** The configuration that a call names, which is relative to where it runs. */
function configInCall(words: readonly string[], directory: string, files: WorkspaceFiles): string | null {
  const given = optionOf(words, '-c', '--config', '--config-file');
  return given === null ? null : fileAt(placeIn(directory, given), files);
}

function fileAt(path: string | null, files: WorkspaceFiles): string | null {
  return path !== null && files.kind(path) === 'file' ? path : null;
}
