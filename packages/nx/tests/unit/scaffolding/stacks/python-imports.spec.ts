import { importLines } from '../../../../src/scaffolding/stacks/python/imports.js';

/** What `ruff check --select I --fix` and `ruff format` leave as it is. */
describe('importLines', () => {
  it('sorts modules: the farthest first, then by name, numbers by their value', () => {
    expect(
      importLines(
        ['.command_line', 'run'],
        ['.card10', 'Card10'],
        ['.', 'a'],
        ['.card2', 'Card2'],
        ['..models.zoo', 'Zoo'],
        ['..lib.store', 'Store'],
        ['.card_a', 'CardA'],
        ['.card', 'Card'],
      ).split('\n'),
    ).toEqual([
      'from ..lib.store import Store',
      'from ..models.zoo import Zoo',
      'from . import a',
      'from .card import Card',
      'from .card2 import Card2',
      'from .card10 import Card10',
      'from .card_a import CardA',
      'from .command_line import run',
    ]);
  });

  it('sorts names: constants, classes, functions', () => {
    expect(importLines(['src.a', 'parse', 'Card', 'KIND', 'card', 'A'])).toBe(
      'from src.a import KIND, A, Card, card, parse',
    );
  });

  it('breaks a line that is longer than 88 characters, and no other', () => {
    const name = (length: number) => 'N'.repeat(length);
    const fits = `from src.a import ${name(70)}`;
    expect(fits).toHaveLength(88);
    expect(importLines(['src.a', name(70)])).toBe(fits);
    expect(importLines(['src.a', name(71)])).toBe(`from src.a import (\n    ${name(71)},\n)`);
  });
});
