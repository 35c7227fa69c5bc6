import type { Finding } from '../model/finding.js';
import type { Position } from '../model/position.js';
import type { SafeEntry } from './safe-entries.js';
import { ancestorsOf } from '../base/paths.js';

/** What a path is on disk, as `WorkspaceFiles.kind` says it. */
export type PathKind = 'file' | 'dir' | 'outside' | null;

/** What the disk has against a safe entry: a link that leads outside, or something of the other kind in its place. */
export function diskFinding(entry: SafeEntry, present: (path: string) => PathKind): Finding | null {
  const { path, position } = entry;
  const found = present(path);
  if (found === 'outside') return linkFinding(path, position);
  if (entry.status === 'deleted') return null;
  if (found !== null) {
    return disagrees(entry, found)
      ? { reason: 'layout-kind-mismatch', args: { path, declared: entry.kind, found }, position }
      : null;
  }
  for (const above of ancestorsOf(path)) {
    const kind = present(above);
    if (kind === 'outside') return linkFinding(path, position);
    if (kind === 'file') {
      return {
        reason: 'layout-kind-mismatch',
        args: { path: above, declared: 'dir', found: 'file' },
        position,
      };
    }
    if (kind === 'dir') return null;
  }
  return null;
}

/** A leaf without an extension is read as a directory and may be meant as a file: there the disk is believed. */
function disagrees({ kind, hasChildren }: SafeEntry, found: 'file' | 'dir'): boolean {
  return kind !== found && (kind === 'file' || hasChildren);
}

function linkFinding(path: string, position: Position): Finding {
  return { reason: 'layout-path-outside', args: { path, why: 'link' }, position };
}
