test('keeps a card', () => {});
