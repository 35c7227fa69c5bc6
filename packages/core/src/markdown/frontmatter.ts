/** Longer frontmatter is text between two rules. */
const MAX_LINES = 200;
const FIELD = /^\s*(?:#.*|[\w.-]+\s*:.*|-\s.*|\s+\S.*)?$/;
/** A line that says what a document extends, in frontmatter or in what was meant as such. */
export const EXTENDS_LINE = /^\s*(["']?)extends\1\s*:(?=\s|$)/;

/** Where the frontmatter of a document begins and ends: the indexes of its two rules. */
export interface Frontmatter {
  readonly start: number;
  readonly end: number;
}

/**
 * The index of the line that closes the YAML frontmatter of a document; null when it has none. Its lines must look like
 * fields, because a text may also begin with a rule.
 */
export function frontmatterEnd(lines: readonly string[]): number | null {
  return lines[0] === undefined ? null : closingLine(lines, 0);
}

/**
 * The frontmatter of a constitution. Spec Kit's own command puts a comment with its report at the top of the document, so
 * comments may precede what says `extends`.
 */
export function constitutionFrontmatter(given: readonly string[]): Frontmatter | null {
  // A byte order mark may have become a space.
  const lines = given.map((line, at) => (at === 0 ? line.replace(/^[\uFEFF ]/, '') : line));
  const start = afterComments(lines);
  const end = closingLine(lines, start);
  if (end === null) return null;
  const isFirst = start === 0;
  return isFirst || lines.slice(start, end).some((line) => EXTENDS_LINE.test(line)) ? { start, end } : null;
}

function closingLine(lines: readonly string[], start: number): number | null {
  if (lines[start]?.trimEnd() !== '---') return null;
  const end = lines.findIndex((line, at) => at > start && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end === -1 || end - start > MAX_LINES) return null;
  return lines.slice(start + 1, end).every((line) => FIELD.test(line)) ? end : null;
}

/** The first line behind blank ones and comments that are alone on their lines. */
function afterComments(lines: readonly string[]): number {
  let inComment = false;
  for (const [at, line] of lines.entries()) {
    const text = line.trim();
    if (inComment) {
      if (!text.includes('-->')) continue;
      if (!text.endsWith('-->')) return at;
      inComment = false;
    } else if (text.startsWith('<!--')) {
      const isWhole = text.includes('-->', 4);
      if (isWhole && !text.endsWith('-->')) return at;
      inComment = !isWhole;
    } else if (text !== '') return at;
  }
  return lines.length;
}
