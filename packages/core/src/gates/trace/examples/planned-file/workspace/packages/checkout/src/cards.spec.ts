it('keeps', () => {});
