// FR-001
it('keeps a card', () => {});
