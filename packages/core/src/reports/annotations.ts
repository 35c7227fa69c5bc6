/** Annotations of each level that GitHub and Azure Pipelines show of one step. */
const MAX_ANNOTATIONS = 10;

/** As many annotations of one level as are shown; the last of them counts the others. `more` makes it. */
export function shownAnnotations(lines: readonly string[], more: (text: string) => string): string[] {
  if (lines.length <= MAX_ANNOTATIONS) return [...lines];
  const kept = lines.slice(0, MAX_ANNOTATIONS - 1);
  return [...kept, more(`${lines.length - kept.length} more are in the summary`)];
}
