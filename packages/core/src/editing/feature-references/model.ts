import type { WorkspaceFiles } from '../../base/workspace-files.js';

/** Why a part of a file changes. */
export type ReferenceReason = 'path' | 'link' | 'branch' | 'ledger' | 'gate' | 'node';

/** A part of a text that becomes another one. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly reason: ReferenceReason;
}

/**
 * What a person decides: `path`: it leads to a feature that is deleted; `name`: a word such as the name of a branch;
 * `node`: the name of the feature's node where it may mean something else; `address`: on another host.
 */
export type LeftKind = 'path' | 'name' | 'node' | 'address';

/** A mention that stays as it is. */
export interface LeftMention {
  readonly offset: number;
  readonly kind: LeftKind;
}

/** What a move changes in one file, and what it leaves. */
export interface FileReferences {
  readonly replacements: readonly Replacement[];
  readonly left: readonly LeftMention[];
}

/** A file as it is before the move. */
export interface ReferringFile {
  readonly files: WorkspaceFiles;
  readonly path: string;
  readonly text: string;
}
