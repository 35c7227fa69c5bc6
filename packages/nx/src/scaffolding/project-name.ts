import { slugOfDirectory } from '@plangate/core';

/** Names that many projects have; alone they do not identify one. */
const GENERIC = ['backend', 'frontend', 'api', 'web'];

/**
 * A part of a directory as a name for projects. Nx does not accept a name that begins with a digit, nor npm a package
 * with letters outside ASCII. A part that begins with a digit gets the prefix `feature-`, and one in another script is
 * named after the number of the feature, because its remaining ASCII letters would mean something else.
 * @param feature directory of the feature, such as `specs/001-saved-cards`
 */
export function nameableSegment(segment: string, feature: string): string {
  const plain = segment
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  if (plain === '' || /[^\x20-\x7e]/.test(plain)) return ['feature', ...numberOf(feature)].join('-');
  return /^[A-Za-z]/.test(plain) ? plain : `feature-${plain}`;
}

/** What comes before the title: `001` of `specs/001-saved-cards`; empty if there is no number. */
function numberOf(feature: string): string[] {
  const name = feature.slice(feature.lastIndexOf('/') + 1);
  const number = name.slice(0, -slugOfDirectory(feature).length - 1);
  return number === '' ? [] : [number];
}

/**
 * The name of a new project: the last part of its directory, or more of it if that is generic, taken, or not a valid name.
 * @returns undefined if it is the one that Nx itself would choose
 */
export function projectNameOf(
  root: string,
  { taken, feature }: { taken: ReadonlySet<string>; feature: string },
): string | undefined {
  const parts = root.split('/');
  const names = parts.map((part) => nameableSegment(part, feature));
  const isTaken = (name: string): boolean =>
    [...taken].some((other) => other === name || other.endsWith(`/${name}`));
  const last = names.at(-1) ?? '';
  const short = GENERIC.includes(last) ? names.slice(-2).join('-') : last;
  if (!isTaken(last)) return short === parts.at(-1) ? undefined : short;
  const long = names.join('-');
  let name = long;
  for (let count = 2; isTaken(name); count++) name = `${long}-${count}`;
  return name;
}
