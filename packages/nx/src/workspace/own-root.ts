import type { OwnRootEvidence, WorkspaceFiles } from '@plangate/core';
import { repositoryNames } from '@plangate/core/graph';

/**
 * What shows that the root of a plan's tree is the workspace itself.
 * @param root absolute path of the workspace root
 */
export function ownRootEvidence(root: string, files: WorkspaceFiles): OwnRootEvidence {
  const manifest = files.read('package.json');
  return {
    names: repositoryNames(root, manifest.ok ? manifest.text : null),
    kind: (path) => files.kind(path),
  };
}
