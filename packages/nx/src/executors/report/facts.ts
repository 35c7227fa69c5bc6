import type { SubjectFacts, WorkspaceFiles } from '@plangate/core';
import { FEATURE_TAG } from '../../plugin/gate-target.js';
import { codeOwners, type OwnersOf } from '../../workspace/code-owners.js';
import type { ReportNodes } from './verdict-path.js';

/**
 * What the project graph and CODEOWNERS say of a project or feature; null of what is not in the graph. CODEOWNERS is read when a format
 * first asks, which most do not.
 */
export function subjectFacts(
  nodes: ReportNodes,
  files: WorkspaceFiles,
): (project: string) => SubjectFacts | null {
  let ownersOf: OwnersOf | undefined;
  return (project) => {
    const data = Object.hasOwn(nodes, project) ? nodes[project]?.data : undefined;
    if (data === undefined) return null;
    const tags = data.tags ?? [];
    ownersOf ??= codeOwners(files);
    return {
      kind: tags.includes(FEATURE_TAG) ? 'feature' : 'project',
      tags: tags.filter((tag) => tag !== FEATURE_TAG),
      owners: ownersOf(data.root),
    };
  };
}
