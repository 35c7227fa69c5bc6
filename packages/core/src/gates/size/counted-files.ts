import { compileGlob } from '../../base/glob.js';
import type { GateOf } from '../../model/gate.js';

export const EVERYTHING = ['**'];

/** Whether a path of the project counts; the first glob that cannot be matched where there is one. */
export function countedBy({
  files = EVERYTHING,
  except = [],
}: GateOf<'size'>['rules']): string | ((path: string) => boolean) {
  const refused = [...files, ...except].find((glob) => !compileGlob(glob).ok);
  if (refused !== undefined) return refused;
  const [counted, excepted] = [matchersOf(files), matchersOf(except)];
  return (path) => counted.some((matches) => matches(path)) && !excepted.some((matches) => matches(path));
}

function matchersOf(globs: readonly string[]): ((path: string) => boolean)[] {
  return globs.flatMap((text) => {
    const glob = compileGlob(text);
    return glob.ok ? [glob.matches] : [];
  });
}
