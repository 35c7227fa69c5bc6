/** How the name of an entity is written in a path. */
export type EntityCase = 'kebab' | 'snake' | 'camel' | 'pascal';

/** The name in lower case with hyphens: `GiftCard`, `gift_card` and `gift card` give `gift-card`. */
export function kebabCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[_ ]/g, '-')
    .toLowerCase();
}

/** A name in kebab case, written in another case. */
export function inCase(kebab: string, wanted: EntityCase): string {
  if (wanted === 'kebab') return kebab;
  if (wanted === 'snake') return kebab.replaceAll('-', '_');
  const pascal = kebab.split('-').map(capital).join('');
  return wanted === 'pascal' ? pascal : `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`;
}

/** Whether a file of this name stands for its directory, as `index` and `__init__` do: it is of no entity. */
export function standsForDirectory(name: string): boolean {
  return /^(?:__)?(?:index|mod|main|init)(?:__)?$/.test(name);
}

/** The word with a capital in front. */
export function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The plural of an English word, or of a name whose last word is one. */
export function pluralName(word: string): string {
  if (/[^aeiou]y$/.test(word)) {
    return `${word.slice(0, -1)}ies`;
  }
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The singular of an English word; a word that is not known to be a plural stays as it is. */
export function singularName(word: string): string {
  if (/[^aeiou]ies$/.test(word)) {
    return `${word.slice(0, -3)}y`;
  }
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) {
    return word.slice(0, -2);
  }
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}
