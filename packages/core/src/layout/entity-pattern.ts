import { escapePattern } from '../base/escape-pattern.js';
import { memoizeText } from '../base/memo.js';
import {
  inCase,
  kebabCase,
  pluralName,
  singularName,
  standsForDirectory,
  type EntityCase,
} from './entity-names.js';

/**
 * The place of an entity's name in a path: `__entity__`, or `__entities__` for its plural, in kebab case unless a case is named,
 * such as `__entity_pascal__`.
 */
const PLACEHOLDER = /__(entity|entities)(?:_(kebab|snake|camel|pascal))?__/g;
const MAX_PATH = 1024;

const WRITTEN: Readonly<Record<EntityCase, string>> = {
  kebab: '[a-z][a-z0-9]*(?:-[a-z0-9]+)*',
  snake: '[a-z][a-z0-9]*(?:_[a-z0-9]+)*',
  camel: '[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*',
  pascal: '[A-Z][a-z0-9]*(?:[A-Z][a-z0-9]*)*',
};

/** A path in which the name of an entity may vary. */
export interface EntityPattern {
  readonly text: string;
  /** Whether it has a place for a name; without one it is the path of one file. */
  readonly varies: boolean;
  /** How many characters of its last name are fixed, without its extension: of two patterns that match, the one with more is meant. */
  readonly fixed: number;
  /** The entity in kebab case that a path is of; null if the path does not match, `''` if the pattern has no place for a name. */
  entityOf(path: string): string | null;
  /** The path for an entity in kebab case. */
  pathFor(kebab: string): string;
}

/** Reads a path with places for the name of an entity. Everything else in it is taken as it is written. */
export const entityPattern = memoizeText((text: string): EntityPattern => {
  const places = [...text.matchAll(PLACEHOLDER)].map(([whole, word, written]) => ({
    whole,
    isPlural: word === 'entities',
    written: (written ?? 'kebab') as EntityCase,
  }));
  const distinct = places.filter(({ whole }, at) => places.findIndex((one) => one.whole === whole) === at);
  const regex = isReadable(text) ? regexOf(text, distinct) : null;
  return {
    text,
    varies: places.length > 0,
    fixed: fixedPart(text).length,
    entityOf: (path) => {
      const found = path.length > MAX_PATH ? null : regex?.exec(path);
      if (!found) return null;
      const names = new Set(
        distinct.map(({ isPlural }, at) => {
          const kebab = kebabCase(found[at + 1] ?? '');
          return isPlural ? singularOf(kebab) : kebab;
        }),
      );
      const [name = ''] = names;
      return names.size > 1 || standsForDirectory(name) ? null : name;
    },
    pathFor: (kebab) =>
      text.replace(PLACEHOLDER, (_, word: string, written: EntityCase | undefined) =>
        inCase(word === 'entities' ? pluralName(kebab) : kebab, written ?? 'kebab'),
      ),
  };
});

/** Whether matching takes linear time: two different places in one name would have to share what is between them. */
function isReadable(text: string): boolean {
  return text
    .split('/')
    .every((name) => new Set([...name.matchAll(PLACEHOLDER)].map(([whole]) => whole)).size <= 1);
}

/** The first place of each kind takes the name; the others repeat it. */
function regexOf(text: string, distinct: readonly { whole: string; written: EntityCase }[]): RegExp {
  const seen = new Set<string>();
  let source = '';
  let end = 0;
  for (const { 0: whole, index } of text.matchAll(PLACEHOLDER)) {
    const at = distinct.findIndex((one) => one.whole === whole);
    const taken = seen.has(whole) ? `\\${at + 1}` : `(${WRITTEN[distinct[at]?.written ?? 'kebab']})`;
    source += `${escapePattern(text.slice(end, index))}${taken}`;
    seen.add(whole);
    end = index + whole.length;
  }
  return new RegExp(`^${source}${escapePattern(text.slice(end))}$`);
}

function fixedPart(text: string): string {
  const name = text.slice(text.lastIndexOf('/') + 1).replace(PLACEHOLDER, '');
  return name.replace(/(?:\.(?:spec|test|d))?\.[a-z]+$/i, '');
}

/** A word without a plural of its own, such as news, stays. */
function singularOf(kebab: string): string {
  const one = singularName(kebab);
  return pluralName(one) === kebab ? one : kebab;
}
