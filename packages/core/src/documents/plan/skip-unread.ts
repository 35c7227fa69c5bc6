import { PLAN_SECTIONS, type PlanSection } from '../../model/plan.js';
import { EditableLines } from '../../markdown/editable-lines.js';
import type { SourceLine } from '../../markdown/source-lines.js';
import { normaliseLabel, part } from '../../base/plain-text.js';
import { keyOpensSection, keyOpensTree } from './section-names.js';

const READ: readonly PlanSection[] = PLAN_SECTIONS.filter((name) => name !== 'summary');
const HEADING = /^ {0,3}(#{1,6})(?:\s+(.*))?$/;

/**
 * A plan's text with the bodies of those sections blanked that hold nothing a plan is asked for, so that Markdown need
 * not be parsed there. Headings stay, and so does every position. Leftovers are searched by line, in all sections.
 */
export function blankUnreadSections(text: string, linesOfText: () => readonly SourceLine[]): string {
  const lines = linesOfText();
  if (hasUnderlinedHeading(lines)) return text;
  const edited = new EditableLines(text);
  let blanked = false;
  let unread = false;
  let readDepth = 0;
  lines.forEach((line, at) => {
    const heading = line.code || line.comment ? null : HEADING.exec(line.text);
    if (!heading) {
      if (unread && line.text !== '') {
        edited.blank(at);
        blanked = true;
      }
      return;
    }
    const depth = heading[1]?.length ?? 1;
    if (readDepth > 0 && depth > readDepth) return;
    readDepth = isRead(part(heading, 2)) ? depth : 0;
    unread = readDepth === 0 && depth > 1;
  });
  return blanked ? edited.toString() : text;
}

function isRead(title: string): boolean {
  const key = normaliseLabel(title.replace(/\s+#+\s*$/, ''));
  return READ.some((name) => keyOpensSection(key, name)) || keyOpensTree(key);
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
