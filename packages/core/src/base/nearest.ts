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
    const distance = isPart ? 1 : editDistance(wanted, known, bestDistance);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Insertions, deletions and replacements that make one word of the other; `limit` where they are not fewer. */
function editDistance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= to.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      const distance = Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      least = Math.min(least, distance);
      next.push(distance);
    }
    // What is in a row never becomes less in the next.
    if (least >= limit) return limit;
    row = next;
  }
  return row[to.length] ?? 0;
}
