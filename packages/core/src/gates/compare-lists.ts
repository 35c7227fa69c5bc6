/** Whether a list lacks an entry of another one, compared as written. */
export function lacksAny(entries: readonly string[] = [], list: readonly string[] = []): boolean {
  return entries.some((entry) => !list.includes(entry));
}
