import { globProblem } from '../base/glob-syntax.js';

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
    if (value.replace(/^@/, '').includes('@')) return 'a package without its version';
  }
  return globProblem(value);
}
