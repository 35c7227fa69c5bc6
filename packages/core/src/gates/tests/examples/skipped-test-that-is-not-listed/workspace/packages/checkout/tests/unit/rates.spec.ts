test('rounds', () => {});
