import { memoize } from '../base/memo.js';
import { comparableName } from '../principles/comparable-name.js';
import type { Principle } from '../model/constitution.js';
import type { FormerConstitution } from './past.js';

/** What became of the principles of one constitution with the present change. */
export interface Succession {
  /** The former principles, in their order. */
  readonly former: readonly Principle[];
  /** What a principle was before; null where it is new, or may be. */
  readonly before: (principle: Principle) => Principle | null;
  /** What a former principle is now; null where it is gone, or may be. */
  readonly after: (principle: Principle) => Principle | null;
}

/**
 * Which principles are the same before and after: those of one title, and of the others those that have the same words but for
 * the title. A principle that was reworded under another title may be another one, so it has neither predecessor nor successor.
 */
export function successionOf(before: FormerConstitution, now: FormerConstitution): Succession {
  const pairs = new Map<Principle, Principle>();
  pair(pairs, [before, now], ({ name }) => comparableName(name));
  pair(pairs, [before, now], (principle, constitution) => wordsBelow(principle, constitution));
  const back = new Map([...pairs].map(([one, other]) => [other, one]));
  return {
    former: before.document.principles,
    before: (principle) => back.get(principle) ?? null,
    after: (principle) => pairs.get(principle) ?? null,
  };
}

/** Joins principles that have one key, where exactly one on either side has it; an empty key says nothing. */
function pair(
  pairs: Map<Principle, Principle>,
  [before, now]: readonly [FormerConstitution, FormerConstitution],
  keyOf: (principle: Principle, constitution: FormerConstitution) => string,
): void {
  const taken = new Set(pairs.values());
  const groups = (constitution: FormerConstitution, isFree: (principle: Principle) => boolean) => {
    const found = new Map<string, Principle[]>();
    for (const principle of constitution.document.principles.filter(isFree)) {
      const key = keyOf(principle, constitution);
      found.set(key, [...(found.get(key) ?? []), principle]);
    }
    return found;
  };
  const after = groups(now, (principle) => !taken.has(principle));
  for (const [key, [one, ...others]] of groups(before, (principle) => !pairs.has(principle))) {
    const [same, ...more] = after.get(key) ?? [];
    if (key !== '' && one && same && others.length + more.length === 0) pairs.set(one, same);
  }
}

/** Characters of a text that says enough to be the same by it. */
const MIN_LENGTH = 20;
const HEADING = /^ {0,3}(#{1,6})\s/;

const linesAndStarts = memoize(({ text, document }: FormerConstitution) => ({
  lines: text.split(/\r\n|\n|\r/),
  starts: new Set(document.principles.map(({ position }) => position.line)),
}));

/** What is written below the heading of a principle, up to the next heading of its depth or above; empty where it is short. */
function wordsBelow({ position }: Principle, constitution: FormerConstitution): string {
  const { lines, starts } = linesAndStarts(constitution);
  const depthOf = (line: string): number | undefined => HEADING.exec(line)?.[1]?.length;
  const depth = depthOf(lines[position.line - 1] ?? '') ?? 0;
  const below: string[] = [];
  for (let at = position.line; at < lines.length && !starts.has(at + 1); at += 1) {
    const line = lines[at] ?? '';
    if ((depthOf(line) ?? 7) <= depth) break;
    below.push(line);
  }
  const words = below.join(' ').replace(/\s+/g, ' ').trim();
  return words.length < MIN_LENGTH ? '' : words;
}
