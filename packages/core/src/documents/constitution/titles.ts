import { wordsOf } from '../../languages/words.js';
import { takeNumber } from '../../principles/principle-heading.js';
import { comparableName } from '../../principles/comparable-name.js';

/** Headings that hold principles, comparable; a qualifier may stand before the English ones. */
const CONTAINER =
  /^(?:(?:core|guiding|key|fundamental|foundational|basic|general|our|main|project|engineering|development|design|architectural|architecture|technical|product|constitutional|non negotiable|the|\d{1,2}) ){0,3}principles(?: (?:and )?(?:values|rules|standards|practices|guidelines|constraints))?$/;
const ARTICLES = /^(?:(?:the|core|\p{L}{3,6}) ){0,2}articles(?: of development)?$/u;

/** The same in other languages, comparable (without accents, in one case). */
const TRANSLATED = new Set(wordsOf(({ constitution }) => constitution.containers).map(comparableName));

/** Whether a heading holds the principles of the constitution below it. */
export function isContainer(title: string): boolean {
  const halves = takeNumber(title).rest.split(/[()（）/|｜]/u);
  return [takeNumber(title).rest, ...halves].some((half) => {
    const name = comparableName(half);
    return CONTAINER.test(name) || ARTICLES.test(name) || TRANSLATED.has(name);
  });
}

const WEAK =
  /^(?:(?:core|our|guiding|the|project|engineering|development|ground|golden|key|\d{1,2}) ){0,3}(?:values|tenets|rules|pillars|commandments|laws|non negotiables|standards)$|^(?:regeln|werte|regles|valeurs|reglas|valores|regras|regole|valori|规则|準則|准则|价值观|ルール|規約|규칙|가치)$/u;

/** Headings that hold principles only where nothing says so better. */
export function isWeakContainer(title: string): boolean {
  return WEAK.test(comparableName(takeNumber(title).rest));
}

const CONSTITUTION =
  /constitution|charter|verfassung|charta|charte|constitucion|constituicao|costituzione|章程|宪法|憲法|憲章|宪章|헌법|헌장/u;

/** Whether a title calls its document a constitution. */
export function isConstitution(title: string): boolean {
  return CONSTITUTION.test(comparableName(title));
}

const NEVER =
  /^(?:additional|technical) |sync impact|success criteria|ratif|批准|制定|비준|版本|バージョン|버전|(?:^| )(?:gates?|tech|technologies|constraints|process|stack|environment|deployment|infrastructure|contents|references|related|faq|contact|licen[cs]e|roadmap|commands|setup|getting started|amend\p{L}*|status|authors?|owners?|date|supersedes)(?: |$)/u;

/** Whether a heading or a bold lead is certainly no principle, where nothing marks the principles. */
export function neverHolds(title: string): boolean {
  return (
    isOtherSection(title) || isContainer(title) || isWeakContainer(title) || NEVER.test(comparableName(title))
  );
}

const ASIDES = new Set(
  (
    'rationale overview introduction background preamble notes note summary uberblick einleitung introduccion resumen ' +
    'introducao visao introduzione apercu 概述 概要 简介 序言 前言 背景 はじめに 개요 서문'
  )
    .split(' ')
    .map(comparableName),
);

/** Whether a heading among principles only introduces them. */
export function isAside(title: string): boolean {
  return ASIDES.has(comparableName(title));
}

const OTHER =
  /governance|sync impact|impact report|amendment|purpose|mission|vision|scope|technology|tech stack|glossary|definitions|workflow|enforcement|appendix|changelog|history|version|compliance review|gouvernance|gobernanza|governanca|steuerung|verfassungsanderung|zweck|治理|ガバナンス|거버넌스|附录|变更记录|修订|改定|目的/u;

/** Whether a numbered heading is one of the other sections of a constitution (Governance, Purpose, …). */
export function isOtherSection(title: string): boolean {
  return OTHER.test(comparableName(takeNumber(title).rest));
}

const HISTORY =
  /governance|amend|histor|change ?log|version|sync impact|glossary|appendix|examples?|goals?|targets?|objectives?|vision|mission|purpose|roadmap|templates?|gouvernance|gobernanza|governanca|steuerung|geschichte|beispiele?|ziele?|objectifs?|objetivos?|obiettivi|治理|ガバナンス|거버넌스|附录|变更|改定|修订|修正|目标|目標|목표|示例|例/u;

/** Whether a section tells of the constitution itself, its history, goals or examples. */
export function isHistory(title: string): boolean {
  return HISTORY.test(comparableName(title));
}
