import { compileGlob } from '@plangate/core/graph';

const TEXT = /(['"`])((?:(?!\1).)*)\1/g;

/**
 * The tests that the lists called `include` in a configuration of Vitest leave out, where all that is in them is plain text. A
 * configuration without such a list includes all tests.
 * @param tests relative to the directory of the configuration
 */
export function leftOut(configuration: string, tests: readonly string[]): string[] {
  return outside(listed(configuration, 'include'), tests);
}

/** The tests that `roots` or `testMatch` of a configuration of Jest leave out, read in the same way. */
export function leftOutByJest(configuration: string, tests: readonly string[]): string[] {
  const roots = listed(configuration, 'roots').map((root) => `${root.replace(/\/$/, '')}/**`);
  const beyond = outside(roots.includes('<rootDir>/**') ? [] : roots, tests);
  const unmatched = outside(listed(configuration, 'testMatch'), tests);
  return tests.filter((test) => beyond.includes(test) || unmatched.includes(test));
}

/** The texts of all lists of a name; none if one of the lists holds anything else. */
function listed(configuration: string, name: string): string[] {
  const pattern = new RegExp(`\\b${name}\\s*:\\s*\\[([^\\]]*)\\]`, 'g');
  const lists = [...configuration.matchAll(pattern)].map(([, list = '']) => list);
  const isPlain = lists.every((list) => list.replace(TEXT, '').replace(/[\s,]/g, '') === '');
  return isPlain ? lists.flatMap((list) => [...list.matchAll(TEXT)].map(([, , text = '']) => text)) : [];
}

/** Other forms of globs are not understood here, so nothing is said of them. */
function outside(globs: readonly string[], tests: readonly string[]): string[] {
  if (globs.length === 0 || globs.some((glob) => /[()!+@]/.test(glob))) return [];
  const compiled = globs.map((glob) => compileGlob(glob.replace(/^(?:<rootDir>\/|\.\/)/, '')));
  return tests.filter((test) => !compiled.some((glob) => !glob.ok || glob.matches(test)));
}
