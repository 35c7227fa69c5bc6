import { slugOfDirectory } from '@plangate/core';

/** Names that many projects bear; alone they would tell nothing. */
const GENERIC = ['backend', 'frontend', 'api', 'web'];

/**
 * A part of a directory as projects may be named after it. Nx takes no name that begins with a digit, and npm no package
 * with letters outside of ASCII: a part that begins with a digit gets `feature-` in front, and one in another script is
 * called after the number of the feature, since what could be left of it would say something else.
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

/** What stands before the title: `001` of `specs/001-saved-cards`; nothing where there is no number. */
function numberOf(feature: string): string[] {
  const name = feature.slice(feature.lastIndexOf('/') + 1);
  const number = name.slice(0, -slugOfDirectory(feature).length - 1);
  return number === '' ? [] : [number];
}

/**
 * The name of a new project: the last part of its directory, unless that is generic, taken, or no name; then more of it.
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
