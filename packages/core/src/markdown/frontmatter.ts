/** Longer frontmatter is text between two rules. */
const MAX_LINES = 200;
const FIELD = /^\s*(?:#.*|[\w.-]+\s*:.*|-\s.*|\s+\S.*)?$/;

/**
 * The index of the line that closes the YAML frontmatter of a document; null when it has none. Its lines must look like
 * fields, because a text may also begin with a rule.
 */
export function frontmatterEnd(lines: readonly string[]): number | null {
  if (lines[0]?.trimEnd() !== '---') return null;
  const end = lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1 || end > MAX_LINES) return null;
  return lines.slice(1, end).every((line) => FIELD.test(line)) ? end : null;
}
