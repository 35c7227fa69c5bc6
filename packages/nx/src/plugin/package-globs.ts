import { compileGlob, GLOB_LIMITS, isGlob } from '@plangate/core/graph';

/** `@(a|b)` and `+(a|b)`: alternatives. Package managers also know repetitions, which nobody names a package by. */
const ALTERNATIVES = /[@+]\(([^()]*)\)/g;
/** A name other than these: `!(a|b)`. */
const OTHERS = /^!\(([^()]*)\)$/;

/**
 * The test of a pattern in a package manager's `workspaces`, as Nx reads them: what our globs know, groups such as
 * `!(a|b)` besides, and names that begin with a dot only where the pattern spells the dot out.
 * @throws Error when the pattern is beyond the limits of globs: to match nothing would leave projects without gates
 */
export function packagePattern(pattern: string): (file: string) => boolean {
  if (!isGlob(pattern) && !pattern.includes('(')) return (file) => file === pattern;
  const names = pattern.replace(ALTERNATIVES, (_, choices: string) => inBraces(choices)).split('/');
  const open = names.map((name) => (OTHERS.test(name) ? '*' : name));
  const included = strictTest(open.join('/'));
  const excluded = names.flatMap((name, at) => {
    const choices = OTHERS.exec(name)?.[1];
    if (choices === undefined) return [];
    return [strictTest(open.map((other, index) => (index === at ? inBraces(choices) : other)).join('/'))];
  });
  return (file) => included(file) && !excluded.some((matches) => matches(file));
}

function inBraces(choices: string): string {
  return `{${choices.replaceAll('|', ',')}}`;
}

function strictTest(pattern: string): (file: string) => boolean {
  const glob = compileGlob(pattern);
  if (!glob.ok) {
    throw new Error(
      `The pattern "${pattern.slice(0, 60)}" in the workspaces of the package manager must be ${GLOB_LIMITS}.`,
    );
  }
  const dotted = glob.alternatives
    .flatMap((alternative) => alternative.split('/'))
    .filter((name) => name.startsWith('.'))
    .map((name) => compileGlob(name));
  const mayBeHidden = (name: string): boolean => dotted.some((one) => one.ok && one.matches(name));
  return (file) =>
    glob.matches(file) && file.split('/').every((name) => !name.startsWith('.') || mayBeHidden(name));
}
