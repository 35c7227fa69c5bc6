import type { EntryStatus } from '../../../model/plan.js';
import { wordsOf } from '../../../languages/words.js';

type Stated = Exclude<EntryStatus, 'unspecified'>;

const STATUSES = ['existing', 'deleted', 'modified', 'new'] as const satisfies readonly Stated[];

/** Every status word with what it states, the longest first. */
export const STATUS_WORDS: readonly (readonly [string, Stated])[] = STATUSES.flatMap((status) =>
  wordsOf(({ tree }) => tree[status]).map((word) => [word, status] as const),
).sort((a, b) => b[0].length - a[0].length);

/** Words that state a status only where nothing else is said: "add" alone, not "add the card". */
export const LONE_WORDS: ReadonlyMap<string, Stated> = new Map(
  wordsOf(({ tree }) => tree.lone).map((word) => [word, 'new'] as const),
);

/** Marks that state a status by themselves, before a name or as the first character of a comment. */
export const STATUS_MARKS: Readonly<Record<string, Stated>> = {
  '🆕': 'new',
  '✨': 'new',
  '🗑': 'deleted',
  '✏': 'modified',
  '📝': 'modified',
  '🔄': 'modified',
  '♻': 'modified',
  '➕': 'new',
  '➖': 'deleted',
};
