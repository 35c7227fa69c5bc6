import {
  inCase,
  kebabCase,
  pluralName,
  singularName,
  standsForDirectory,
  type EntityCase,
} from '@plangate/core';

/** One way to read a path: which part of it is the name of an entity. */
export interface Reading {
  /** In kebab case. */
  readonly name: string;
  /** The path with a place for the name. */
  readonly pattern: string;
  /** Whether the name is the beginning of the file's name. */
  readonly isLeading: boolean;
}

/** Names of more words are no entity's. */
const MAX_WORDS = 8;
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/**
 * Every way to read a path as the file of an entity: each run of words of its name may be the entity, and directories that are called
 * like it vary with it. `src/card/gift-card.model.ts` may be of `gift`, of `card` and of `gift-card`.
 * @param usual the case of names of one word, which show none
 */
export function readingsOf(path: string, usual: EntityCase): Reading[] {
  const slash = path.lastIndexOf('/') + 1;
  const file = path.slice(slash);
  const dot = file.indexOf('.');
  const stem = dot === -1 ? file : file.slice(0, dot);
  const words = [...stem.matchAll(/[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])/g)];
  if (words.length > MAX_WORDS || standsForDirectory(stem)) return [];
  return words.flatMap((first, from) =>
    words.slice(from).flatMap((last) => {
      const text = stem.slice(first.index, last.index + last[0].length);
      const lead = `${path.slice(0, slash)}\0${file.slice(0, first.index)}`;
      const rest = file.slice(first.index + text.length);
      return placesFor(text, caseOf(text, stem, usual)).map(({ name, place }) => {
        const [directories = '', before = ''] = lead.split('\0');
        return {
          name,
          pattern: `${varyingDirectories(directories, name)}${before}${place}${rest}`,
          isLeading: from === 0,
        };
      });
    }),
  );
}

/** The case in which a project writes names of several words; kebab case if none of its files has such a name. */
export function usualCase(paths: readonly string[]): EntityCase {
  const counts = new Map<EntityCase, number>();
  for (const path of paths) {
    const stem = path.slice(path.lastIndexOf('/') + 1).split('.')[0] ?? '';
    const written = clearCase(stem);
    if (written !== null) counts.set(written, (counts.get(written) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 'kebab';
}

/** The case that a text shows by itself; null for one word in lower case. */
function clearCase(text: string): EntityCase | null {
  if (text.includes('-')) return 'kebab';
  if (text.includes('_')) return 'snake';
  if (/^[A-Z]/.test(text)) return 'pascal';
  return /[A-Z]/.test(text) ? 'camel' : null;
}

/** A part of a name has a capital, or is written as the whole is. */
function caseOf(text: string, stem: string, usual: EntityCase): EntityCase {
  if (/^[A-Z]/.test(text)) return 'pascal';
  const shown = clearCase(text) ?? clearCase(stem) ?? usual;
  // In the middle of names in Pascal case nothing is in lower case, so a word in lower case comes in front of one.
  return shown === 'pascal' ? 'camel' : shown;
}

function placesFor(text: string, written: EntityCase): { name: string; place: string }[] {
  const kebab = kebabCase(text);
  const suffix = written === 'kebab' ? '' : `_${written}`;
  const one = singularName(kebab);
  const places = [{ name: kebab, place: `__entity${suffix}__`, text: inCase(kebab, written) }];
  if (one !== kebab && pluralName(one) === kebab)
    places.push({ name: one, place: `__entities${suffix}__`, text: inCase(kebab, written) });
  return places.filter((place) => place.text === text && NAME.test(place.name) && place.name.length > 1);
}

/** Directories that are called like the entity, with a place for its name. */
function varyingDirectories(directories: string, name: string): string {
  const forms = new Map<string, string>();
  for (const written of ['pascal', 'camel', 'snake', 'kebab'] as const) {
    const suffix = written === 'kebab' ? '' : `_${written}`;
    forms.set(inCase(pluralName(name), written), `__entities${suffix}__`);
    forms.set(inCase(name, written), `__entity${suffix}__`);
  }
  return directories
    .split('/')
    .map((segment) => forms.get(segment) ?? segment)
    .join('/');
}
