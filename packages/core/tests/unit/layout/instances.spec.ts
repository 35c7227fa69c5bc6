import { hasInstance } from '../../../src/layout/instances.js';
import { filesOf } from '../support/builders.js';

describe('a name that holds the place of what is known later', () => {
  it.each([
    ['db/YYYYMMDD_AddCards.cs', 'db/20260105_AddCards.cs'],
    ['db/<timestamp>_cards', 'db/20260105_cards/up.sql'],
    ['db/[ts]_init_cards', 'db/20260105120000_init_cards/up.sql'],
    ['db/NNNN-card-limits.md', 'db/0007-card-limits.md'],
    ['out/{year}-cards.json', 'out/2026-cards.json'],
  ])('%s is there as %s', (path, real) => {
    expect(hasInstance(path, filesOf([real]))).toBe(true);
  });

  it.each([
    ['db/YYYYMMDD_AddCards.cs', 'db/20260105_AddLimits.cs'],
    ['app/[id]', 'app/[slug]/page.tsx'],
    ['app/user-[id].vue', 'app/user-card.vue'],
    ['db/<timestamp>', 'db/20260105'],
    ['db/cards.sql', 'db/other.sql'],
    ['src/FOXXX.ts', 'src/FOABC.ts'],
  ])('%s is not there as %s', (path, real) => {
    expect(hasInstance(path, filesOf([real]))).toBe(false);
  });
});
