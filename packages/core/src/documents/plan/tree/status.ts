import type { EntryStatus } from '../../../model/plan.js';
import { LANGUAGES } from '../../../languages/compiled.js';
import { anyOf, whole, wholeWords, wordsOf } from '../../../languages/words.js';
import { LONE_WORDS, STATUS_MARKS, STATUS_WORDS } from './status-words.js';
import { part } from '../../../base/plain-text.js';

const BY_WORD = new Map(STATUS_WORDS);
/** How long the words are that begin with a letter, the longest first. */
const LENGTHS = new Map<string, readonly number[]>();
for (const [word] of STATUS_WORDS) {
  const known = LENGTHS.get(word.charAt(0)) ?? [];
  if (!known.includes(word.length)) LENGTHS.set(word.charAt(0), [...known, word.length]);
}

/**
 * What a comment says about its own entry: a status word at its beginning or in its own brackets. A word that is
 * about something inside the file ("NEW pub fn", "add X", "no schema change") states nothing.
 */
export function statusOf(comment: string): EntryStatus {
  const text = withoutReference(comment.trim().slice(0, 400));
  const first = statusAtStart(text);
  if (first !== 'unspecified') return first === 'existing' && isThenChanged(text) ? 'modified' : first;
  for (const match of text.matchAll(/[([（【]\s*([^()[\]（）【】]{1,60})\s*[)\]）】]/g)) {
    const status = statusInBrackets(part(match, 1));
    if (status !== 'unspecified') return status;
  }
  return statusAtEnd(text);
}

/** "US1 ", "P0-5 ", "批2 ", "T012: " before what is said: a story, a priority, a batch or a task. */
const REFERENCE =
  /^(?:[#/←—–(（[【\s]{0,6})(?:[\p{L}]{1,7} ?\d{1,4}(?:[-./]\d{1,3}){0,3}|[A-Z]{1,4}-\d{1,4}|第\d{1,3}\p{L}{1,2})(?:\s*[:：)）\]】—–、]\s*|\s+)(?=[^\s])/u;

/** Only where a status is all that follows, or is set apart from the rest: "v2 new api" says nothing. */
function withoutReference(text: string): string {
  const lead = part(REFERENCE.exec(text), 0);
  const rest = text.slice(lead.length);
  if (lead === '') return text;
  const found = scaledWord(rest);
  const apart = found !== null && /^\s*(?:$|[\p{P}\p{S}])/u.test(rest.slice(found.length));
  return apart && !/^[-./]/.test(rest.slice(found.length)) ? rest : text;
}

/** "full ", "全面" before a status: how much is done. The longest first. */
const SCALE = [...wordsOf(({ tree }) => tree.scale)].sort((a, b) => b.length - a.length);

/** The status word that a text begins with, words such as "full" before it included in the length. */
function scaledWord(text: string): FoundWord | null {
  const small = lower(text);
  const direct = wordAt(small);
  if (direct) return direct;
  const scale = SCALE.find((word) => small.startsWith(word) && endsWord(small, word.length));
  if (scale === undefined) return null;
  const at = scale.length + part(/^\s*/.exec(small.slice(scale.length)), 0).length;
  const found = wordAt(small.slice(at));
  return found && { length: at + found.length, status: found.status };
}

const THEN = new RegExp(
  String.raw`^[^\p{L}]{0,8}[\p{L} ]{2,20}?\s*(?:[,+/&|;、，；→]|->|[—–-]\s|[(（[]|(?<!\p{L})(?:${anyOf(({ tree }) => tree.butChanged)})(?!\p{L}))\s*([^,;:：（(]{2,40})`,
  'u',
);

/** "EXISTING, MODIFY", "existing + extended", "既存（変更）": it exists, and the feature changes it. */
function isThenChanged(comment: string): boolean {
  const match = THEN.exec(comment);
  const found = wordAt(lower(part(match, 1)));
  if (found?.status !== 'modified') return false;
  const rest = part(match, 1).slice(found.length);
  return (
    /^\s*(?:$|[)）\]:：.])/.test(rest) ||
    part(match, 1).slice(0, 3) === part(match, 1).slice(0, 3).toUpperCase()
  );
}

