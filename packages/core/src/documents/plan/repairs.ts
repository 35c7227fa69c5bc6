import { anyOf } from '../../languages/words.js';
import type { Finding } from '../../model/finding.js';
import { EditableLines } from '../../markdown/editable-lines.js';
import { frontmatterEnd } from '../../markdown/frontmatter.js';
import { closesFence, fenceOf } from '../../markdown/source-lines.js';
import { isPlanTitle } from './title.js';
import { part } from '../../base/plain-text.js';

/** A plan's text after whole-document accidents were undone, by blanking only: every position stays as it was. */
export function mendShape(text: string): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const lines = new EditableLines(text);
  const opened = openFrontMatter(lines);
  unwrapFence(lines, findings);
  reopenFences(lines, findings);
  const spaced = NO_SPACE.test(text) && spaceHeadings(lines);
  cutAppendedTemplate(lines, findings);
  return findings.length === 0 && !opened && !spaced
    ? { text, findings }
    : { text: lines.toString(), findings };
}

/** The two lines around front matter would turn it into a heading; the lines between them are read as lines. */
function openFrontMatter(lines: EditableLines): boolean {
  const end = frontmatterEnd(lines.texts);
  if (end === null) return false;
  lines.blank(0);
  lines.blank(end);
  return true;
}

const NO_SPACE = /^ {0,3}#{1,6}[^\s#]/m;

/** `##Summary`: the space that Markdown needs is inserted; only the rest of that line moves. */
function spaceHeadings(lines: EditableLines): boolean {
  let open: string | null = null;
  let spaced = false;
  lines.texts.forEach((line, at) => {
    const fence: ReturnType<typeof fenceOf> = open === null ? fenceOf(line) : null;
    if (open !== null && closesFence(line, open)) open = null;
    else if (fence) open = fence.marker;
    else if (open === null && isUnspacedHeading(line)) {
      lines.texts[at] = line.replace(/^( {0,3}#{1,6})/, '$1 ');
      spaced = true;
    }
  });
  return spaced;
}

/** One `#` may also begin a tag or an issue; it is a heading only where it is the plan's own. */
function isUnspacedHeading(line: string): boolean {
  const match = /^ {0,3}(#{1,6})([^\s#].*)$/.exec(line);
  if (!match) return false;
  const words = part(match, 2);
  return part(match, 1).length > 1 ? /^[^\d!]/.test(words) : isPlanTitle(words);
}

const HEADING = /^ {0,3}#{1,2}\s+\S/;

/** The whole plan inside one fence: the fence's two lines are blanked. */
function unwrapFence(lines: EditableLines, findings: Finding[]): void {
  const first = lines.texts.findIndex((line) => line.trim() !== '');
  const fence = fenceOf(lines.texts[first] ?? '');
  if (!fence || !/^(?:markdown|md|mdx|text|txt)?$/i.test(fence.info)) return;
  const inside = lines.texts.slice(first + 1, first + 40);
  if (!inside.some((line) => HEADING.test(line))) return;
  const closing = lines.texts.findLastIndex(
    (line, at) => at > first && closesFence(line, fence.marker.slice(0, 3)),
  );
  const trailing = closing === -1 ? [] : lines.texts.slice(closing + 1);
  lines.blank(first);
  if (closing !== -1 && trailing.every((line) => line.trim() === '')) lines.blank(closing);
  findings.push({ reason: 'plan-inside-fence', args: {}, position: { line: first + 1, column: 1 } });
}

/** Headings that can only be those of the plan itself. */
const PLAN_HEADING = new RegExp(`^ {0,3}#{2,3}\\s+(?:${anyOf(({ plan }) => plan.template.headings)})`, 'iu');
const DECISION = new RegExp(`^\\s{0,3}\\*\\*(?:${anyOf(({ plan }) => plan.template.decision)})`, 'iu');

/** A fence that is never closed, or only by a later one, hides what follows; its opening line is blanked. */
function reopenFences(lines: EditableLines, findings: Finding[]): void {
  let open: { marker: string; at: number; info: string } | null = null;
  for (let at = 0; at < lines.texts.length; at += 1) {
    const line = part(lines.texts, at);
    if (open === null) {
      const fence = fenceOf(line);
      if (fence) open = { ...fence, at };
    } else if (closesFence(line, open.marker)) {
      open = null;
    } else if (
      (PLAN_HEADING.test(line) || DECISION.test(line)) &&
      !/^(?:markdown|md|mdx)\b/i.test(open.info)
    ) {
      reportUnclosed(open.at, findings);
      lines.blank(open.at);
      open = null;
    }
  }
  if (open !== null) reportUnclosed(open.at, findings);
}

function reportUnclosed(at: number, findings: Finding[]): void {
  findings.push({ reason: 'fence-unclosed', args: {}, position: { line: at + 1, column: 1 } });
}

const TEMPLATE_TITLE = new RegExp(
  `^ {0,3}#\\s+[^\\n]*\\[(?:${anyOf(({ plan }) => plan.template.feature)})\\]\\s*$`,
  'iu',
);

/** The raw template below a plan: nothing of it is read. */
function cutAppendedTemplate(lines: EditableLines, findings: Finding[]): void {
  let open: string | null = null;
  let titles = 0;
  for (let at = 0; at < lines.texts.length; at += 1) {
    const line = part(lines.texts, at);
    const fence: ReturnType<typeof fenceOf> = open === null ? fenceOf(line) : null;
    if (open !== null && closesFence(line, open)) open = null;
    else if (fence) open = fence.marker;
    else if (open === null && /^ {0,3}#\s/.test(line)) {
      if (titles > 0 && TEMPLATE_TITLE.test(line) && isPlanTitle(line)) {
        findings.push({ reason: 'template-appended', args: {}, position: { line: at + 1, column: 1 } });
        for (let rest = at; rest < lines.texts.length; rest += 1) lines.blank(rest);
        return;
      }
      titles += 1;
    }
  }
}
