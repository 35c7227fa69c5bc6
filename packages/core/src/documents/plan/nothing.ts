import { anyOf } from '../../languages/words.js';

const WHOLE = new RegExp(
  `^[\\s(（*_\`—–\\-✅✔✓☑.>]*\\u{FE0F}?\\s*(?:${anyOf(({ ledger }) => ledger.nothing)})?[\\s.。!)）*_\`—–-]*$`,
  'iu',
);

/** Whether a cell says that there is nothing, or says nothing at all. */
export function isNothing(text: string): boolean {
  return WHOLE.test(text.slice(0, 300));
}
