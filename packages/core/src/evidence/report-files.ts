import type { WorkspaceFiles } from '../base/workspace-files.js';
import { discoverEvidence } from './discover-reports.js';
import { EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.js';

const KINDS = Object.keys(EVIDENCE_KINDS) as EvidenceKind[];

/**
 * Every file in the outputs of a target that would count as a report, of whatever kind, relative to the workspace root.
 * @param outputs files, directories or globs, relative to the workspace root
 */
export function reportFiles(files: WorkspaceFiles, outputs: readonly string[]): string[] {
  const found = KINDS.flatMap((kind) => discoverEvidence(files, outputs, kind).paths);
  return [...new Set(found)].sort();
}
