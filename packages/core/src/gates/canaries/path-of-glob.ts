import { compileGlob } from '../../base/glob.js';

/**
 * A path that a glob matches: its stars are filled in. Null where that does not give one, as for a set of characters that leaves
 * out the filling.
 */
export function pathOfGlob(glob: string): string | null {
  const plain = glob.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const compiled = compileGlob(plain);
  if (!compiled.ok) return null;
  const filled = compiled.alternatives.map((one) =>
    one
      .replace(/\*\*/g, 'canary')
      .replace(/\*/g, 'canary')
      .replace(/\?/g, 'c')
      .replace(/\[([^\]!^])[^\]]*\]/g, '$1'),
  );
  return filled.find((path) => path !== '' && compiled.matches(path)) ?? null;
}
