import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';

/** Whether the package.json of a project or of the workspace names one of some packages. */
export function declaresOneOf(names: readonly string[], root: string, files: WorkspaceFiles): boolean {
  return names.some((name) => declaredVersion(name, root, files) !== null);
}

/** The version that the package.json of a project or of the workspace asks for; null where neither names the package. */
export function declaredVersion(name: string, root: string, files: WorkspaceFiles): string | null {
  for (const directory of new Set([root, '.'])) {
    const version = dependenciesIn(joinPath(directory, 'package.json'), files)[name];
    if (typeof version === 'string') return version;
  }
  return null;
}

function dependenciesIn(path: string, files: WorkspaceFiles): Readonly<Record<string, unknown>> {
  const manifest = files.read(path);
  if (!manifest.ok) return {};
  try {
    const { dependencies, devDependencies } = JSON.parse(manifest.text) as Record<string, object | undefined>;
    return { ...dependencies, ...devDependencies };
  } catch {
    return {};
  }
}
