const WORD = /(?:[^\s'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+/g;
const PART = /\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*"/g;

/** The words of a text as a shell splits it, operators being plain characters; null if a quote is not closed. */
export function shellWords(text: string): readonly string[] | null {
  if (/\S/.test(text.replace(WORD, ''))) return null;
  return (text.match(WORD) ?? []).map((word) => word.replace(PART, meaningOf));
}

function meaningOf(part: string): string {
  if (part.startsWith('\\')) return part.slice(1);
  const inside = part.slice(1, -1);
  return part.startsWith("'") ? inside : inside.replace(/\\(["\\])/g, '$1');
}
