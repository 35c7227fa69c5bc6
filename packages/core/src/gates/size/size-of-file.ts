import { memoize } from '../../base/memo.js';
import { ancestorsOf } from '../../base/paths.js';
import type { JudgeContext } from '../../model/workspace.js';
import { measureFile, type FileSize } from './measure.js';

type Context = Pick<JudgeContext, 'files'>;

/** The size of a file of the workspace. In one judgement each file is measured once. */
export function sizeOfFile(path: string, context: Context): FileSize {
  const known = sizesIn(context);
  const size = known.get(path) ?? measureFile(context.files.chunks(path));
  known.set(path, size);
  return size;
}

const sizesIn = memoize((_: Context) => new Map<string, FileSize>());

/**
 * Lets a context with other files than another one know what was measured of the same ones.
 * @param changed paths in the workspace
 */
export function shareSizes(from: Context, to: Context, changed: readonly string[]): void {
  const others = new Set(changed);
  for (const [path, size] of sizesIn(from)) {
    const isSame = !others.has(path) && !ancestorsOf(path).some((above) => others.has(above));
    if (isSame) sizesIn(to).set(path, size);
  }
}
