import { withoutMarkup } from '../../base/plain-text.js';
import { withDescendants, type Section } from '../../markdown/outline.js';
import { isUnfilled } from '../../markdown/placeholders.js';
import { fenceOf, type SourceLine } from '../../markdown/source-lines.js';
import { findSection } from './section-names.js';

/** So many characters of a section say something, unless they are one comment. */
const MAX_TEXT = 20_000;

/** Whether a plan has a Summary without a word in it: comments, rules, images and "TBD" are not words. */
export function hasEmptySummary(outline: readonly Section[], lines: readonly SourceLine[]): boolean {
  const summary = findSection(outline, 'summary');
  if (summary === null) return false;
  let text = '';
  for (const section of withDescendants(outline, summary)) {
    for (const line of lines.slice(section.firstLine - 1, section.lastLine)) {
      if (line.code && line.text.trim() !== '' && fenceOf(line.text) === null) return false;
      if (!line.comment && !line.code) text += `${line.text}\n`;
      if (text.length > MAX_TEXT) return false;
    }
  }
  const words = withoutMarkup(text.replace(/<!--[^]*?(?:-->|$)/g, ' ').replace(/^[\s>*+#-]+/gm, ''));
  return !/[\p{L}\p{N}]/u.test(words) || isUnfilled(words);
}