/** What a bracketed word before or behind a name states: `[NEW]`, `(新增)`, `(reuse)`. */
export function statusInBrackets(inside: string): EntryStatus {
  const parts = inside.split(/[,;，；、]/).map((part) => part.trim());
  const lone = parts.length === 1 ? LONE_WORDS.get(part(parts, 0).toLowerCase()) : undefined;
  if (lone) return lone;
  let found: EntryStatus = 'unspecified';
  for (const [index, written] of parts.entries()) {
    const status = statusOfPart(written);
    const verb = IMPERATIVE.test(written) && isEnumerated(parts, index) && found !== 'existing';
    if (status === 'unspecified' || verb) continue;
    // "existing, to be modified": it exists, and the feature changes it.
    if (found === 'unspecified' || (found === 'existing' && status === 'modified')) found = status;
  }
  return found;
}

/** Verbs that also say what code does: "(create, update, delete)". */
const IMPERATIVE = new RegExp(`^(?:${anyOf(({ tree }) => tree.verbs)})$`, 'u');

/** Whether a word is one of several plain words, and not what is stated first with a remark behind it. */
function isEnumerated(parts: readonly string[], index: number): boolean {
  if (parts.length === 1) return false;
  return index > 0 || parts.slice(1).some((other) => /^\p{Ll}+$/u.test(other));
}

function statusOfPart(inside: string): EntryStatus {
  const found = scaledWord(withoutReference(inside.trim()));
  if (!found) return 'unspecified';
  const rest = withoutReference(inside.trim()).slice(found.length);
  const alone = /^\s*(?:$|(?![/／])[\p{P}\p{S}])/u.test(rest);
  const described = /^\s+\S+$/.test(rest) && ADJECTIVE.test(inside.trim());
  const written = !/^[a-z]/i.test(inside.trim()) && found.length * 2 >= inside.trim().length;
  return alone || described || written ? found.status : 'unspecified';
}

/** Words that describe the entry itself when one more word follows: "(unchanged wiring)", not "(reuses the client)". */
const ADJECTIVE = new RegExp(`^(?:${anyOf(({ tree }) => tree.adjectives)})\\s`, 'iu');

interface FoundWord {
  readonly length: number;
  readonly status: Exclude<EntryStatus, 'unspecified'>;
}

/** In lower case, each letter one letter: the Turkish dotted capital I would become two. */
function lower(text: string): string {
  return text.replace(/İ/g, 'i').toLowerCase();
}

/** The longest status word that a lower-case text begins with, at a word's end. */
function wordAt(text: string): FoundWord | null {
  for (const length of LENGTHS.get(text.charAt(0)) ?? []) {
    if (length > text.length) continue;
    const status = BY_WORD.get(text.slice(0, length));
    if (status && endsWord(text, length) && !isPartOfWord(text, length)) return { length, status };
  }
  return null;
}

/** Writings that put spaces between words. */
const SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}]/u;

function endsWord(text: string, length: number): boolean {
  const last = text.charAt(length - 1);
  const next = text.charAt(length);
  // "new-style" and "update-notifier" are words of their own, "new.ts" is a name.
  if (/^[-.]\p{L}/u.test(text.slice(length, length + 2))) return false;
  return next === '' || !/[\p{L}\p{N}_]/u.test(next) || !SPACED.test(last);
}

/** One character of a writing without spaces is a word only where no other follows: 改 is, 改签 is not. */
function isPartOfWord(text: string, length: number): boolean {
  return length === 1 && !SPACED.test(text.charAt(0)) && /^\p{L}/u.test(text.slice(1));
}

