import type { WorkspaceFiles } from '@plangate/core';
import { joinPath } from '@plangate/core/graph';

/** The scripts of a project's package.json; none where it has none or cannot be read. */
export function scriptsOf(root: string, files: WorkspaceFiles): Readonly<Record<string, string>> {
  const manifest = files.read(joinPath(root, 'package.json'));
  const scripts = manifest.ok ? scriptsIn(manifest.text) : null;
  if (typeof scripts !== 'object' || scripts === null) return {};
  return Object.fromEntries(Object.entries(scripts).filter(([, line]) => typeof line === 'string'));
}

function scriptsIn(manifest: string): unknown {
  try {
    return (JSON.parse(manifest) as { scripts?: unknown } | null)?.scripts;
  } catch {
    return null;
  }
}
