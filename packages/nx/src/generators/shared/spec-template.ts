import { keyOf, linesOf, sectionsOf, type Section } from './sections.js';
import { fillNames, type TemplateNames } from './workspace-template.js';

/**
 * Fills a spec template of the workspace with what a complete spec says. Its sections and their order are kept; sections that
 * specs have in common and that hold only places to fill in get the spec's content. Whatever else is open stays
 * open, for its author and for the gate.
 * @param template the workspace's own
 * @param complete a spec in the built-in form
 */
export function fillSpecTemplate(
  template: string,
  complete: string,
  { names, input }: { names: TemplateNames; input: string },
): string {
  const lines = template.replace(/\r\n?/g, '\n').split('\n');
  const filled = fillAll(sectionsOf(lines), sectionsOf(complete.split('\n')));
  const text = fillNames(filled.flatMap(linesOf).join('\n'), names).replaceAll('$ARGUMENTS', () => input);
  return `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

function fillAll(own: readonly Section[], told: readonly Section[]): Section[] {
  const left = [...told];
  const done = new Set<string>();
  return own.flatMap((section) => {
    const key = keyOf(section.heading);
    const at = left.findIndex(({ heading }) => isSame(heading, section.heading));
    const [found] = at < 0 ? [] : left.splice(at, 1);
    if (found !== undefined) {
      done.add(key);
      return [fillOne(section, found)];
    }
    // A template shows several stories as examples of one.
    const isRepeat = key === 'user story' && done.has(key) && isToFill([section.heading, ...section.own]);
    return isRepeat ? [] : [section];
  });
}

/** The title of a story is the same whatever number it has. */
function isSame(a: string, b: string): boolean {
  const isTitle = (heading: string): boolean => /^ {0,3}#\s/.test(heading);
  return a !== '' && ((isTitle(a) && isTitle(b)) || keyOf(a) === keyOf(b));
}

function fillOne(own: Section, told: Section): Section {
  const children = fillAll(own.children, told.children);
  if (/^ {0,3}#\s/.test(own.heading)) return { ...own, children };
  const takes =
    isToFill(own.own) || (own.own.every((line) => line.trim() === '') && own.children.length === 0);
  return {
    heading: isToFill([own.heading]) ? told.heading : own.heading,
    own: takes ? told.own : own.own,
    children,
  };
}

/** Whether lines hold places to fill in, or notes to whoever does. */
function isToFill(lines: readonly string[]): boolean {
  return lines.some((line) => /\[[^\][\n]{1,400}\](?![([:])/.test(line) || line.includes('<!--'));
}
