it('expires', () => {});
