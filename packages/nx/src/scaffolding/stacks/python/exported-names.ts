const DEFINED = /^(?:class|(?:async[ \t]+)?def)[ \t]+([A-Za-z]\w*)|^([A-Za-z]\w*)[ \t]*(?::[^=\n]*)?=(?!=)/gm;
const IMPORTED_AS = /\bas[ \t]+([A-Za-z]\w*)/g;

/** The names that a module of Python offers to others: what it defines at its top, and what it imports under a name of its own. */
export function exportedNames(source: string): string[] {
  const defined = [...source.matchAll(DEFINED)].flatMap(([, name, constant]) => name ?? constant ?? []);
  const imported = source
    .split('\n')
    .filter((line) => /^(?:from|import)\b|^ +\w+ as \w+,?$/.test(line))
    .flatMap((line) => [...line.matchAll(IMPORTED_AS)].flatMap(([, name]) => name ?? []));
  return [...new Set([...defined, ...imported])];
}
