const WORD = /(?:[^\s'"\\]|\\[^]|'[^']*'|"(?:[^"\\]|\\[^])*")+/g;
const PART = /\\([^])|'([^']*)'|"((?:[^"\\]|\\[^])*)"/g;

/** The words of a text as a shell splits it, operators being plain characters; null if a quote is not closed. */
export function shellWords(text: string): readonly string[] | null {
  if (/\S/.test(text.replace(WORD, ''))) return null;
  return (text.match(WORD) ?? []).map((word) =>
    word.replace(
      PART,
      (_, escaped?: string, literal?: string, quoted?: string) =>
        escaped ?? literal ?? (quoted ?? '').replace(/\\(["\\])/g, '$1'),
    ),
  );
}
