import { entityFromTitle, entityNameProblem, entityNames } from '../../../src/scaffolding/entities.js';
import { stack } from '../../../src/scaffolding/stacks/typescript/stack.js';

describe('entityNames', () => {
  it.each([
    ['Card', { pascal: 'Card', camel: 'card', kebab: 'card', wordsPlural: 'cards' }],
    ['giftCard', { pascal: 'GiftCard', camel: 'giftCard', kebab: 'gift-card', words: 'gift card' }],
    [
      'gift_card',
      { pascal: 'GiftCard', kebabPlural: 'gift-cards', snake: 'gift_card', snakePlural: 'gift_cards' },
    ],
    ['HTTPLog', { pascal: 'HttpLog', kebab: 'http-log' }],
    ['Category', { wordsPlural: 'categories' }],
    ['Day', { wordsPlural: 'days' }],
    ['Address', { wordsPlural: 'addresses' }],
    ['Box', { wordsPlural: 'boxes' }],
  ])('gives the forms of %s', (name, expected) => {
    expect(entityNames(name)).toMatchObject(expected);
  });
});

describe('entityNameProblem', () => {
  it.each(['Card', 'gift-card', 'Gift Card', 'B2b'])('takes %s', (name) => {
    expect(entityNameProblem(name, stack)).toBeNull();
  });

  it.each([
    '',
    '1Card',
    'Cärd',
    '../x',
    'a--b',
    'class',
    'Promise',
    'Problem',
    'con',
    'x'.repeat(41),
    "a'b",
    'a\nb',
  ])('refuses %j', (name) => {
    expect(entityNameProblem(name, stack)).not.toBeNull();
  });
});

describe('entityFromTitle', () => {
  it.each([
    ['Saved cards at checkout', 'Card'],
    ['Refunds', 'Refund'],
    ['Order categories for admins', 'Category'],
    ['Shipping addresses', 'Address'],
    ['System status', 'Status'],
    ['Add a class', 'Add'],
    ['Login', 'Login'],
    ['支払い', 'Item'],
    ['🚀', 'Item'],
    ['At', 'Item'],
  ])('of %j is %s', (title, expected) => {
    expect(entityFromTitle(title, stack)).toBe(expected);
  });

  it('always gives a name that can be an entity', () => {
    for (const title of ['class', 'x'.repeat(5000), '1 2 3', 'the of and']) {
      expect(entityNameProblem(entityFromTitle(title, stack), stack)).toBeNull();
    }
  });
});
