/** Longest slug of a feature in characters; git and all file systems take the directory name it makes. */
export const MAX_SLUG = 60;

export type Slug =
  | { readonly ok: true; readonly slug: string }
  | {
      readonly ok: false;
      /** `empty`: there is no title; `unnameable`: it has no letter or digit to make a name of. */
      readonly problem: 'empty' | 'unnameable';
    };

/**
 * The directory name of a feature without its number: the whole title in lower case, words joined by `-`, cut at a word
 * so that it stays within {@link MAX_SLUG}. Letters of every script stay, accents over Latin letters go. The result
 * holds only letters, digits and `-`, so that no title can lead out of its directory.
 */
export function featureSlug(title: string): Slug {
  if (title.trim() === '') return { ok: false, problem: 'empty' };
  const slug = cutAtWord(wordsOf(title).join('-'), MAX_SLUG);
  return slug === '' ? { ok: false, problem: 'unnameable' } : { ok: true, slug };
}

/**
 * The slug that Spec Kit's own script makes of a longer description: without common words and words of fewer than three
 * letters (acronyms in capitals stay), of the rest the first three, or all four where there are just four. Falls back
 * to the first three words of the description.
 */
export function descriptionSlug(description: string): Slug {
  if (description.trim() === '') return { ok: false, problem: 'empty' };
  const words = wordsOf(description);
  const acronyms = new Set((description.match(/\b[A-Z0-9]{2,}\b/g) ?? []).map((word) => word.toLowerCase()));
  const telling = words.filter((word) => !STOP_WORDS.has(word) && (isLong(word) || acronyms.has(word)));
  const chosen = telling.length === 0 ? words.slice(0, 3) : telling.slice(0, telling.length === 4 ? 4 : 3);
  const slug = cutAtWord(chosen.join('-'), MAX_SLUG);
  return slug === '' ? { ok: false, problem: 'unnameable' } : { ok: true, slug };
}

/** The next free number over the directories of all roots, with three digits at least: `001`. Timestamps do not count. */
export function nextFeatureNumber(directories: readonly string[]): string {
  const numbers = directories.map(sequenceNumber).filter((number) => number !== null);
  return String(Math.max(0, ...numbers) + 1).padStart(3, '0');
}

/**
 * The number that a directory's name starts with, for the order of features: 12 for `012-checkout`, 20260329082123 for the
 * timestamp `20260329-082123-checkout`; null when it has none.
 */
export function featureNumber(directory: string): number | null {
  const name = lastName(directory);
  const stamp = TIMESTAMP.exec(name);
  if (stamp) return Number(`${stamp[1]}${stamp[2]}`);
  const digits = /^(\d{1,9})(?=[-_]|$)/.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The name of a feature's node in the project graph, before collisions are settled. */
export function featureNodeName(directory: string): string {
  return `spec-${cleanName(lastName(directory))}`;
}

/** A name without what the names of projects cannot hold. */
export function cleanName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-');
}

const TIMESTAMP = /^(\d{8})-(\d{6})(?=-|$)/;

/** Numbers of more than six digits are dates or ids of other systems: the next number does not follow them. */
function sequenceNumber(directory: string): number | null {
  if (TIMESTAMP.test(lastName(directory))) return null;
  const number = featureNumber(directory);
  return number === null || number > 999_999 ? null : number;
}

function lastName(directory: string): string {
  const path = directory.replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

function wordsOf(text: string): string[] {
  return text
    .slice(0, 2000)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/['’](?=\p{L})/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Scripts without spaces say more in two characters than Latin in three. */
function isLong(word: string): boolean {
  return word.length >= 3 || /[^\u0000-\u024f]/.test(word);
}

function cutAtWord(slug: string, limit: number): string {
  if (slug.length <= limit) return slug;
  const cut = slug.slice(0, limit + 1);
  const dash = cut.lastIndexOf('-');
  const kept = dash > 0 ? cut.slice(0, dash) : cut.slice(0, limit);
  return kept.replace(/[\ud800-\udbff]$/, '');
}

const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'i a an the to for of in on at by with from is are was were be been being have has had do does did will would ' +
    'should could can may might must shall this that these those my your our their want need add get set'
  ).split(' '),
);
