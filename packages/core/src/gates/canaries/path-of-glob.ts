import { compileGlob } from '../../base/glob.js';

/** What a set of characters that are left out is filled with. */
const OTHERS = ['c', 'A', '0', '_'];

/**
 * A path that a glob matches: its stars are filled in. Null where that does not give one, as for a set that leaves out all
 * characters that are tried.
 */
export function pathOfGlob(glob: string): string | null {
  const plain = glob.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
  const compiled = compileGlob(plain);
  if (!compiled.ok) return null;
  const filled = compiled.alternatives.flatMap((one) =>
    OTHERS.map((other) =>
      one
        .replace(/\*\*/g, 'canary')
        .replace(/\*/g, 'canary')
        .replace(/\?/g, 'c')
        .replace(/\[[!^][^\]]*\]/g, other)
        .replace(/\[([^\]])[^\]]*\]/g, '$1'),
    ),
  );
  return filled.find((path) => path !== '' && compiled.matches(path)) ?? null;
}
