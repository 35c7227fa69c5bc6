import { anyOf } from '../../../languages/words.js';
import type { EntryStatus } from '../../../model/plan.js';
import { part } from '../../../base/plain-text.js';
import { statusInBrackets } from './status.js';

/** "Files", at the end of a label. */
export const FILES = new RegExp(`\\s*(?:${anyOf(({ tree }) => tree.files)})\\s*$`, 'iu');

/** What a line that is one bracket states: "[DELETE — unused]", "【删】". */
export function statusOfBracket(text: string): EntryStatus {
  const match =
    /^\*{0,2}(?:\[([^[\]]{1,80})\]|【([^【】]{1,80})】|[(（]([^()（）]{1,80})[)）])\*{0,2}\s*[:：]?$/.exec(
      text,
    );
  const inside = [1, 2, 3].map((at) => part(match, at)).find((one) => one !== '') ?? '';
  if (inside === '') return 'unspecified';
  const lead = inside.split(/\s[—–-]\s|[:：,，;；]/, 1)[0] ?? '';
  return statusInBrackets(lead.replace(FILES, ''));
}
