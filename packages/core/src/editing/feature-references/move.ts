import { nameOf, parentOf, relativeTo } from '../../base/paths.js';

/** What happens to a feature, and the names by which documents refer to it. */
export interface FeatureMove {
  /** `specs/001-pay`. */
  readonly from: string;
  /** `specs/001-payments`, or a directory below the same root; null where the feature is deleted. */
  readonly to: string | null;
  /** The branch that its documents name, before and after, where a template makes it differ from the directory's name. */
  readonly branch?: { readonly from: string; readonly to: string };
  /** Names of nodes in the project graph that change, the feature's own among them: `spec-001-pay` → `spec-001-payments`. */
  readonly nodes?: ReadonlyMap<string, string>;
  /** Names of nodes that nothing has after the move. */
  readonly lostNodes?: readonly string[];
}

/** What replaces the feature's name in a path: `001-payments`, `archive/001-pay`; null where it is deleted. */
export function newSegment({ from, to }: FeatureMove): string | null {
  return to === null ? null : relativeTo(to, parentOf(from) ?? '.');
}

/** How many directories deeper the feature is afterwards. */
export function depthGained({ from, to }: FeatureMove): number {
  return to === null ? 0 : to.split('/').length - from.split('/').length;
}

/** The name of the directory as a link may have it, too: letters outside of ASCII are often escaped there. */
export function spellings(directory: string): string[] {
  const name = nameOf(directory);
  return [...new Set([name, encodeURI(name)])];
}
