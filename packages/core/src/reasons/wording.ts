import { listed, plural } from '../base/wording.js';

export { listed, plural } from '../base/wording.js';

/** Proposes the right word behind a sentence; nothing when none is near. */
export function didYouMean(nearest: string | null): string {
  return nearest === null ? '' : ` Did you mean "${nearest}"?`;
}

/** "(and 3 more)" behind the first of several; nothing when it is the only one. */
export function andMore(more: number): string {
  return more > 0 ? ` (and ${String(more)} more)` : '';
}

/** The words of a limit: "none is allowed", "at most 1 is allowed", "at most 3 are allowed". */
export function atMostAllowed(maximum: number): string {
  if (maximum === 0) return 'none is allowed';
  return `at most ${plural(maximum, 'is', 'are')} allowed`;
}

/** Numbers in order as ranges: "3-5, 9"; how many more ranges there are. */
export function rangesText(numbers: readonly number[], most = 5): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.to === number - 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return listed(
    ranges.map(({ from, to }) => (from === to ? String(from) : `${String(from)}-${String(to)}`)),
    most,
  );
}
