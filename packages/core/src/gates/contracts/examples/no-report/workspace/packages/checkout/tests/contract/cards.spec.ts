import { saveCard } from '../../src/cards';

it('POST /cards keeps a card', () => {
  expect(saveCard({ number: '4111' }).status).toBe(201);
});
