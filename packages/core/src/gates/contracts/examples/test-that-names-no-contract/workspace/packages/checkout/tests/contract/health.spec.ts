it('answers GET /health', () => {
  expect(1 + 1).toBe(2);
});
