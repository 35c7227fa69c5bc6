import { comparePaths, nameOf, parentOf } from '../base/paths.js';
import type { DiscoveredFeature } from './discover-features.js';

/** Features of one root that have the same number, as two branches leave them that were merged one after the other. */
export interface NumberCollision {
  /** As `featureNumber` gives it. */
  readonly number: number;
  /** The root that holds them. */
  readonly root: string;
  /** Two at least, in the order of their paths. */
  readonly directories: readonly string[];
}

/**
 * The numbers that several features of one root have, by root and number. Spec Kit's scripts look for the directory of a branch by
 * its number, in one root: the same number in another root is not a collision. Neither is the same day, month or year where a
 * workspace numbers by dates; the same second is.
 */
export function numberCollisions(
  features: readonly Pick<DiscoveredFeature, 'directory' | 'number'>[],
): NumberCollision[] {
  const groups = new Map<string, NumberCollision & { directories: string[] }>();
  for (const { directory, number } of features) {
    if (number === null || startsWithDate(nameOf(directory))) continue;
    const root = parentOf(directory) ?? '.';
    const key = `${root}/${number}`;
    const group = groups.get(key) ?? { number, root, directories: [] };
    group.directories.push(directory);
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ directories }) => directories.length > 1)
    .map((group) => ({ ...group, directories: group.directories.sort(comparePaths) }))
    .sort((one, other) => comparePaths(one.root, other.root) || one.number - other.number);
}

/** `2026-10-17-search`, `20261017-search`, `2026-10-search`, `202610-search` and `2026-search`; not a timestamp. */
function startsWithDate(name: string): boolean {
  return (
    !/^\d{8}-\d{6}(?:-|$)/.test(name) &&
    /^(?:19|20)\d\d(?:-?(?:0[1-9]|1[0-2])(?:-?(?:0[1-9]|[12]\d|3[01]))?)?(?:[-_]|$)/.test(name)
  );
}
