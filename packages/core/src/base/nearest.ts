const MAX_LENGTH = 80;

/** The candidate most like a mistyped word; null when none is near enough to be what was meant. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let bestDistance = (word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (candidate.length > MAX_LENGTH || wanted.length > MAX_LENGTH) continue;
    const known = candidate.toLowerCase();
    // A word that was cut short or lengthened matches, however much is missing ("gateTarget" for "gateTargetName").
    const isPart =
      wanted.length >= 4 && (known.startsWith(wanted) || (known.length >= 4 && wanted.startsWith(known)));
    const distance = isPart ? 1 : editDistance(wanted, known);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions and replacements that make one word of the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
