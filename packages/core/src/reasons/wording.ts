/** Proposes the right word behind a sentence; nothing when none is near. */
export function didYouMean(nearest: string | null): string {
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
}

/** "(and 3 more)" behind the first of several; nothing when it is the only one. */
export function andMore(more: number): string {
  return more > 0 ? ` (and ${more} more)` : '';
}
