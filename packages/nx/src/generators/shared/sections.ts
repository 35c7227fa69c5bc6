/** A heading with what is below it; the first section of a text may have no heading. */
export interface Section {
  /** The line of its heading; empty for what comes before the first heading. */
  readonly heading: string;
  /** Between the heading and the next one of any level. */
  readonly own: readonly string[];
  readonly children: readonly Section[];
}

/** The level of a heading line; null for a line that is not a heading. */
export function depthOf(line: string): number | null {
  return /^ {0,3}(#{1,6})\s/.exec(line)?.[1]?.length ?? null;
}

/** Splits lines into sections at headings of every level; a line in a code block is not a heading. */
export function sectionsOf(lines: readonly string[]): Section[] {
  const heads = headingLines(lines);
  const before = lines.slice(0, heads[0] ?? lines.length);
  const first = before.length > 0 ? [{ heading: '', own: before, children: [] }] : [];
  return [...first, ...build(lines, heads)];
}

function build(lines: readonly string[], heads: readonly number[]): Section[] {
  const sections: Section[] = [];
  for (let at = 0; at < heads.length; ) {
    const start = heads[at] ?? 0;
    const depth = depthOf(lines[start] ?? '') ?? 1;
    let next = at + 1;
    while (next < heads.length && (depthOf(lines[heads[next] ?? 0] ?? '') ?? 1) > depth) next += 1;
    const end = heads[next] ?? lines.length;
    const below = heads.slice(at + 1, next);
    sections.push({
      heading: lines[start] ?? '',
      own: lines.slice(start + 1, below[0] ?? end),
      children: build(lines.slice(0, end), below),
    });
    at = next;
  }
  return sections;
}

/** Indexes of the lines that are headings. */
export function headingLines(lines: readonly string[]): number[] {
  const heads: number[] = [];
  let fence: string | null = null;
  let isComment = false;
  for (const [index, line] of lines.entries()) {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (fence !== null) fence = marker?.startsWith(fence) === true ? null : fence;
    else if (isComment) isComment = !line.includes('-->');
    else if (marker !== null) fence = marker;
    else if (/^ {0,3}<!--/.test(line)) isComment = !line.includes('-->');
    else if (depthOf(line) !== null) heads.push(index);
  }
  return heads;
}

/** The lines of a section again. */
export function linesOf({ heading, own, children }: Section): string[] {
  return [...(heading === '' ? [] : [heading]), ...own, ...children.flatMap(linesOf)];
}

/** What a heading is about: without marks, notes in brackets, numbers and the title of a story. */
export function keyOf(heading: string): string {
  const text = heading.replace(/^[\s#]+/, '').replace(/[*_`]/g, '');
  if (/^user story\b/i.test(text)) return 'user story';
  return text
    .replace(/\([^()]*\)/g, '')
    .replace(/^[\d.]+\s+/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
