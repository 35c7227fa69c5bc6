import { anyOf, pattern } from '../../../languages/words.js';
import { normaliseLabel } from '../../../base/plain-text.js';

export type CheckPhase = 'pre' | 'post';

const POST = pattern(({ check }) => check.after);
const PRE = pattern(({ check }) => check.before);

/** The phase that a heading, a label or a column names; null when it names none. Both words: the later one counts. */
export function phaseOf(text: string): CheckPhase | null {
  const key = normaliseLabel(text);
  const post = POST.test(key);
  const pre = PRE.test(key);
  if (post && pre) return /^pre|^initial/.test(key) && !/^pre-?\/?post/.test(key) ? 'pre' : 'post';
  if (post) return 'post';
  return pre ? 'pre' : null;
}

const RESULT = new RegExp(`^(?:${anyOf(({ check }) => check.results)})(?:\\s*[(（].*[)）])?$`, 'u');

/** Whether a label stands before a result over the whole check. */
export function isResultLabel(text: string): boolean {
  return RESULT.test(normaliseLabel(text));
}
