import { entityPattern } from '../../../src/layout/entity-pattern.js';
import { entitiesOf } from '../../../src/gates/layout/structure.js';

describe('a path in which the name of an entity varies', () => {
  it.each([
    ['src/models/__entity__.ts', 'src/models/gift-card.ts', 'gift-card'],
    ['src/models/__entity_snake__.py', 'src/models/gift_card.py', 'gift-card'],
    ['src/__entity_pascal__Screen.tsx', 'src/GiftCardScreen.tsx', 'gift-card'],
    ['src/use__entity_pascal__.ts', 'src/useGiftCard.ts', 'gift-card'],
    ['src/__entity_camel__.ts', 'src/giftCard.ts', 'gift-card'],
    ['src/routes/__entities__.ts', 'src/routes/gift-cards.ts', 'gift-card'],
    ['src/__entities_pascal__/__entity__.ts', 'src/Policies/policy.ts', 'policy'],
    ['src/__entity__/__entity__.model.ts', 'src/card/card.model.ts', 'card'],
  ])('%s is that of %s', (pattern, path, entity) => {
    expect(entityPattern(pattern).entityOf(path)).toBe(entity);
    expect(entityPattern(pattern).pathFor(entity)).toBe(path);
  });

  it.each([
    ['src/models/__entity__.ts', 'src/models/index.ts'],
    ['src/models/__entity__.ts', 'src/models/old/card.ts'],
    ['src/models/__entity__.ts', 'src/models/Card.ts'],
    ['src/models/__entity__.ts', 'src/models/card.tsx'],
    ['src/__entity__/__entity__.ts', 'src/card/order.ts'],
    ['src/__entities__/__entity__.ts', 'src/orders/card.ts'],
    ['src/__entity____entity_pascal__.ts', 'src/cardCard.ts'],
    ['src/index.ts', 'src/main.ts'],
    ['src/__entity__.ts', `src/${'a'.repeat(2000)}.ts`],
  ])('%s is not that of %s', (pattern, path) => {
    expect(entityPattern(pattern).entityOf(path)).toBeNull();
  });

  it('is the path of one file where nothing varies', () => {
    expect(entityPattern('src/a+b.ts')).toMatchObject({ varies: false });
    expect(entityPattern('src/a+b.ts').entityOf('src/a+b.ts')).toBe('');
    expect(entityPattern('src/a+b.ts').entityOf('src/aab.ts')).toBeNull();
  });
});

describe('the entities of a project', () => {
  const patterns = ['src/models/__entity__.ts', 'src/services/__entity__-service.ts'];

  it('have what they lack, also where one name begins with another', () => {
    const paths = [
      'src/models/card.ts',
      'src/models/card-holder.ts',
      'src/services/card-service.ts',
      'src/models/index.ts',
    ];
    expect(entitiesOf(patterns, paths)).toEqual([
      { entity: 'card', missing: [] },
      { entity: 'card-holder', missing: ['src/services/card-holder-service.ts'] },
    ]);
  });

  it('are told by the pattern with most fixed characters', () => {
    expect(entitiesOf(['src/__entity__.ts', 'src/__entity__-service.ts'], ['src/card-service.ts'])).toEqual([
      { entity: 'card', missing: ['src/card.ts'] },
    ]);
  });
});
