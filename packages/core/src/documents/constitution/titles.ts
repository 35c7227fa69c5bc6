import { pattern, whole, wordsOf } from '../../languages/words.js';
import { takeNumber } from '../../principles/principle-number.js';
import { comparableName } from '../../principles/comparable-name.js';

/** Headings that hold principles, comparable (without accents, in one case). */
const CONTAINER = whole(({ constitution }) => constitution.containerPatterns);

const TRANSLATED = new Set(wordsOf(({ constitution }) => constitution.containers).map(comparableName));

/** Whether a heading holds the principles of the constitution below it. */
export function isContainer(title: string): boolean {
  const halves = takeNumber(title).rest.split(/[()（）/|｜]/u);
  return [takeNumber(title).rest, ...halves].some((half) => {
    const name = comparableName(half);
    return CONTAINER.test(name) || TRANSLATED.has(name);
  });
}

const WEAK = whole(({ constitution }) => constitution.weakContainers);

/** Headings that hold principles only where nothing says so better. */
export function isWeakContainer(title: string): boolean {
  return WEAK.test(comparableName(takeNumber(title).rest));
}

const CONSTITUTION = pattern(({ constitution }) => constitution.constitution);

/** Whether a title calls its document a constitution. */
export function isConstitution(title: string): boolean {
  return CONSTITUTION.test(comparableName(title));
}

const NEVER = pattern(({ constitution }) => constitution.never);

/** Whether a heading or a bold lead is certainly not a principle, in a document that does not mark its principles. */
export function neverHolds(title: string): boolean {
  return (
    isOtherSection(title) || isContainer(title) || isWeakContainer(title) || NEVER.test(comparableName(title))
  );
}

const ASIDES = new Set(wordsOf(({ constitution }) => constitution.asides).map(comparableName));

/** Whether a heading among principles only introduces them. */
export function isAside(title: string): boolean {
  return ASIDES.has(comparableName(title));
}

const OTHER = pattern(({ constitution }) => constitution.otherSections);

/** Whether a numbered heading is one of the other sections of a constitution (Governance, Purpose, …). */
export function isOtherSection(title: string): boolean {
  return OTHER.test(comparableName(takeNumber(title).rest));
}

const HISTORY = pattern(({ constitution }) => constitution.history);

/** Whether a section is about the constitution itself, its history, goals or examples. */
export function isHistory(title: string): boolean {
  return HISTORY.test(comparableName(title));
}
