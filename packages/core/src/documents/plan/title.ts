import type { Text } from '../../model/position.js';
import type { Section } from '../outline.js';
import { isPlaceholder } from '../placeholders.js';

/** What stands before the feature's own title in the first heading, in the languages that occur. */
const LEAD =
  /^[^\p{L}\p{N}[]*(?:(?:feature )?(?:implementation|implementierungs|umsetzungs|technical|feature)[ -]?plan|plan|umsetzungsplan|implementierungsplan|plan d['’](?:implémentation|implementation|exécution)|plan de (?:implementación|implementação|mise en œuvre|mise en oeuvre)|plano de (?:implementação|implementacao)|piano di (?:implementazione|sviluppo)|(?:实施|实现|執行|實作|实作|技术)(?:计划|計劃|計畫|方案)|実装(?:計画|プラン)|구현 ?계획(?:서)?)(?:\s*[(（][^()（）]{1,40}[)）])?\s*(?:[:：—–|]|-(?=\s))\s*/iu;
const TRAIL =
  /\s*[—–-]?\s*(?:implementation plan|umsetzungsplan|implementierungsplan|plan d['’]implémentation|実装計画|实施计划|구현 계획)$/i;
const PLAN_HEADING =
  /implementation plan|umsetzungsplan|implementierungsplan|plan d['’]impl|plan de impl|plano de impl|piano di impl|実装計画|实施计划|实现计划|구현 ?계획/i;

/** The feature's title without "Implementation Plan:" around it. */
export function readTitle(outline: readonly Section[]): Text | null {
  const heading = outline.find((section) => section.depth === 1) ?? null;
  if (!heading || heading.title === '') return null;
  const withoutLead = heading.title.replace(LEAD, '');
  const text =
    withoutLead === heading.title ? heading.title.replace(TRAIL, '').replace(/\s*[:：]$/, '') : withoutLead;
  const title = (text === '' ? heading.title : text).trim();
  return isPlaceholder(title) ? null : { text: title, position: heading.position };
}

/** Whether a level-1 heading is the one of a plan. */
export function isPlanTitle(title: string): boolean {
  return PLAN_HEADING.test(title);
}
