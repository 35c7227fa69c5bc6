import { discoverFeatures, numberCollisions } from '../../../src/index.js';

function collisions(directories: readonly string[], specsRoots = ['specs']) {
  const paths = directories.map((directory) => `${directory}/plan.md`);
  return numberCollisions(discoverFeatures(paths, { specsRoots }).features);
}

describe('numberCollisions', () => {
  it('finds features of one root and one number, in whatever form the number is written', () => {
    const found = collisions(['specs/004-search', 'specs/004-pay', 'specs/4-cart', 'specs/005-mail']);
    expect(found).toEqual([
      { number: 4, root: 'specs', directories: ['specs/004-pay', 'specs/004-search', 'specs/4-cart'] },
    ]);
  });

  it('looks at every root by itself', () => {
    const roots = ['specs', 'apps/*/specs'];
    const apart = ['specs/001-a', 'apps/web/specs/001-a', 'apps/api/specs/001-b'];
    expect(collisions(apart, roots)).toEqual([]);
    expect(collisions([...apart, 'apps/web/specs/001-c'], roots)).toEqual([
      { number: 1, root: 'apps/web/specs', directories: ['apps/web/specs/001-a', 'apps/web/specs/001-c'] },
    ]);
  });

  it('takes the same second for a collision, and no other part of a date', () => {
    expect(
      collisions([
        'specs/20260319-143022-a',
        'specs/20260319-143022-b',
        'specs/20260319-143023-c',
        'specs/20260320-d',
        'specs/20260320-e',
        'specs/2026-10-17-f',
        'specs/2026-11-18-g',
        'specs/2026-h',
        'specs/202610-i',
        'specs/202610-j',
      ]),
    ).toEqual([
      {
        number: 20260319143022,
        root: 'specs',
        directories: ['specs/20260319-143022-a', 'specs/20260319-143022-b'],
      },
    ]);
  });

  it('ignores archives and directories without a number', () => {
    expect(collisions(['specs/004-pay', 'specs/archive/004-old', 'specs/pay', 'specs/mail'])).toEqual([]);
  });
});
