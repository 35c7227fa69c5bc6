it.only('keeps a card', () => {});
it('forgets a card', () => {});
