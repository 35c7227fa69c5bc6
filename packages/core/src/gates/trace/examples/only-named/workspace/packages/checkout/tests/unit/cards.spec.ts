// FR-002 is still to be tested
it('FR-001 keeps a card', () => {});
