import type { Text } from '../../model/position.js';
import type { Section } from '../../markdown/outline.js';
import { anyOf } from '../../languages/words.js';
import { isPlaceholder } from '../../markdown/placeholders.js';

/** How a document is called an implementation plan. */
const NAMES = anyOf(({ plan }) => plan.title);
/** What comes before the feature's own title in the first heading. */
const LEAD = new RegExp(
  `^[^\\p{L}\\p{N}[]*(?:${NAMES}|(?:technical |feature )?plan)(?:\\s*[(（][^()（）]{1,40}[)）])?\\s*(?:[:：—–|]|-(?=\\s))\\s*`,
  'iu',
);
const TRAIL = new RegExp(`\\s*[—–-]?\\s*(?:${anyOf(({ plan }) => plan.titleEnd)})\\s*$`, 'iu');
const PLAN_HEADING = new RegExp(`(?<!\\p{L})(?:${NAMES})`, 'iu');

/** The feature's title without "Implementation Plan:" around it. */
export function readTitle(outline: readonly Section[]): Text | null {
  const heading = outline.find((section) => section.depth === 1) ?? null;
  if (!heading || heading.title === '') return null;
  const withoutLead = heading.title.replace(LEAD, '');
  const text =
    withoutLead === heading.title
      ? heading.title.replace(TRAIL, '').replace(/(?<!\s)\s*[:：]$/, '')
      : withoutLead;
  const title = (text === '' ? heading.title : text).trim();
  return isPlaceholder(title) ? null : { text: title, position: heading.position };
}

/** Whether a level-1 heading is the one of a plan. */
export function isPlanTitle(title: string): boolean {
  return PLAN_HEADING.test(title);
}
