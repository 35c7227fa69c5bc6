import { globProblem } from '../base/glob-syntax.js';
import { compileGlob } from '../base/glob.js';

/** Packages of registries have names such as `npm:zod`; only matchers with such a prefix match them. */
const PACKAGE = /^!?(?:npm|cargo|go|maven|gradle|nuget|pypi|composer|gem):/;
const LABEL = /^(?:name|tag|directory):/;

/** Whether a matcher is about packages of a registry and not about projects. */
export function isPackageMatcher(matcher: string): boolean {
  return PACKAGE.test(matcher);
}

/**
 * What a matcher must be, where it is written in a way that has no meaning: the end of "must be …"; null where it has one. A single
 * `!` before it takes away.
 *
 * @param of `projects`: only projects can be meant; `dependencies`: packages too
 */
export function matcherProblem(matcher: string, of: 'projects' | 'dependencies'): string | null {
  if (matcher.startsWith('!!')) return 'a matcher with one "!" at most';
  const value = matcher.replace(/^!/, '').replace(PACKAGE, '').replace(LABEL, '');
  if (value.trim() === '') return 'a matcher with a name behind it';
  if (isPackageMatcher(matcher)) {
    if (of === 'projects') return 'a matcher of projects; packages are no projects';
    if (namesOf(value).some((name) => name.replace(/^@/, '').includes('@')))
      return 'a package without its version';
    if (/^!?npm:/.test(matcher)) return globProblem(value) ?? problemOfNpm(value);
  }
  return globProblem(value);
}

/** A name that no package of npm can have would match nothing: a scope alone, a file in a package, a list. */
function problemOfNpm(value: string): string | null {
  if (/[^\w@./~*?[\]{},!^-]/u.test(value)) return 'a package by its name alone';
  return namesOf(value).every(canBePackage)
    ? null
    : 'a package as "name" or "@scope/name", without a path in it';
}

function namesOf(value: string): readonly string[] {
  const glob = compileGlob(value);
  return glob.ok ? glob.alternatives : [value];
}

function canBePackage(name: string): boolean {
  if (name.includes('**')) return !/^\/|\/$/.test(name);
  const segments = name.split('/');
  if (segments.includes('') || segments.length > 2 || name.includes(',')) return false;
  return segments.length === 2 ? /^[@*?[]/.test(name) : !name.startsWith('@');
}
