import { anyOf, pattern } from '../../../languages/words.js';
import type { EntryStatus, Exemption } from '../../../model/plan.js';
import { part } from '../../../base/plain-text.js';
import { statusInBrackets } from './status.js';

/** What a comment says of an entry that is then neither demanded nor refused. */

/** The words of languages that put no spaces between words. */
function unspaced(list: 'or' | 'generated'): string {
  return anyOf(({ spaces, tree }) => (spaces ? [] : tree[list]));
}

const START = '^[\\s#/←—–(（[【*>-]{0,8}';
const OPTIONAL = new RegExp(`^(?:${anyOf(({ tree }) => tree.optional)})$`, 'iu');
const GENERATED = new RegExp(`${START}(?:${anyOf(({ tree }) => tree.generated)})(?=$|[\\s\\p{P}])`, 'iu');
const GENERATED_UNSPACED = new RegExp(`${START}(?:${unspaced('generated')})`, 'u');
const ELSEWHERE = pattern(({ tree }) => tree.elsewhere, 'i');
const OR = new RegExp(
  `^([^,.;:—–(（]{1,30}?)\\s*(?:(?<=\\s)(?:${anyOf(({ tree }) => tree.or)})(?=\\s)|${unspaced('or')}|/)\\s*([^,.;:—–(（)）]{2,30})`,
  'iu',
);

const CONDITION = new RegExp(
  `^([\\p{L}]{2,16})\\s+(?:${anyOf(({ check }) => check.condition)})(?![\\p{L}])`,
  'iu',
);

/** @param status what the comment states besides */
export function exemptionOf(comment: string, status: EntryStatus): Exemption | null {
  const text = comment.slice(0, 300);
  if (ELSEWHERE.test(text)) return 'elsewhere';
  if (isOpen(text)) return 'open';
  if (status !== 'new' && status !== 'unspecified') return null;
  if (partsOf(text).some((one) => OPTIONAL.test(one))) return 'optional';
  if (partsOf(text).some((one) => GENERATED.test(one) || GENERATED_UNSPACED.test(one))) return 'generated';
  return null;
}

/** The whole comment, its first words up to a mark, and what is in brackets. */
function partsOf(comment: string): string[] {
  const text = comment.replace(/^[\s#/←—–*>-]{1,8}/, '');
  const first = text.split(/\s[—–-]\s|[:：,，;；。(（[]/, 2);
  const inside = [...text.matchAll(/[([（【]\s*([^()[\]（）【】]{1,60})\s*[)\]）】]/g)].flatMap((match) =>
    part(match, 1).split(/[,，;；]/),
  );
  return [...first, ...inside].map((one) => one.trim()).filter((one) => one !== '');
}

/** "remove or thin-wrap", "keep or delete", "DELETE?": the entry may go and may stay. */
function isOpen(comment: string): boolean {
  const text = comment.replace(/^[\s#/←—–*>([（【]{1,8}/, '');
  const asked = /^([^?？]{1,30})[?？]/.exec(text);
  if (asked && statusInBrackets(part(asked, 1)) === 'deleted') return true;
  const conditional = CONDITION.exec(text);
  if (conditional && statusInBrackets(part(conditional, 1)) === 'deleted') return true;
  const either = OR.exec(text);
  if (!either) return false;
  const sides = [part(either, 1), part(either, 2)].map((side) => statusInBrackets(side.trim()));
  return sides.includes('deleted') && !sides.every((side) => side === 'deleted');
}
