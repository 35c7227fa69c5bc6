/** `Card service` for `card-service.ts`: the words of a file's name. */
export function titleOf(name: string): string {
  const words = name
    .replace(/\.[^.]+$/, '')
    .replace(/[-_.]+/g, ' ')
    .replace(/\*\//g, '')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The content of a file of no language of its own that a plan declares and that nobody has written yet. */
export function starterText(name: string): string {
  if (/\.mdx?$/i.test(name)) return `# ${titleOf(name)}\n`;
  return name.endsWith('.json') ? '{}\n' : '';
}
