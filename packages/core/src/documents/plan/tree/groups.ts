import { anyOf, pattern } from '../../../languages/words.js';
import type { EntryStatus } from '../../../model/plan.js';
import { isOptionLabel } from './alternatives.js';
import { FILES, statusOfBracket } from './bracket-label.js';
import { statusInBrackets, statusOf } from './status.js';

/** Lines that label the entries below them: "# Files to DELETE", "[DELETE — unused]", "Modified (core):". */

/** What such a line says of the entries in its own directory, up to a blank line or the next such line. */
export interface Group {
  readonly status: EntryStatus;
  /** The least indent of what it labels: never what is a level above. */
  readonly indent: number;
}

/** "legacy reader removed in this step", anywhere in a remark. */
const DELETION = pattern(({ tree }) => tree.deletion, 'i');
/** What is said of other groups, or denies the deletion. */
const OTHER_GROUP = pattern(({ tree }) => tree.otherGroup, 'i');
const DENIED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${anyOf(({ tree }) => tree.notThere)})(?![\\p{L}\\p{N}])`,
  'iu',
);
const MAX_LABEL = 160;

/** The status that a line without a path states for what is below it; `unspecified` if it states none. */
export function statusOfLabel(text: string): EntryStatus {
  if (text.length > MAX_LABEL || isOptionLabel(text)) return 'unspecified';
  const said = text.replace(/^(?:#{1,6}|\/\/|<!--|;|--|\*)?\s*/, '').replace(/\s*(?:-->|\*+)?\s*$/, '');
  const lone = said
    .replace(/(?<!\s)\s*[(（][^()（）]{0,80}[)）]\s*(?=[:：]?$)/, '')
    .replace(/[\s:：*]+$/, '')
    .replace(/^\*+/, '');
  const whole = statusInBrackets(lone.replace(FILES, ''));
  if (whole !== 'unspecified') return whole;
  const bracketed = statusOfBracket(said);
  if (bracketed !== 'unspecified') return bracketed;
  if (DENIED.test(said) || OTHER_GROUP.test(said)) return 'unspecified';
  if (statusOf(said) === 'deleted') return 'deleted';
  return DELETION.test(said) ? 'deleted' : 'unspecified';
}
