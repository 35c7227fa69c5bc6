import { PLAN_SECTIONS, type PlanSection } from '../../model/plan.js';
import { EditableLines } from '../../markdown/editable-lines.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { normaliseLabel, part } from '../../base/plain-text.js';
import { keyOpensSection, keyOpensTree } from './section-names.js';

/** The other two are read by line. */
const PARSED: readonly PlanSection[] = PLAN_SECTIONS.filter(
  (name) => name !== 'summary' && name !== 'technical-context',
);
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*))?$/;
/** A definition that a link in another section may name. */
const DEFINITION = /^\s{0,3}\[/;
/** What only the Markdown parser can tell: a heading in a list item, and one in text that is no Markdown. */
const UNCERTAIN = /^ {1,3}#{1,6}(?:\s|$)|<(?:pre|script|style|textarea)[\s>]/i;

/**
 * A plan's text with blank lines for the bodies of those sections of which no reader asks for more than lines, so that
 * Markdown need not be parsed there. Headings stay, and every line and column.
 */
export function blankUnreadSections(text: string, linesOfText: () => readonly SourceLine[]): string {
  const lines = linesOfText();
  if (lines.some((line) => isUncertain(line)) || hasUnderlinedHeading(lines)) return text;
  const edited = new EditableLines(text);
  let parsedDepth = 0;
  lines.forEach((line, at) => {
    const heading = line.code || line.comment ? null : HEADING.exec(line.text);
    if (!heading) {
      // A space keeps a line between the line ends CR and LF.
      if (parsedDepth === 0 && line.text !== '' && !DEFINITION.test(line.text)) edited.texts[at] = ' ';
      return;
    }
    const depth = heading[1]?.length ?? 1;
    if (parsedDepth > 0 && depth > parsedDepth) return;
    parsedDepth = depth > 1 && isParsed(part(heading, 2)) ? depth : 0;
  });
  return edited.toString();
}

function isParsed(title: string): boolean {
  const key = normaliseLabel(title.replace(/(?<!\s)\s+#+\s*$/, ''));
  return PARSED.some((name) => keyOpensSection(key, name)) || keyOpensTree(key);
}

function isUncertain({ code, comment, text }: SourceLine): boolean {
  return !code && !comment && UNCERTAIN.test(text);
}

/** Headings underlined with === or --- are left to the Markdown parser alone. */
function hasUnderlinedHeading(lines: readonly SourceLine[]): boolean {
  return lines.some((line, at) => {
    if (line.code || line.comment || !/^ {0,3}(?:=+|-+)\s*$/.test(line.text)) return false;
    const before = lines[at - 1];
    return (
      before !== undefined &&
      !before.code &&
      !before.comment &&
      before.text.trim() !== '' &&
      !/^\s*(?:[#|>]|[-*+]\s)/.test(before.text)
    );
  });
}
