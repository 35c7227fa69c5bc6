/** Names that a message lists. */
const MAX_NAMED = 5;

/** The first names of a list, and how many more there are. */
export function listed(names: readonly string[]): string {
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '';
  return names.slice(0, MAX_NAMED).join(', ') + more;
}
