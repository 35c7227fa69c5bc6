import { isWithin, parentOf } from '../../base/paths.js';
import type { Range } from '../../markdown/withdrawn.js';
import type { ReferringFile, Replacement } from './model.js';
import { depthGained, type FeatureMove } from './move.js';
import { normalised } from './resolve.js';

/** The address in `](<./plan.md#x> "title")`, `]: ./plan.md` and `![x](y.png)`. */
const ADDRESS = /(\]\(\s{0,20}<?|\]:\s{0,20}<?)([^\s<>)]{1,1000})/;
const HAS_SCHEME = /^(?:[a-z][a-z0-9+.-]*:|[/#?])/i;

/**
 * The links of a feature's own document that lead out of its directory, from one level deeper. Those that lead nowhere in the
 * workspace are left.
 */
export function outwardLinks(file: ReferringFile, move: FeatureMove, links: readonly Range[]): Replacement[] {
  const directory = parentOf(file.path) ?? '.';
  const up = '../'.repeat(Math.max(0, depthGained(move)));
  return links.flatMap(([start, end]): Replacement[] => {
    const match = ADDRESS.exec(file.text.slice(start, end));
    const written = match?.[2] ?? '';
    if (match === null || HAS_SCHEME.test(written)) return [];
    const target = normalised(`${directory}/${written.replace(/[#?].*$/, '')}`);
    if (target === null || isWithin(target, move.from)) return [];
    const at = start + match.index + (match[1] ?? '').length;
    const text = up + written.replace(/^(?:\.\/)+/, '');
    return [{ start: at, end: at + written.length, text, reason: 'link' }];
  });
}
