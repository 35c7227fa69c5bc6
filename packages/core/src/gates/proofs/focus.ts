import { scriptOf } from './estimate-parts.js';

/** A test, or a group of them, beside which no other of the file runs. */
const FOCUSED =
  /^\s*(?:(?:it|test|describe|suite|context|specify)(?:\.(?:describe|concurrent|sequential|parallel|serial|failing|fails))*\.only\b|(?:fit|fdescribe|fcontext)\s*\()/m;

/** Whether the text is worth taking apart. */
const MAY_FOCUS = /\.only\b|\bf(?:it|describe|context)\s*\(/;

/** Words by which a file, or a helper of it, may leave tests out itself. */
const MAY_LEAVE_OUT =
  /skip|todo|fixme|pending|disable|ignore|only\b|\bx(?:it|test|describe)\b|(?:if|unless|when)\(|\b(?:it|test|describe|suite)[A-Z_]\w*\(/i;

/** Why the tests of a file that ran are not all that is in it; null where nothing shows that. */
export function partlyRun(text: string, skipped: boolean): 'focused' | 'selected' | null {
  if (MAY_FOCUS.test(text) && FOCUSED.test(scriptOf(text))) return 'focused';
  return skipped && !MAY_LEAVE_OUT.test(text) ? 'selected' : null;
}
