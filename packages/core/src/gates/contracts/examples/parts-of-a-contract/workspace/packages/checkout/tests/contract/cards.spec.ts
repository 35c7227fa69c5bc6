import { saveCard } from '../../src/cards';
import response from '../../../../specs/001-saved-cards/contracts/response.schema.json';

it('POST /cards keeps a card', () => {
  expect(saveCard({ number: '4111' }).status).toBe(201);
});
