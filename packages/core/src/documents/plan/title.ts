import type { Text } from '../../model/position.js';
import type { Section } from '../../markdown/outline.js';
import { alternatives } from '../../languages/languages.js';
import { isPlaceholder } from '../../markdown/placeholders.js';

/** How a document is called an implementation plan, in the languages that occur. */
const NAMES = [
  '(?:technical |feature )?(?:implementation|implementierungs|umsetzungs)[ -]?plan',
  '(?:technischer |technisches )?(?:umsetzungsplan|implementierungsplan|implementationsplan|realisierungsplan|entwicklungsplan)',
  'technischer (?:plan|entwurf)',
  "plan (?:technique )?d['’](?:implémentation|implementation|exécution)(?: technique)?|plan technique(?: d['’]implémentation)?",
  'plan (?:técnico |tecnico )?de (?:implementación|implementacion|implementação|desarrollo|ejecución|mise en œuvre|mise en oeuvre|développement|réalisation)(?: técnica)?',
  'plan t[ée]cnico|plano t[ée]cnico|plano (?:t[ée]cnico )?de (?:implementação|implementacao|desenvolvimento|execução)',
  "piano tecnico|piano (?:tecnico )?(?:di|d['’]) ?(?:implementazione|sviluppo|attuazione|esecuzione)",
  '(?:技术)?(?:实施|实现|執行|执行|實作|实作|實施|技术|技術|开发|開發)(?:计划|計劃|計畫|方案)',
  '(?:実装|技術|開発|実施)(?:計画書?|プラン)|(?:구현|기술|개발) ?계획(?:서)?',
  alternatives((words) => words.title),
].join('|');
/** What stands before the feature's own title in the first heading. */
const LEAD = new RegExp(
  `^[^\\p{L}\\p{N}[]*(?:${NAMES}|(?:technical |feature )?plan)(?:\\s*[(（][^()（）]{1,40}[)）])?\\s*(?:[:：—–|]|-(?=\\s))\\s*`,
  'iu',
);
const TRAIL =
  /\s*[—–-]?\s*(?:implementation plan|umsetzungsplan|implementierungsplan|plan d['’]implémentation|実装計画|实施计划|구현 계획)$/i;
const PLAN_HEADING = new RegExp(`(?<!\\p{L})(?:${NAMES})`, 'iu');

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
