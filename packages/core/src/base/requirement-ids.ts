import { wordsOf } from '../languages/words.js';
import { escapePattern } from './escape-pattern.js';
import { part } from './plain-text.js';

/** The abbreviations before the number of an id. They are the same in all languages, and what is not one is not an id. */
const PREFIXES = [
  'NFR',
  'REQ',
  'SEC',
  'PERF',
  'FR',
  'SC',
  'AC',
  'BR',
  'UR',
  'SR',
  'TR',
  'QR',
  'DR',
  'CN',
] as const;
const UPPER = PREFIXES.join('|');
const LOWER = PREFIXES.map((prefix) => prefix.toLowerCase()).join('|');
/** As a word of camel case begins: `testFr001`. */
const CAPITAL = PREFIXES.map((prefix) => prefix.charAt(0) + prefix.slice(1).toLowerCase()).join('|');

/**
 * The number of an id: a letter and numbers of parts may follow (FR-010b, FR-019.1). A word of camel case may come directly behind it,
 * other letters and digits may not. A number that follows with a dash belongs to the id, so that a range (FR-001-003) names neither end.
 */
const NUMBER =
  '(\\d{1,5})([a-z](?![\\p{Ll}\\d])|[A-Z](?![\\p{Ll}\\d]))?(?![\\p{Ll}\\d])((?:[._-]\\d{1,3}(?![\\p{L}\\d])){0,2})';
const IN_CAPITALS = `(${UPPER})(?:[-_ ]([A-Z]{1,5})(?=[-_ ]?\\d))?[-_ ]?${NUMBER}`;
const IN_WORDS = (prefixes: string): string =>
  `(${prefixes})(?:[-_]([A-Za-z]{1,5})(?=[-_]?\\d))?[-_]?${NUMBER}`;
const NAMED = [
  new RegExp(`(?<![\\p{Lu}])${IN_CAPITALS}`, 'gu'),
  new RegExp(`(?<![\\p{Lu}])${IN_WORDS(CAPITAL)}`, 'gu'),
  new RegExp(`(?<![\\p{Script=Latin}\\d])${IN_WORDS(LOWER)}`, 'gu'),
] as const;
const AT_START = new RegExp(`^[\\[(（【]?${IN_CAPITALS}[\\])）】]?`, 'u');

const SCENARIO_WORDS = wordsOf(({ stories }) => stories.scenario)
  .map(escapePattern)
  .join('|');
/** `US1 scenario 3`, `US1-AS3`, `us1_ac_3`, `US1.3`. `US1-3` may be a range. */
const SCENARIO = new RegExp(
  `(?<!\\p{Script=Latin})US[-_ ]?(\\d{1,3})(?:[-_ ,:/]{0,3}(?:${SCENARIO_WORDS}|AS|AC|S)[-_ #]{0,2}|\\.)(\\d{1,3})(?![\\p{Script=Latin}\\d])`,
  'giu',
);
const DIGIT = /\d/;

/** An id at the start of a text. */
export interface LeadingId {
  readonly id: string;
  readonly key: string;
  /** Whether it is that of a success criterion. */
  readonly isCriterion: boolean;
  /** How many characters of the text it takes, with brackets around it. */
  readonly length: number;
}

/** The id of a requirement that a text begins with; null where it begins with none. */
export function leadingRequirementId(text: string): LeadingId | null {
  const found = AT_START.exec(text);
  if (found === null) return null;
  const id = found[0].replace(/^[[(（【]|[\])）】]$/gu, '');
  return { id, key: keyOf(found), isCriterion: part(found, 1) === 'SC', length: found[0].length };
}

/** The key of an acceptance scenario by the number of its story and its own, from 1. */
export function scenarioKey(story: number, scenario: number): string {
  return `US-${story}/${scenario}`;
}

/**
 * The keys of all requirements and scenarios that a text names, as whole words and in any spelling that names of tests and functions
 * allow: FR-001, FR001, fr_001, testFr001Saves. Linear in the length of the text.
 */
export function requirementKeysIn(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  if (!DIGIT.test(text)) return keys;
  const left = text.replace(SCENARIO, (_, story: string, scenario: string) => {
    keys.add(scenarioKey(Number(story), Number(scenario)));
    return ' ';
  });
  for (const named of NAMED) for (const found of left.matchAll(named)) keys.add(keyOf(found));
  return keys;
}

/**
 * Which of the known keys a text names. A name joined by underscores does not say where an id ends: `test_fr_001_2_cards` is of FR-001.2 where
 * there is one, and else of FR-001.
 */
export function requirementKeysAmong(text: string, known: ReadonlySet<string>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const key of requirementKeysIn(text)) if (known.has(key)) keys.add(key);
  if (!text.includes('_')) return keys;
  for (const named of NAMED) {
    for (const found of text.matchAll(named)) {
      const [whole, short] = [keyOf(found), keyOf([...found.slice(0, 5), ''])];
      if (part(found, 5).startsWith('_') && !known.has(whole) && known.has(short)) keys.add(short);
    }
  }
  return keys;
}

/** Whether a text begins with an id of the key, in any spelling of `requirementKeysIn`. */
export function beginsWithKey(text: string, key: string): boolean {
  const [scenario] = text.matchAll(SCENARIO);
  if (scenario?.index === 0) return scenarioKey(Number(scenario[1]), Number(scenario[2])) === key;
  return NAMED.some((named) => {
    const [found] = text.matchAll(named);
    return found?.index === 0 && keyOf(found) === key;
  });
}

function keyOf(found: readonly (string | undefined)[]): string {
  const [prefix, group, number, letter, parts] = [1, 2, 3, 4, 5].map((at) => part(found, at));
  const of = group === '' || group === undefined ? '' : `-${group.toUpperCase()}`;
  const below = (parts ?? '')
    .split(/[._-]/)
    .filter((one) => one !== '')
    .map((one) => `.${Number(one)}`);
  return `${(prefix ?? '').toUpperCase()}${of}-${Number(number)}${(letter ?? '').toLowerCase()}${below.join('')}`;
}
