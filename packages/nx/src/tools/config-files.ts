import type { WorkspaceFiles } from '@plangate/core';
import { joinPath, parentOf } from '@plangate/core/graph';
import type { Tool } from './tool.js';

/** The configuration file of a tool for a project, relative to the workspace root; null where it has none. */
export function configOf(
  { configs, looksAbove = false }: Pick<Tool, 'configs' | 'looksAbove'>,
  root: string,
  files: WorkspaceFiles,
): string | null {
  const present = new Set(files.list(root));
  for (const { names, holds } of configs) {
    const path = names.filter((name) => present.has(name)).map((name) => joinPath(root, name))[0];
    if (path !== undefined && (holds === undefined || isIn(path, holds, files))) return path;
  }
  const above = looksAbove ? (parentOf(root) ?? (root === '.' ? null : '.')) : null;
  return above === null ? null : configOf({ configs, looksAbove }, above, files);
}

function isIn(path: string, wanted: RegExp, files: WorkspaceFiles): boolean {
  const text = files.read(path);
  return text.ok && wanted.test(text.text);
}
