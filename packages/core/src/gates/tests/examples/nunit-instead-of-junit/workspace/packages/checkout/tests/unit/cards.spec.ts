it('knows cards', () => undefined);
