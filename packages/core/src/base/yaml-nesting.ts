/** Levels that no document of people has. */
const MAX_LEVELS = 300;
const MARKS = /[[\]{}\n"']/g;
/** What is before the content of a line: each space or mark of an item may begin a level. */
const LEAD = /^(?:[-?:]?[ \t]+)*/;

/**
 * Whether a YAML text may be nested so deeply that parsing it exhausts the stack. The parser descends into itself for each level, and
 * where the stack ends in the middle of a regular expression the whole process ends, which no `catch` prevents. Looks at marks
 * alone: brackets without an end in prose count as well, up to a number that prose does not reach.
 */
export function nestsDeeply(text: string): boolean {
  let open = 0;
  let quote = '';
  for (const { 0: mark, index } of text.matchAll(MARKS)) {
    if (mark === '\n') {
      quote = '';
      if (isLeadLong(text, index + 1)) return true;
    } else if (quote !== '') {
      if (mark === quote && text.charAt(index - 1) !== '\\') quote = '';
    } else if (mark === '"' || mark === "'") {
      // In the middle of a word it is an apostrophe.
      if (!/[\p{L}\p{N}]/u.test(text.charAt(index - 1))) quote = mark;
    } else if (mark === '[' || mark === '{') {
      open += 1;
      if (open > MAX_LEVELS) return true;
    } else open = Math.max(0, open - 1);
  }
  return isLeadLong(text, 0);
}

function isLeadLong(text: string, from: number): boolean {
  const lead = LEAD.exec(text.slice(from, from + 4 * MAX_LEVELS))?.[0] ?? '';
  return lead.length > 2 * MAX_LEVELS;
}
