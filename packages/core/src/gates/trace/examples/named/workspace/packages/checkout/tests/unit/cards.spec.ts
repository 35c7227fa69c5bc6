// FR-001, FR-002
it('keeps a card', () => {});
