import type { WorkspaceFiles } from '../base/workspace-files.js';
import { discoverEvidence } from './discover-reports.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.js';

const KINDS = Object.keys(EVIDENCE_KINDS) as EvidenceKind[];

/**
 * Every file in the outputs of a target that would count as a report, or that would refuse the others, of whatever kind, relative
 * to the workspace root.
 * @param outputs files, directories or globs, relative to the workspace root
 * @param root of the project whose target has the outputs
 */
export function reportFiles(files: WorkspaceFiles, outputs: readonly string[], root: string): string[] {
  const found = KINDS.flatMap((kind) => {
    const { paths, unread } = discoverEvidence(files, outputs, { kind, root });
    return [...paths, ...unread.map(({ path }) => path)];
  });
  return [...new Set(found)].sort();
}