function statusAtStart(comment: string): EntryStatus {
  const lead = part(/^(?:[\s*_`~#>|:：.,;·•/\\(（[【<=—–+-]|[^\p{L}\p{N}\s])*/u.exec(comment), 0);
  const mark = [...lead].find((character) => character in STATUS_MARKS);
  if (mark) return STATUS_MARKS[mark] ?? 'unspecified';
  const alone = LONE_WORDS.get(
    comment
      .slice(lead.length)
      .replace(/[\s)\]）】*`]+$/, '')
      .toLowerCase(),
  );
  if (alone) return alone;
  // "+ attestation section" says what is added to the file; "+ NEW" is about the file.
  if (/\+\s*$/.test(lead) && !/^[A-Z]{3,}$/.test(comment.slice(lead.length).trim())) return 'unspecified';
  // "VERIFY/MODIFIED — …": the first word of the list that states something.
  const body = comment.slice(lead.length);
  const listed = part(/^[A-Z]{3,12}\/(?=[A-Z]{3,12}\b)/.exec(body), 0);
  const text = BY_WORD.has(listed.slice(0, -1).toLowerCase()) ? body : body.slice(listed.length);
  const fix = part(FIX.exec(text), 1);
  if (fix !== '' && fix === fix.toUpperCase()) return 'modified';
  const found = scaledWord(text);
  if (!found) return 'unspecified';
  return speaksOfEntry(text.slice(0, found.length), text.slice(found.length), found.status)
    ? found.status
    : 'unspecified';
}

const FIX = new RegExp(`^(${anyOf(({ tree }) => tree.fixes)})\\s*(?:[:：—–]|$)`, 'iu');

/** Things inside a file that a status word before them is about. */
const INSIDE_A_FILE = new RegExp(`^[\\s\`*]*(?:${insideFile(true)})\\b`, 'iu');
/** The same in writings without spaces between words. */
const INSIDE_A_FILE_UNSPACED = new RegExp(`^\\s*(?:${insideFile(false)}|\\s[A-Za-z.\`/])`, 'u');
/** Verbs that also say what a script does: they state a status only in capitals or alone. */
const ACTION_VERB = new RegExp(`^(?:${anyOf(({ tree }) => tree.scriptVerbs)})$`, 'iu');

/** A part of a file behind up to three other words, where the words end with it: "operator section", not "settings page". */
const PART_OF_FILE = new RegExp(
  `^(?:\\s+[\\p{L}\\p{N}_\`'-]{1,30}){0,3}\\s+(?:${partOfFile(true)})(?=$|\\s*[\\p{P}\\p{S}]|\\s+\\p{Ll}{1,3}(?!\\p{L}))`,
  'iu',
);
const PART_OF_FILE_UNSPACED = new RegExp(
  `^[^\\s,.;:，。；：（）()]{0,12}(?:${partOfFile(false)})(?=$|[\\s\\p{P}])`,
  'u',
);

function partOfFile(spaces: boolean): string {
  return LANGUAGES.filter((language) => language.spaces === spaces)
    .flatMap(({ tree }) => tree.partOfFile)
    .join('|');
}

/** What follows "existing" in a sentence about something in the file: "existing tests still pass". */
const SENTENCE = new RegExp(`^\\s*[^,.;:—–(]{0,60}?(?:${sentence()})`, 'iu');

function sentence(): string {
  const spaced = wholeWords(({ spaces, tree }) => (spaces ? tree.sentence : []));
  return `\\s${spaced}|${LANGUAGES.filter(({ spaces }) => !spaces)
    .flatMap(({ tree }) => tree.sentence)
    .join('|')}`;
}

/** Another file that a status word is about: "extends tsconfig.base.json". */
const OTHER_FILE = /^\s+`?[\w@./-]*[\w-]\.[a-z]{1,5}(?:\.[a-z]{1,5})?`?(?![\w.])/;

