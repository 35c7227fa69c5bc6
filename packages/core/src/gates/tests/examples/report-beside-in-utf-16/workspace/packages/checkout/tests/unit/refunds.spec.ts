it('books', () => undefined);
