import { compileGlob } from '@plangate/core/graph';

const LIST = /\binclude\s*:\s*\[([^\]]*)\]/g;
const TEXT = /(['"`])((?:(?!\1).)*)\1/g;

/**
 * The tests that the lists called `include` in a configuration of Vitest leave out, where all that is in them is plain text. A
 * configuration without such a list includes all tests.
 * @param tests relative to the directory of the configuration
 */
export function leftOut(configuration: string, tests: readonly string[]): string[] {
  const lists = [...configuration.matchAll(LIST)].map(([, list = '']) => list);
  const globs = lists.flatMap((list) => [...list.matchAll(TEXT)].map(([, , glob = '']) => glob));
  const isPlain = lists.every((list) => list.replace(TEXT, '').replace(/[\s,]/g, '') === '');
  // Other forms of globs are not understood here, so nothing is said of them.
  if (globs.length === 0 || !isPlain || globs.some((glob) => /[()!+@]/.test(glob))) return [];
  const compiled = globs.map((glob) => compileGlob(glob.replace(/^\.\//, '')));
  return tests.filter((test) => !compiled.some((glob) => !glob.ok || glob.matches(test)));
}
