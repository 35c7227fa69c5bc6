import { wordsOf as wordsOfLanguages } from '../languages/words.js';

/** Longest slug of a feature in characters; git and all file systems take the directory name it makes. */
export const MAX_SLUG = 60;

/** A slug, or why a text gives none. */
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

/** Bytes of UTF-8 that a feature's whole name may have: the limit of git hosts for a branch, which may have the same name. */
export const MAX_FEATURE_NAME = 244;

/**
 * The slug that Spec Kit's own script makes of a longer description: without common words and words of fewer than three
 * letters (those that are in capitals stay), of the rest the first three, or all four where there are just four. Falls
 * back to the first three words of the description. Where the script would cut letters out of words, because they are
 * not of ASCII, they stay, as in {@link featureSlug}.
 */
export function descriptionSlug(description: string): Slug {
  if (description.trim() === '') return { ok: false, problem: 'empty' };
  const plain = withoutAccents(description);
  const words = splitWords(plain);
  const telling = words.filter((word) => !STOP_WORDS.has(word) && (isLong(word) || isCapital(word, plain)));
  const chosen = telling.length === 0 ? words.slice(0, 3) : telling.slice(0, telling.length === 4 ? 4 : 3);
  return slugOf(chosen);
}

/** The slug of a short name that a person chose: all of its words, as Spec Kit's script cleans them. */
export function shortNameSlug(name: string): Slug {
  return name.trim() === '' ? { ok: false, problem: 'empty' } : slugOf(splitWords(withoutAccents(name)));
}

function slugOf(words: readonly string[]): Slug {
  const slug = words.join('-');
  return slug === '' ? { ok: false, problem: 'unnameable' } : { ok: true, slug };
}

/** The name of a feature's directory, `001-saved-cards`, within {@link MAX_FEATURE_NAME}. */
export function featureDirectoryName(number: string, slug: string): string {
  let left = MAX_FEATURE_NAME - number.length - 1;
  let kept = '';
  for (const character of slug) {
    left -= utf8Length(character);
    if (left < 0) break;
    kept += character;
  }
  return `${number}-${kept.replace(/-$/, '')}`;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/**
 * The next free number, with three digits at least: `001`. Counts as Spec Kit's own script does, over the directories
 * of all roots: names that start with three or more digits and `-`, but not with a timestamp. A number that a directory
 * has in another form (`7-search`, `001_search`) is ignored.
 * @param branches names of branches that count, too, `feature/004-search` as much as `004-search`
 */
export function nextFeatureNumber(directories: readonly string[], branches: readonly string[] = []): string {
  const numbers = [...directories, ...branches].map(sequenceNumber).filter((number) => number !== null);
  const taken = new Set(directories.map(featureNumber));
  let next = numbers.reduce((highest, number) => Math.max(highest, number), 0) + 1;
  while (taken.has(next)) next += 1;
  return String(next).padStart(3, '0');
}

/**
 * The timestamp that stands for a number where a workspace numbers that way, `20260319-143022`, in local time as Spec
 * Kit's script takes it. A moment that a directory has taken already is passed over.
 */
export function featureTimestamp(now: Date, directories: readonly string[]): string {
  const taken = new Set(directories.map((directory) => TIMESTAMP.exec(lastName(directory))?.[0]));
  for (let time = now.getTime(); ; time += 1000) {
    const stamp = stampOf(new Date(time));
    if (!taken.has(stamp)) return stamp;
  }
}

function stampOf(at: Date): string {
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()];
  return [day, time].map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('')).join('-');
}

/** A feature's name without its number: `saved-cards` of `specs/001-saved-cards`. */
export function slugOfDirectory(directory: string): string {
  return lastName(directory).replace(/^(?:\d{8}-\d{6}|\d+)[-_]/, '');
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

/** What the script counts; a timestamp whose date lacks a digit is an error of writing and no number. */
function sequenceNumber(path: string): number | null {
  const name = lastName(path);
  if (/^\d{7,8}-\d{6}(?:-|$)/.test(name)) return null;
  const digits = /^0*(\d{1,15})-/.exec(name);
  return digits?.[1] !== undefined && digits[0].length > 3 ? Number(digits[1]) : null;
}

function lastName(directory: string): string {
  const path = directory.replace(/\/+$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

function wordsOf(text: string): string[] {
  return splitWords(withoutAccents(text).replace(/['’](?=\p{L})/gu, ''));
}

/** Bounded, since descriptions come from anywhere; only its first words can matter. */
function withoutAccents(text: string): string {
  return text
    .slice(0, 2000)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function splitWords(plain: string): string[] {
  return plain
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Whether a short word is in capitals by itself: most likely an acronym, or the name of a version or a variant. */
function isCapital(word: string, text: string): boolean {
  return text.split(/[^0-9A-Za-z_]+/).includes(word.toUpperCase());
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

const STOP_WORDS: ReadonlySet<string> = new Set(wordsOfLanguages(({ features }) => features.commonWords));
