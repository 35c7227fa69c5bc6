import { PLAN_SECTIONS, type PlanSection } from '../../model/plan.js';
import { memoizeText } from '../../base/memo.js';
import { pattern } from '../../languages/words.js';
import type { Section } from '../../markdown/outline.js';

/** The words by which a heading is known as a section, on keys of `normaliseLabel`. */
const SECTION_WORDS: Readonly<Record<PlanSection, RegExp>> = {
  summary: pattern(({ plan }) => plan.headings.summary),
  'technical-context': pattern(({ plan }) => plan.headings['technical-context']),
  'constitution-check': pattern(({ plan }) => plan.headings['constitution-check']),
  'project-structure': pattern(({ plan }) => plan.headings['project-structure']),
  'complexity-tracking': pattern(({ plan }) => plan.headings['complexity-tracking']),
};

/** Headings of trees in plans that have no Project Structure section. */
const LOOSE_STRUCTURE = pattern(({ plan }) => plan.headings.tree);

/** Sub-headings of Project Structure over the feature's own documents. */
const DOCUMENTATION = pattern(({ plan }) => plan.headings.documents);

/** Whether a heading opens the given section; for the check, level 1 never does: titles may hold the word. */
export function opensSection(section: Section, name: PlanSection): boolean {
  return section.depth >= 2 && keyOpensSection(section.key, name);
}

/** The same for a title alone, as `normaliseLabel` gives it. */
export function keyOpensSection(key: string, name: PlanSection): boolean {
  return sectionsOf(key).includes(name);
}

const sectionsOf = memoizeText((key) => PLAN_SECTIONS.filter((name) => SECTION_WORDS[name].test(key)));

/** Whether a title alone introduces a source tree. */
export function keyOpensTree(key: string): boolean {
  return LOOSE_STRUCTURE.test(key);
}

/** Whether a heading introduces the source tree of a plan without Project Structure. */
export function opensLooseStructure(section: Section): boolean {
  return section.depth >= 2 && LOOSE_STRUCTURE.test(section.key);
}

/** Whether a sub-heading of Project Structure introduces the documentation tree. */
export function isDocumentation(section: Section): boolean {
  return DOCUMENTATION.test(section.key);
}

/** The section with a name that is shallowest, then first; null if there is none. */
export function findSection(outline: readonly Section[], name: PlanSection): Section | null {
  const found = outline.filter((section) => opensSection(section, name));
  const depth = Math.min(...found.map((section) => section.depth));
  return found.find((section) => section.depth === depth) ?? null;
}