function insideFile(spaces: boolean): string {
  return LANGUAGES.filter((language) => language.spaces === spaces)
    .flatMap(({ tree }) => tree.insideFile)
    .join('|');
}

const MOMENT = new RegExp(`^\\s+(?:${anyOf(({ tree }) => tree.moment)})\\b`, 'iu');
const CHANGE_OF = new RegExp(`^\\s+(?:${anyOf(({ tree }) => tree.changeOf)})\\b`, 'iu');

function speaksOfEntry(word: string, rest: string, status: EntryStatus): boolean {
  const latin = /^\p{Script=Latin}/u.test(word);
  const capitals = latin && word === word.toUpperCase();
  // "update(card)" is a call.
  if (/^\p{Ll}/u.test(word) && /^\([\w, ]{0,60}\)/.test(rest)) return false;
  if (/^\s*(?:$|[:：,，;。)\]）】—–→|`*]|\.(?:\s|$)|-(?:\s|$)|[(（])/.test(rest)) return true;
  if (/^\s*[/／]/.test(rest)) return capitals;
  if (OTHER_FILE.test(rest)) return false;
  // "DELETE after the migration" says when it goes.
  if (status === 'deleted') return capitals && MOMENT.test(rest);
  if (!latin && status === 'existing') return !SENTENCE.test(rest);
  if (!latin)
    return status !== 'new' || !(INSIDE_A_FILE_UNSPACED.test(rest) || PART_OF_FILE_UNSPACED.test(rest));
  if (status === 'new' && PART_OF_FILE.test(rest)) return false;
  if (status === 'modified' && THIRD_PERSON.test(word) && !capitals)
    return /^\s+\p{Ll}{1,4}\s/u.test(rest) && !DETERMINER.test(rest);
  if (status === 'modified') return !CHANGE_OF.test(rest);
  if (status === 'new') return !INSIDE_A_FILE.test(rest) && (capitals || !ACTION_VERB.test(word));
  return existingPhrase(word, rest);
}

/** "Updates the index" says what the code does; "updates for cards" and "UPDATES the index" what is done to it. */
const THIRD_PERSON = /^[a-z]+s$/i;
const DETERMINER = new RegExp(`^\\s+(?:${anyOf(({ tree }) => tree.determiners)})\\s`, 'iu');
const ACTING = whole(({ tree }) => tree.acting, 'i');
const BEHAVIOUR = new RegExp(`^\\s+(?:${anyOf(({ tree }) => tree.behaviour)})(?!\\p{L})`, 'iu');
const KEEPS = whole(({ tree }) => tree.keeps, 'i');

/** "Existing tests" and "reuse from 039" say that the file exists; "reference implementation" does not. */
function existingPhrase(word: string, rest: string): boolean {
  if (KEEPS.test(word)) return word === word.toUpperCase();
  if (word !== word.toUpperCase() && (ACTING.test(word) || SENTENCE.test(rest))) return false;
  return !BEHAVIOUR.test(rest);
}

const CHANGE_AT_END = new RegExp(
  `^(?!(?:${anyOf(({ tree }) => tree.notThere)})(?!\\p{L}))(?:[^\\s,;:]+\\s){1,3}(?:${anyOf(({ tree }) => tree.endings)})$`,
  'iu',
);

/** A status word alone behind a dash or colon at the end: "router — NEW", "middleware: unchanged". */
function statusAtEnd(comment: string): EntryStatus {
  const tail = /(?:\s[—–-]+\s|[:：;；，,]\s*|※)([^—–:：;；，,※]{2,24})$/.exec(comment)?.[1]?.trim() ?? '';
  const found = wordAt(lower(tail));
  if (found?.length === tail.length) return found.status;
  // "IMAGE_PREFIX update": a few words that end in the word for a change.
  return CHANGE_AT_END.test(comment) ? 'modified' : 'unspecified';
}
