/** The end of a path with which a text begins, the longest; null where the text has another form. */
export function writtenEnd(path: string, text: string): string | null {
  const parts = path.split('/');
  const ends = parts.map((_, at) => parts.slice(at).join('/'));
  return (
    ends.find((end) => text.startsWith(end) && /^\/?(?:[\s`"'*,;:()#|]|$)/.test(text.slice(end.length))) ??
    null
  );
}
