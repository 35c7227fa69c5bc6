import type { ConstitutionDocument } from '../model/constitution.js';

/** A path that is missing. */
export interface MissingPath {
  readonly path: string;
  readonly kind: 'file' | 'dir';
}

/** What became of a path that was in version control. */
export type Fate =
  | { readonly kind: 'moved'; readonly to: string }
  /** Of a directory: what was in it is in these places now, or gone. */
  | { readonly kind: 'scattered'; readonly places: readonly string[] }
  | { readonly kind: 'removed' };

/** A constitution as it was, with its text: two principles are the same one where all their words are. */
export interface FormerConstitution {
  readonly text: string;
  readonly document: ConstitutionDocument;
}

/**
 * What version control knows of the workspace before the present change. Each question is asked only where documents and workspace
 * differ. A host without version control knows nothing.
 */
export interface Past {
  /** What became of missing paths since a plan was first committed; those that were never there, or earlier, are left out. */
  fates(plan: string, missing: readonly MissingPath[]): ReadonlyMap<string, Fate>;
  /** A constitution before the present change; null where it did not exist, is the same now, or nobody can tell. */
  constitution(file: string): Promise<FormerConstitution | null>;
  /** Whether a line of a document was in it before the present change, word by word. */
  hadLine(file: string, line: string): boolean;
  /** What a project that was there before the present change is called now; null where nobody can tell. */
  projectNow(name: string): string | null;
}

/** Nothing is known of the past: a workspace without version control. */
export const NO_PAST: Past = {
  fates: () => new Map(),
  constitution: () => Promise.resolve(null),
  hadLine: () => false,
  projectNow: () => null,
};
