import { pattern, wholeWords } from '../../../languages/words.js';
import { normaliseLabel } from '../../../base/plain-text.js';

export type CheckPhase = 'pre' | 'post';

const POST = pattern(({ check }) => check.after);
const PRE = pattern(({ check }) => check.before);

/** The phase that a heading, a label or a column names; null when it names none. Both words: the later one counts. */
export function phaseOf(text: string): CheckPhase | null {
  const key = normaliseLabel(text);
  const { pre, post } = phasesIn(key);
  if (post && pre) return PRE_FIRST.test(key) && !/^pre-?\/?post/.test(key) ? 'pre' : 'post';
  if (post) return 'post';
  return pre ? 'pre' : null;
}

const PRE_FIRST = new RegExp(`^(?:${PRE.source})`, 'u');

function phasesIn(key: string): { pre: boolean; post: boolean } {
  return { post: POST.test(key), pre: PRE.test(key) };
}

/** Whether a sentence is about both checks at once: "Checked before Phase 0, checked again after Phase 1." */
export function namesBothPhases(text: string): boolean {
  const { pre, post } = phasesIn(normaliseLabel(text));
  return pre && post;
}

const PLANNED = new RegExp(
  wholeWords(({ check }) => check.planned),
  'iu',
);

/** Whether a heading announces a check that is still to come, or shows an example of one. */
export function isPlanned(title: string): boolean {
  return PLANNED.test(normaliseLabel(title));
}
